"""Forms of translation (biểu mẫu dịch thuật)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from .domain import glossary, languages
from .enums import EntryKind, EntryState
from .models import GlossaryEntry

IN_USE = "in-use"


class PairForm(forms.Form):
    """Cặp ngôn ngữ."""

    source = forms.ChoiceField(label=_("Từ ngôn ngữ"), initial="vi")
    target = forms.ChoiceField(label=_("Sang ngôn ngữ"), initial="en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = languages.choices()
        for name in ("source", "target"):
            if name in self.fields:
                self.fields[name].choices = known  # type: ignore[attr-defined]


class EntryForm(PairForm):
    """Đề xuất thuật ngữ; a correction keeps the pair of what it `replaces`."""

    term = forms.CharField(
        label=_("Thuật ngữ gốc"),
        max_length=200,
        help_text=_(
            "Được tìm theo trọn từ, cụm dài trước. Từ một tiếng như “xã” còn có trong “xã hội”: "
            "hãy thêm cả cụm dài hơn."
        ),
    )
    rendering = forms.CharField(label=_("Cách dịch"), max_length=200)
    allowed = forms.CharField(
        label=_("Cách dịch khác được dùng"),
        required=False,
        help_text=_("Mỗi dòng một cách: dạng viết tắt, dạng ngắn, dạng biến đổi của từ."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    forbidden = forms.CharField(
        label=_("Cách dịch không dùng"),
        required=False,
        help_text=_("Mỗi dòng một cách. Bản dịch có cách viết này sẽ được nhắc."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=EntryKind.choices,
        help_text=_("Tên riêng và địa danh được tìm theo chữ hoa; thuật ngữ thì không kể chữ hoa."),
    )
    basis = forms.CharField(
        label=_("Căn cứ của cách dịch"),
        max_length=300,
        required=False,
        help_text=_("Văn bản, trang web chính thức hoặc từ điển đã dùng cách dịch này."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)

    def __init__(self, *args: Any, replaces: GlossaryEntry | None = None, **kwargs: Any) -> None:
        if replaces is not None:
            lines = {name: "\n".join(getattr(replaces, name)) for name in ("allowed", "forbidden")}
            words = {name: getattr(replaces, name) for name in glossary.FIELDS}
            kwargs.setdefault("initial", words | lines)
        super().__init__(*args, **kwargs)
        if replaces is not None:
            del self.fields["source"], self.fields["target"]


class ReasonForm(forms.Form):
    """Lý do thôi dùng."""

    reason = forms.CharField(label=_("Lý do thôi dùng"), max_length=300)


class FileForm(PairForm):
    """Nhập từ tệp."""

    file = forms.FileField(label=_("Tệp"))
    field_order = ("file",)


class GlossaryFileForm(FileForm):
    """Nhập thuật ngữ."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.help_text = _("CSV có dòng đầu như tệp xuất của danh sách, hoặc TBX (ISO 30042).")
        field.widget.attrs["accept"] = ".csv,.tbx,.xml"


class MemoryFileForm(FileForm):
    """Nhập bộ nhớ dịch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.help_text = _("TMX của công cụ dịch khác; câu đã có thì giữ nguyên, không nhân đôi.")
        field.widget.attrs["accept"] = ".tmx,.xml"


class KeptForm(forms.Form):
    """Giữ những gì đã xem trước."""

    kept = forms.CharField(widget=forms.HiddenInput)


class SearchForm(forms.Form):
    """Tìm, lọc theo cặp ngôn ngữ."""

    q = forms.CharField(label=_("Tìm"), required=False)
    pair = forms.ChoiceField(label=_("Cặp ngôn ngữ"), required=False)

    def __init__(self, *args: Any, pairs: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = languages.names()
        found = sorted(set(pairs.order_by().values_list("source", "target").distinct()))
        self.fields["pair"].choices = [  # type: ignore[attr-defined]
            ("", _("mọi cặp ngôn ngữ")),
            *((f"{one}|{other}", languages.pair_in_words(one, other, known)) for one, other in found),
        ]

    def chosen(self) -> tuple[str, str] | None:
        """Cặp đã chọn."""
        one, _bar, other = str(self.cleaned_data.get("pair") or "").partition("|")
        return (one, other) if other else None


class EntryListForm(SearchForm):
    """Tìm và lọc thuật ngữ."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("mọi loại")), *EntryKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("đang dùng và chờ duyệt")), *EntryState.choices],
        required=False,
    )
