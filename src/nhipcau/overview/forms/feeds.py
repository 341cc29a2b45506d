"""Chọn lịch để đăng ký: one's own work, a unit one belongs to, a plan one may see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import FeedKind
from ..queries.choices import MOST, plans_to_choose, unit_plans_to_choose


class FeedForm(forms.Form):
    """Lịch về gì; cleaned into the arguments of `feeds.make`."""

    ve = forms.ChoiceField(label=_("Lịch về"))

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {f"unit-{unit.pk}": unit for unit in access.own_units(person)}
        chosen = [*plans_to_choose(person)[:MOST], *unit_plans_to_choose(person)[:MOST]]
        self.plans = {f"plan-{plan.pk}": plan for plan in chosen}
        named = [(key, unit.name) for key, unit in self.units.items()]
        dated = [(key, f"{plan.year} · {plan.title}"[:90]) for key, plan in self.plans.items()]
        self.fields["ve"].choices = [  # type: ignore[attr-defined]
            (FeedKind.PERSON.value, FeedKind.PERSON.label),
            *([(_("Đơn vị"), named)] if named else []),
            *([(_("Kế hoạch"), dated)] if dated else []),
        ]

    def clean_ve(self) -> dict[str, Any]:
        """Loại, đơn vị, kế hoạch."""
        chosen: str = self.cleaned_data["ve"]
        if chosen in self.units:
            return {"kind": FeedKind.UNIT, "unit": self.units[chosen]}
        if chosen in self.plans:
            return {"kind": FeedKind.PLAN, "plan": self.plans[chosen]}
        return {"kind": FeedKind.PERSON}
