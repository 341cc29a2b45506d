"""Forms of bringing a signed paper back (biểu mẫu ghi số, ngày và bản đã ký)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from ..enums import Doubt


class SignedFileForm(forms.Form):
    """Tải bản đã ký lên để kiểm tra."""

    file = forms.FileField(
        label=_("Bản đã ký (PDF)"),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("Máy kiểm tra chữ ký số và so với bản đã xuất trước khi lưu. Không tải văn bản mật."),
    )


class RecordForm(forms.Form):
    """Số, ngày ban hành; the doubts to be confirmed appear when there are any."""

    number = forms.CharField(
        label=_("Số văn bản"), max_length=80, help_text=_("Số trong sổ văn bản đi, ví dụ 05; ký hiệu có sẵn.")
    )
    on = DayField(label=_("Ngày ban hành"))
    reason = forms.CharField(
        label=_("Lý do đính chính"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, doubts: dict[str, str], is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
        self.doubts = doubts
        for code, words in doubts.items():
            self.fields[f"doubt-{code}"] = forms.BooleanField(
                label=Doubt(code).label, required=False, help_text=words
            )

    @property
    def confirmed(self) -> set[str]:
        """Codes of the doubts that are ticked."""
        return {code for code in self.doubts if self.cleaned_data.get(f"doubt-{code}")}
