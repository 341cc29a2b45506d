"""Tiếp nhận: a file, or a text pasted in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class IntakeForm(forms.Form):
    """Một tệp hoặc một đoạn văn bản dán vào; exactly one of them."""

    file = forms.FileField(
        label=gettext_lazy("Chọn tệp văn bản"),
        help_text=gettext_lazy("Tệp chữ (.txt) hoặc trang web đã lưu (.html), tối đa 20 MB."),
        required=False,
        allow_empty_file=True,
        max_length=250,
    )
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán toàn văn vào đây"),
        help_text=gettext_lazy("Chép cả phần đầu (số, ngày, trích yếu) và phần nơi nhận."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one source."""
        found = super().clean() or {}
        has_text = bool((found.get("text") or "").strip())
        if "file" in self.errors:
            return found
        if bool(found.get("file")) and has_text:
            raise forms.ValidationError(
                _("Bạn vừa chọn tệp vừa dán chữ. Hãy giữ lại một trong hai (phần dán vẫn còn bên dưới).")
            )
        if not found.get("file") and not has_text:
            raise forms.ValidationError(_("Hãy chọn một tệp hoặc dán toàn văn của văn bản."))
        return found

    def content(self) -> tuple[bytes, str]:
        """Nội dung và tên, of whichever was given."""
        uploaded = self.cleaned_data.get("file")
        if uploaded:
            return uploaded.read(), uploaded.name
        # Browsers send CRLF: the same words pasted twice, or from a file, are the same content.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        return text.encode(), _("van-ban-dan.txt")
