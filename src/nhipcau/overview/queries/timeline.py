"""Dòng thời gian: the dated activities of a year, under the units that lead them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Coalesce

from nhipcau.directives.enums import Part
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, ActivityUnit, Assignment
from nhipcau.units.models import Unit, UnitGroup

from .activities import under_way


@dataclass(frozen=True, slots=True)
class Holder:
    """Nơi chủ trì: a unit, a group or a name nobody has resolved, and how many lines stand under it."""

    unit: int | None
    group: int | None
    written: str
    place: tuple[str, str]
    lines: int


def lines(activities: QuerySet[Activity], year: int) -> QuerySet[ActivityUnit]:
    """Hoạt động diễn ra trong năm, a line for each unit or group that leads it, by its name."""
    work = Assignment.objects.exclude(state=AssignmentState.CANCELLED).defer("folded")
    # Asked of each line of those who lead, of which a page wants few.
    there = Exists(_dated(activities, year).filter(pk=OuterRef("activity")))
    return (
        ActivityUnit.objects.filter(there, part=Part.LEAD)
        .annotate(
            holder=Coalesce("unit__name", "group__name", "written"),
            place=Coalesce("unit__sort_key", "group__sort_key", "written", output_field=TextField()),
        )
        .select_related("activity__plan__paper", "unit")
        .prefetch_related(Prefetch("activity__assignments", work))
        .order_by("place", "holder", F("activity__starts_on").asc(nulls_first=True), "activity__due", "pk")
    )


def holders(activities: QuerySet[Activity], year: int) -> list[Holder]:
    """Nơi chủ trì theo thứ tự của `lines`.

    Counted from the indexes alone, so that a page need not put the lines of all others in order.
    """
    counted = _led(activities, year).order_by().values("unit", "group").annotate(n=Count("pk"))
    rows = list(counted.values_list("unit", "group", "n"))
    units = _places(Unit, [unit for unit, _group, _n in rows if unit])
    groups = _places(UnitGroup, [group for unit, group, _n in rows if group and not unit])
    found = [
        Holder(unit, group, "", units[unit] if unit else groups[group], n)
        for unit, group, n in rows
        if unit or group
    ]
    if len(found) < len(rows):
        unresolved = _led(activities, year).filter(unit=None, group=None).order_by().values("written")
        named = unresolved.annotate(n=Count("pk")).values_list("written", "n")
        found += [Holder(None, None, name, (name, name), n) for name, n in named]
    return sorted(found, key=lambda each: each.place)


def of_holders(rows: QuerySet[ActivityUnit], among: Sequence[Holder]) -> QuerySet[ActivityUnit]:
    """Các dòng đứng dưới những nơi này."""
    units = [each.unit for each in among if each.unit]
    groups = [each.group for each in among if each.group]
    names = [each.written for each in among if not each.unit and not each.group]
    wanted = Q(unit__in=units) if units else Q()
    if groups:
        wanted |= Q(group__in=groups)
    if names:
        wanted |= Q(unit=None, group=None, written__in=names)
    return rows.filter(wanted)


def undated(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Hoạt động không có ngày nào, which stand on no timeline."""
    return activities.filter(Q(starts_on=None, due=None))


def _led(activities: QuerySet[Activity], year: int) -> QuerySet[ActivityUnit]:
    return ActivityUnit.objects.filter(part=Part.LEAD, activity__in=_dated(activities, year).values("pk"))


def _dated(activities: QuerySet[Activity], year: int) -> QuerySet[Activity]:
    return activities.filter(under_way(date(year, 1, 1), date(year, 12, 31))).order_by()


def _places(among: type[Unit] | type[UnitGroup], keys: list[int]) -> dict[int, tuple[str, str]]:
    if not keys:
        return {}
    rows: Any = among._default_manager.filter(pk__in=keys).order_by().values_list("pk", "sort_key", "name")
    return {pk: (place, name) for pk, place, name in rows}
