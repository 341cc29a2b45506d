"""The form of an office's papers (biểu mẫu thể thức của cơ quan)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..domain.office_forms import FIELDS
from ..enums import FormKind
from ..models import OfficeForm

EXAMPLES = {
    "parent": _("In hoa tự động. Để trống nếu không có, ví dụ với Ủy ban nhân dân tỉnh."),
    "issuer": _("In hoa tự động. Ví dụ: Ban Tuyên giáo và Dân vận"),
    "place": _("Chữ đứng trước ngày, ví dụ: Sông Cầu"),
    "plan_symbol": _("Phần sau số. Nhà nước: KH-UBND; Đảng: KH/TU"),
    "report_symbol": _("Nhà nước: BC-UBND; Đảng: BC/TU"),
    "letter_symbol": _("Nhà nước: UBND-KGVX; Đảng: CV/TU"),
    "authority": _("Mỗi dòng một ý: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
    "signer_name": _("Để trống nếu người ký thay đổi."),
    "recipients": _("Mỗi dòng một nơi nhận, không ghi dòng lưu."),
    "filed": _("Sau chữ “Lưu:”, ví dụ: VT, TTĐN"),
}


class OfficeFormForm(forms.ModelForm[OfficeForm]):
    """Khai thể thức của cơ quan."""

    class Meta:
        model = OfficeForm
        fields = FIELDS
        help_texts = EXAMPLES
        widgets = {
            "form": forms.RadioSelect,
            "authority": forms.Textarea(attrs={"rows": 3}),
            "recipients": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Radio buttons need none that stands for nothing.
        self.fields["form"].choices = FormKind.choices  # type: ignore[attr-defined]
