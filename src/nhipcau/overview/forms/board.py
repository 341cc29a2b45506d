"""Bộ lọc bảng việc."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import LongSelect
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Assignment
from nhipcau.units.models import User

from ..enums import Due
from ..queries import board, choices


class BoardForm(forms.Form):
    """Tìm và lọc việc; a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    don_vi = forms.TypedChoiceField(
        label=_("Đơn vị chủ trì"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    ke_hoach = forms.TypedChoiceField(
        label=_("Kế hoạch"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    van_ban = forms.TypedChoiceField(
        label=_("Văn bản"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    han = forms.ChoiceField(label=_("Hạn"), required=False, choices=[("", _("Mọi hạn")), *Due.choices])

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        found = choices.plan_options(person, self.data.get(self.add_prefix("ke_hoach"), ""))
        self._choose("don_vi", [("", _("Mọi đơn vị")), *choices.units_to_choose(person)])
        self._choose(
            "ke_hoach",
            [("", _("Mọi kế hoạch")), *((plan.pk, f"{plan.year} · {plan.title}"[:80]) for plan in found)],
        )
        self._choose("van_ban", [("", _("Mọi văn bản")), *choices.directives_to_choose(person)])

    def found(self, today: date) -> QuerySet[Assignment]:
        """Các phân công thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        work = plans.search(plans.visible_to(self.person), wanted.get("q") or "")
        if wanted.get("don_vi"):
            work = work.filter(unit=wanted["don_vi"])
        if wanted.get("ke_hoach"):
            work = work.filter(activity__plan=wanted["ke_hoach"])
        if wanted.get("van_ban"):
            work = work.filter(obligation__directive=wanted["van_ban"])
        return board.due_within(work, wanted.get("han") or "", today)

    def _choose(self, name: str, options: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = options  # type: ignore[attr-defined]
