"""Tiếp nhận: files, or a text pasted in; and what a browser says of a file it sends in parts."""

import uuid
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ManyFilesInput(forms.ClearableFileInput):
    """Ô chọn nhiều tệp."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Nhiều tệp; the cleaned value is a list, empty when none was chosen."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        """Each by the rules of one."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in given if one]


class IntakeForm(forms.Form):
    """Các tệp hoặc một đoạn văn bản dán vào; exactly one of them."""

    file = ManyFilesField(
        label=gettext_lazy("Chọn tệp văn bản"),
        help_text=gettext_lazy(
            "Tệp Word (.docx, .doc, .rtf, .odt), PDF kể cả bản quét, ảnh quét (.png, .jpg, .tif, .webp), "
            "tệp chữ (.txt), trang web đã lưu (.html), phong bì edXML, thư (.eml) hoặc tệp nén (.zip); "
            "mỗi tệp tối đa 20 MB. "
            "Có thể chọn nhiều tệp."
        ),
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
    batch = forms.UUIDField(widget=forms.HiddenInput, required=False)

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

    def contents(self) -> list[tuple[bytes, str]]:
        """Nội dung và tên, of whatever was given."""
        files = self.cleaned_data.get("file")
        if files:
            return [(one.read(), one.name or "") for one in files]
        # Browsers send CRLF: the same words pasted twice, or from a file, are the same content.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        return [(text.encode(), _("van-ban-dan.txt"))]

    @property
    def batch_key(self) -> uuid.UUID:
        """Khóa của đợt: the page's own, or a new one."""
        return self.cleaned_data.get("batch") or uuid.uuid4()


class BeginForm(forms.Form):
    """Báo trước một tệp sẽ gửi từng phần."""

    fingerprint = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)


class PartForm(forms.Form):
    """Một phần bắt đầu từ byte thứ mấy."""

    offset = forms.IntegerField(min_value=0)


class FinishForm(forms.Form):
    """Tệp đã gửi đủ: its name, and its SHA-256 where the browser could reckon it."""

    name = forms.CharField(max_length=250)
    batch = forms.UUIDField()
    digest = forms.CharField(required=False, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
