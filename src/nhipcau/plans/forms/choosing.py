"""Choosing units without a query per field (chọn đơn vị)."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import sort_key
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being


class Choice:
    """Danh sách đơn vị để chọn: read once, shared by every field of a screen; `also` adds ended ones.

    `among` are the numbers of the only units that are offered.
    """

    def __init__(self, *also: Unit, among: Collection[int] | None = None) -> None:
        being = in_being(timezone.localdate())
        found = {unit.pk: unit for unit in (being if among is None else being.filter(pk__in=among))}
        self.units = {unit.pk: unit for unit in also} | found
        named = ((pk, unit.name) for pk, unit in self.units.items())
        self.choices = sorted(named, key=lambda row: sort_key(row[1]))

    def unit(self, value: Any) -> Unit:
        """The unit of a posted id; ValueError when it is none of them, as a choice field expects."""
        found = self.units.get(int(value))
        if found is None:
            raise ValueError(value)
        return found


def as_id(value: Any) -> int | None:
    """A posted id; None for anything else."""
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def unit_field(choice: Choice, *, required: bool = True, **options: Any) -> forms.TypedChoiceField:
    """Trường chọn một đơn vị; cleans to a Unit, or None when left open."""
    return forms.TypedChoiceField(
        choices=[("", _("— chọn đơn vị —")), *choice.choices],
        coerce=choice.unit,
        empty_value=None,
        required=required,
        **options,
    )


def units_field(choice: Choice, **options: Any) -> forms.TypedMultipleChoiceField:
    """Trường chọn nhiều đơn vị, as checkboxes; cleans to a list of Units."""
    return forms.TypedMultipleChoiceField(
        choices=choice.choices,
        coerce=choice.unit,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "plans-units"}),
        **options,
    )


class DayInput(forms.DateInput):
    """Ô ngày dd/mm/yyyy: typed as every office writes it, whatever the browser's own language."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(
            attrs={"placeholder": _("ngày/tháng/năm"), "inputmode": "numeric", "autocomplete": "off", **attrs}
        )
