"""Số liệu để xem: the figures of a report not frozen, summed by the database without reading their records.

A page shows numbers and one page of tasks; whoever opens a number, exports or freezes has the records
themselves, from a ledger (ledgers.py). Both count by the same definitions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum, Value

from nhipcau.core.domain import counted
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import parts
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import Indicator, RecordType
from .counting import ALL, Figure
from .indicators import DEFINITIONS
from .ledgers import Task, batches
from .periods import Period

# Whose tasks others have too: what was open before the period is open after it, or was accepted or cancelled.
ELSEWHERE = {Indicator.OPEN_BEFORE, Indicator.ACCEPTED_ON_TIME, Indicator.LATE, Indicator.PRODUCTS}
# Sums over the very records of another indicator, read once for both.
COUNTED_WITH = {Indicator.PRODUCTS: Indicator.EVIDENCE}
# As scopes of figures are called (counting.py).
UNIT = "don-vi-"
# Where a task stands: its document, its place in it, itself.
Place = tuple[int, int, int]
STANDING = {Indicator.OPEN_BEFORE, Indicator.OPEN_AFTER}


class Counted(NamedTuple):
    """Số liệu đã cộng của một kỳ: the figures of every unit and of all, and which tasks they come from."""

    figures: dict[str, Figure]
    tasks: set[Place]


def by_unit(periods: Iterable[Period], units: set[int] | None) -> list[Counted]:
    """Con số của mọi đơn vị và của tất cả trong từng kỳ; of `units` alone unless None.

    Of all units each is counted again only when something of its work changed.
    """
    if units is not None:
        return [_together(_of_units(period, units)) for period in periods]
    leading = plans.leading_units()
    return [
        _together(
            counted.of(
                parts.UNIT,
                f"report {period.starts_on} {period.ends_on}",
                leading,
                # Most of them at once are read without asking for each.
                lambda some, of=period: _of_units(of, set(some) if len(some) < len(leading) else None),  # type: ignore[misc]
            )
        )
        for period in periods
    ]


def by_task(
    period: Period, units: set[int] | None, tasks: Iterable[int]
) -> tuple[dict[str, Figure], dict[int, set[int]]]:
    """Con số của các nhiệm vụ này, and which units have each; one query."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    leads: dict[int, set[int]] = defaultdict(set)
    rows = _grouped([period], units, "obligation", "unit", tasks=list(tasks))
    for _at, indicator, task, unit, count, value in rows:
        figure = found[f"nhiem-vu-{task}.{indicator}"]
        figure[0] += count
        figure[1] += value
        leads[task].add(unit)
    return _figures(found), leads


def tasks_in_order(found: Iterable[Place]) -> list[int]:
    """Mã các nhiệm vụ có gì được đếm trong kỳ, by document and place in it."""
    rows = list(found)
    told = Directive.objects.filter(pk__in={row[0] for row in rows}).order_by()
    names = {pk: number or title for pk, number, title in told.values_list("pk", "number", "title")}
    return [row[-1] for row in sorted(rows, key=lambda row: (names[row[0]], row))]


def tasks_told(keys: Sequence[int]) -> list[Task]:
    """Các nhiệm vụ này, as a ledger has them, in their order."""
    columns = ("pk", "directive_id", "directive__number", "directive__title", "section", "text", "spans")
    known = {row[0]: Task(*row) for row in Obligation.objects.filter(pk__in=keys).values_list(*columns)}
    return [known[key] for key in keys]


def names_of(figures: Iterable[Figure]) -> dict[int, str]:
    """Tên các đơn vị có con số."""
    scopes = {figure.scope for figure in figures if figure.scope.startswith(UNIT)}
    keys = [int(scope.removeprefix(UNIT)) for scope in scopes]
    return dict(Unit.objects.filter(pk__in=keys).order_by("sort_key").values_list("pk", "name"))


def _of_units(period: Period, units: set[int] | None) -> dict[int, Any]:
    """Con số và nhiệm vụ của từng đơn vị, as they are kept: [[indicator, records, sum]], [[place]]."""
    found: dict[int, Any] = defaultdict(lambda: [[], []])
    for _at, indicator, unit, count, value in _grouped([period], units, "unit"):
        found[unit][0].append([indicator, count, value])
    asked = []
    for indicator in Indicator:
        if indicator not in ELSEWHERE:
            records, way = _records(indicator, period, units)
            asked.append(records.values_list(f"{way}unit", f"{way}obligation"))
    held = list(asked[0].union(*asked[1:]))
    places: dict[int, Place] = {}
    for part in batches({obligation for _unit, obligation in held}):
        rows = Obligation.objects.filter(pk__in=part).order_by()
        places |= {row[-1]: row for row in rows.values_list("directive_id", "position", "pk")}
    for unit, obligation in held:
        found[unit][1].append(list(places[obligation]))
    return found


def _together(by_unit: Mapping[int, Any]) -> Counted:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    tasks: set[Place] = set()
    for unit, (figures, places) in by_unit.items():
        for indicator, count, value in figures:
            for scope in (ALL, f"{UNIT}{unit}"):
                figure = found[f"{scope}.{indicator}"]
                figure[0] += count
                figure[1] += value
        tasks.update(map(tuple, places))
    return Counted(_figures(found), tasks)


def _grouped(
    periods: list[Period], units: set[int] | None, *by: str, tasks: list[int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Mọi chỉ tiêu theo các trường này: which period, indicator, the fields, how many records, their sum."""
    parts = []
    for (at, period), indicator in product(enumerate(periods), Indicator):
        if indicator in COUNTED_WITH:
            continue
        records, way = _records(indicator, period, units, tasks)
        amounts = [DEFINITIONS[each].amount for each, other in COUNTED_WITH.items() if other == indicator]
        fields = [f"{way}{name}" for name in by]
        told = records.annotate(at=Value(at), of=Value(indicator.value)).values("at", "of", *fields)
        counted = told.annotate(count=Count("pk"), value=Sum(amounts[0]) if amounts else Count("pk"))
        parts.append(counted.values_list("at", "of", *fields, "count", "value"))
    for row in parts[0].union(*parts[1:], all=True):
        at, of, *rest, count, value = row
        yield at, of, *rest, count, count
        for each, other in COUNTED_WITH.items():
            if other == of:
                yield at, each.value, *rest, count, value


def _records(
    indicator: Indicator, period: Period, units: set[int] | None, tasks: list[int] | None = None
) -> tuple[QuerySet[Any], str]:
    definition = DEFINITIONS[indicator]
    way = "assignment__" if definition.record_type == RecordType.EVIDENCE else ""
    records = definition.records(period.starts_on, period.ends_on).order_by()
    if units is not None and tasks is None:
        # From what the units lead to what is counted of it: the other way every unit's work would be read.
        led = Assignment.objects.filter(unit__in=units).order_by().values("pk")
        return records.filter(**{"assignment__in" if way else "pk__in": led}), way
    if indicator in STANDING and tasks is None:
        # Which they are is found in three indexes first; grouped at once, every row would be read.
        records = records.model.objects.filter(pk__in=records.values("pk")).order_by()
    if tasks is not None:
        records = records.filter(**{f"{way}obligation__in": tasks})
    return (records if units is None else records.filter(**{f"{way}unit__in": units})), way


def _figures(found: Mapping[str, list[int]]) -> dict[str, Figure]:
    return {
        key: Figure(scope, Indicator(indicator), value, (), count)
        for key, (count, value) in found.items()
        for scope, _dot, indicator in [key.rpartition(".")]
    }
