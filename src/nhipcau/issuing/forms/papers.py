"""Forms of the paper's page, and of an official letter (biểu mẫu trên trang văn bản đi)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit, User

from .. import queries
from .fields import LinesField


class ReasonForm(forms.Form):
    """Lý do đưa về dự thảo hoặc thôi ban hành."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class LetterForm(forms.Form):
    """Nội dung công văn."""

    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        help_text=_(
            "Việc gì, không ghi “V/v”. Ví dụ: đôn đốc triển khai kế hoạch thông tin đối ngoại năm 2026"
        ),
    )
    addressees = LinesField(
        label=_("Kính gửi"), help_text=_("Mỗi dòng một cơ quan, đơn vị, viết đúng tên trong danh bạ.")
    )
    body = LinesField(
        label=_("Nội dung"),
        rows=14,
        help_text=_(
            "Mỗi dòng một đoạn. Dòng bắt đầu bằng “- ” là một gạch đầu dòng, “+ ” là ý nhỏ bên dưới."
        ),
    )


class NewLetterForm(LetterForm):
    """Công văn mới, with the office that issues it."""

    field_order = ["office", "title", "addressees", "body"]
    office = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"), queryset=Unit.objects.none(), empty_label=_("– Chọn cơ quan –")
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = queries.offices_of(person)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["office"].initial = offices.first()
