"""Forms of tables coming in (biểu mẫu nhập bảng)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..domain import lexicon
from ..enums import ImportKind, ImportState


class UploadForm(forms.Form):
    """Chọn tệp bảng."""

    file = forms.FileField(
        label=_("Tệp Excel (.xlsx) hoặc CSV"),
        help_text=_("Tối đa 20 MB, 20.000 dòng. Thứ tự và tên cột tùy ý; hệ thống hỏi lại nếu chưa chắc."),
        allow_empty_file=True,
        max_length=250,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv"}),
    )
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận bảng này không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT"), required=False
    )


class MappingForm(forms.Form):
    """Mỗi nội dung nằm ở cột nào; a select a field, the proposal chosen."""

    def __init__(
        self, *args: Any, kind: str, names: dict[int, str], initial: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=initial, **kwargs)
        choices = [("", _("— không có —")), *((str(column), name[:80]) for column, name in names.items())]
        order = list(lexicon.ORDER[kind])
        for field in order:
            self.fields[str(field)] = forms.TypedChoiceField(
                label=field.label,
                choices=choices,
                coerce=int,
                empty_value=None,
                required=field in lexicon.NEEDED[kind],
            )
        if kind == ImportKind.TRACKER:
            self.fields["year"] = forms.IntegerField(
                label=_("Năm của các hạn không ghi năm"),
                min_value=2000,
                max_value=2100,
                help_text=_("Ví dụ “30/6”, “Quý II” được hiểu là của năm này."),
            )

    def columns(self) -> dict[str, int]:
        """Các cột đã chọn."""
        return {name: value for name, value in self.cleaned_data.items() if value and name != "year"}


class ImportListForm(forms.Form):
    """Lọc các lần nhập."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *ImportKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            *((value, label) for value, label in ImportState.choices if value != ImportState.DISCARDED),
        ],
    )
