"""Forms of recurring duties (biểu mẫu việc định kỳ)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being, in_office_order

from ..enums import DutyState
from .rhythm import RhythmForm


def present_units() -> QuerySet[Unit]:
    """Đơn vị đang hoạt động."""
    return in_office_order(in_being(timezone.localdate()))


class DutyForm(RhythmForm):
    """Lập việc định kỳ."""

    unit = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none())
    supporters = forms.ModelMultipleChoiceField(
        label=_("Đơn vị phối hợp"), queryset=Unit.objects.none(), required=False
    )
    approver = forms.ModelChoiceField(label=_("Đơn vị duyệt kết quả"), queryset=Unit.objects.none())
    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"), required=False)
    ahead_days = forms.IntegerField(
        label=_("Giao trước (ngày)"),
        min_value=0,
        max_value=120,
        initial=30,
        help_text=_("Mỗi kỳ hiện trong Việc của tôi trước hạn bấy nhiêu ngày."),
    )
    deliverable = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("unit", "supporters", "approver"):
            self.fields[name].queryset = present_units()  # type: ignore[attr-defined]


class RuleChangeForm(RhythmForm):
    """Đổi quy tắc lặp lại."""

    starts = "from_on"

    from_on = DayField(label=_("Áp dụng từ ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=500)


class DutyReasonForm(forms.Form):
    """Lý do tạm dừng, kết thúc."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)


class DutyListForm(forms.Form):
    """Lọc việc định kỳ."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *DutyState.choices]
    )
