"""Forms of prepared words (biểu mẫu nội dung chuẩn bị sẵn)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.newsroom.models import Language

from ..enums import MatterKind
from ..models import HoldingText


class HoldingForm(forms.Form):
    """Nội dung chuẩn bị sẵn: for what, until when."""

    title = forms.CharField(
        label=_("Tình huống"), max_length=200, help_text=_("Ví dụ: Sạt lở làm tắc đường, có người bị nạn.")
    )
    kind = forms.ChoiceField(label=_("Loại vụ việc"), choices=MatterKind.choices, initial=MatterKind.EVENT)
    expires_on = DayField(label=_("Dùng đến hết ngày"))


class TermForm(forms.Form):
    """Gia hạn."""

    expires_on = DayField(label=_("Dùng đến hết ngày"))


class HoldingTextForm(forms.Form):
    """Lời chuẩn bị sẵn trong một ngôn ngữ."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    lead = forms.CharField(label=_("Tóm tắt"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        label=_("Nội dung"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Chỗ chưa biết để trống trong hai ngoặc nhọn, như trong ô; cùng tên thì điền một lần."),
    )

    def __init__(
        self, *args: Any, language: Language, text: HoldingText | None = None, **kwargs: Any
    ) -> None:
        if text is not None:
            kwargs.setdefault("initial", {name: getattr(text, name) for name in ("title", "lead", "body")})
        super().__init__(*args, **kwargs)
        example = "Lúc {{thời điểm}}, tại {{địa điểm}} …" if language.code == "vi" else "{{time}} … {{place}}"
        self.fields["body"].widget.attrs["placeholder"] = example
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language.code, "dir": "rtl" if language.is_rtl else "ltr"}


class HoldingListForm(forms.Form):
    """Tìm và lọc nội dung chuẩn bị sẵn."""

    q = forms.CharField(label=_("Tìm"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại vụ việc"), choices=[("", _("mọi loại")), *MatterKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Còn dùng"),
        choices=[("", _("mọi nội dung")), ("use", _("còn dùng")), ("over", _("hết hạn hoặc thôi dùng"))],
        required=False,
    )
