"""Ngày kỷ niệm, sự kiện lớn: one form a kind, and the filter of their list."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being, in_office_order

from ..enums import MarkKind

STATES = [
    ("", _("Đang dùng")),
    ("cho", _("Chưa đối chiếu")),
    ("roi", _("Đã đối chiếu")),
    ("thoi", _("Thôi dùng")),
]
SOURCE_HELP = _("Văn bản, số, ngày; hoặc trang của cơ quan nào, ngày nào.")


class MarkListForm(forms.Form):
    """Lọc danh sách."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *MarkKind.choices])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=STATES)


class AnnualForm(forms.Form):
    """Ngày kỷ niệm hằng năm; of a relation the name is the country's."""

    name = forms.CharField(label=_("Tên"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    day = forms.IntegerField(label=_("Ngày"), min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Tháng"), min_value=1, max_value=12)
    year = forms.IntegerField(
        label=_("Năm diễn ra"),
        required=False,
        min_value=1,
        max_value=2100,
        help_text=_("Để trống nếu không đếm năm kỷ niệm."),
    )
    source = forms.CharField(label=_("Nguồn"), max_length=300, help_text=SOURCE_HELP)


class EventForm(forms.Form):
    """Sự kiện lớn."""

    name = forms.CharField(label=_("Tên sự kiện"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"), required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị phụ trách"), queryset=Unit.objects.none(), required=False, empty_label=_("Chưa rõ")
    )
    source = forms.CharField(label=_("Nguồn"), max_length=300, help_text=SOURCE_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = in_office_order(in_being(timezone.localdate()))  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    """Đối chiếu: where one has looked."""

    source = forms.CharField(label=_("Đã đối chiếu với"), max_length=300, help_text=SOURCE_HELP)
