"""Forms of budget lines (biểu mẫu dự toán)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.units.models import User

from ..domain import policy
from ..models import BudgetLine
from .choices import MoneyField, SearchForm, UnitForm


class BudgetLineForm(UnitForm):
    """Dòng dự toán."""

    planned = MoneyField(label=_("Dự toán được giao (đồng)"))
    decided_on = DayField(label=_("Giao ngày"))

    class Meta:
        model = BudgetLine
        fields = ("unit", "source", "planned", "decided_on", "reference")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, person=person, action=policy.SPEND, **kwargs)


class SpendingForm(forms.Form):
    """Khoản chi."""

    amount = MoneyField(label=_("Số tiền (đồng)"))
    spent_on = DayField(label=_("Ngày chi"))
    what = forms.CharField(label=_("Nội dung chi"), max_length=250)
    reference = forms.CharField(label=_("Chứng từ"), max_length=250, required=False)


class BudgetListForm(forms.Form):
    """Lọc kế hoạch có dự toán."""

    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Mọi năm")), *((year, year) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]


class PlanBudgetForm(SearchForm):
    """Lọc hoạt động của một kế hoạch."""

    only = forms.ChoiceField(
        label=_("Chỉ xem"),
        choices=[
            ("", _("Mọi hoạt động")),
            ("granted", _("Đã giao dự toán")),
            ("none", _("Chưa giao dự toán")),
            ("over", _("Chi vượt dự toán")),
        ],
        required=False,
    )
