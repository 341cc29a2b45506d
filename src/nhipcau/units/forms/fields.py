"""Ô nhập dùng lại: a unit to choose."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Unit


class UnitField(forms.ModelChoiceField):
    """Chọn một đơn vị; one that has ended says since when."""

    def __init__(self, *, queryset: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("– Chọn đơn vị –"))
        super().__init__(queryset=Unit.objects.all() if queryset is None else queryset, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return unit_label(obj)


def unit_label(unit: Unit) -> str:
    """Tên trong danh sách chọn."""
    ended = _(" (đến %(day)s)") % {"day": _day(unit.valid_to)} if unit.valid_to else ""
    return f"{unit.name}{ended}"


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
