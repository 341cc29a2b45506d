"""Số liệu để xem: the figures of a report not frozen, summed by the database without reading their records.

A page shows numbers and one page of tasks; whoever opens a number, exports or freezes has the records
themselves, from a ledger (ledgers.py). Both count by the same definitions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, QuerySet, Sum, Value

from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import Indicator, RecordType
from . import statements
from .counting import ALL, Figure
from .indicators import DEFINITIONS
from .periods import Period

# Whose tasks others have too: what was open before the period is open after it, or was accepted or cancelled.
ELSEWHERE = {Indicator.OPEN_BEFORE, Indicator.ACCEPTED_ON_TIME, Indicator.LATE, Indicator.PRODUCTS}
# Sums over the very records of another indicator, read once for both.
COUNTED_WITH = {Indicator.PRODUCTS: Indicator.EVIDENCE}
# As scopes of figures are called (counting.py).
UNIT = "don-vi-"
STANDING = {Indicator.OPEN_BEFORE, Indicator.OPEN_AFTER}
INDICATORS = {each.value: each for each in Indicator}
# How many records, and their sum.
Sums = Mapping[str, Sequence[int]]


def by_unit(period: Period, units: set[int] | None) -> dict[int, list[list[Any]]]:
    """Con số của từng đơn vị trong kỳ: [[indicator, records, sum]] by unit; of `units` alone unless None."""
    found: dict[int, list[list[Any]]] = defaultdict(list)
    for indicator, unit, count, value in _told(statements.ask(_by_unit, period, ids=_ids(units))):
        found[unit].append([indicator, count, value])
    return found


def by_unit_and_task(
    period: Period, units: set[int]
) -> tuple[dict[int, list[list[Any]]], list[tuple[int, int]]]:
    """Con số của các đơn vị này as in `by_unit`, and each unit with each of its tasks that was counted."""
    found: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    held = set()
    for indicator, unit, task, count, value in _told(
        statements.ask(_by_unit_and_task, period, ids=_ids(units))
    ):
        figure = found[unit, indicator]
        figure[0] += count
        figure[1] += value
        held.add((unit, task))
    figures: dict[int, list[list[Any]]] = defaultdict(list)
    for (unit, indicator), (count, value) in found.items():
        figures[unit].append([indicator, count, value])
    return figures, list(held)


def held(period: Period) -> list[tuple[int, int]]:
    """Mọi đơn vị with each of its tasks that was counted in the period."""
    return [(unit, task) for unit, task in statements.ask(_held, period)]


def together(by_unit: Mapping[int, Sequence[Sequence[Any]]]) -> dict[str, Figure]:
    """Con số của các đơn vị và của tất cả, by key."""
    found: dict[str, list[int]] = {}
    for unit, figures in by_unit.items():
        for indicator, count, value in figures:
            found[f"{UNIT}{unit}.{indicator}"] = [count, value]
            whole = found.setdefault(f"{ALL}.{indicator}", [0, 0])
            whole[0] += count
            whole[1] += value
    return _figures(found)


def by_task(
    period: Period, units: set[int] | None, tasks: Sequence[int]
) -> tuple[dict[str, Figure], dict[int, set[int]]]:
    """Con số của các nhiệm vụ này, and which units have each; one query."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    leads: dict[int, set[int]] = defaultdict(set)
    own = None if units is None else frozenset(units)
    for indicator, task, unit, count, value in _told(statements.ask(_of_tasks, period, own, ids=tasks)):
        figure = found[f"nhiem-vu-{task}.{indicator}"]
        figure[0] += count
        figure[1] += value
        leads[task].add(unit)
    return _figures(found), leads


def names_of(figures: Iterable[Figure]) -> dict[int, str]:
    """Tên các đơn vị có con số."""
    scopes = {figure.scope for figure in figures if figure.scope.startswith(UNIT)}
    keys = [int(scope.removeprefix(UNIT)) for scope in scopes]
    return dict(Unit.objects.filter(pk__in=keys).order_by("sort_key").values_list("pk", "name"))


def _ids(units: set[int] | None) -> list[int] | None:
    return None if units is None else sorted(units)


def _records(indicator: Indicator, period: Period, units: Iterable[int] | None) -> tuple[QuerySet[Any], str]:
    """Các bản ghi của một chỉ tiêu for these units (None: all), and the way from one to its assignment."""
    definition = DEFINITIONS[indicator]
    way = "assignment__" if definition.record_type == RecordType.EVIDENCE else ""
    days = period.starts_on, period.ends_on
    if units is not None:
        # From what the units lead to what is counted of it: the other way every unit's work would be read.
        led = Assignment.objects.filter(unit__in=units).order_by().values("pk")
        few = definition.of_few(*days).order_by()
        return few.filter(**{"assignment__in" if way else "pk__in": led}), way
    records = definition.records(*days).order_by()
    if indicator in STANDING:
        # Which they are is found in three indexes first; grouped at once, every row would be read.
        records = records.model.objects.filter(pk__in=records.values("pk")).order_by()
    return records, way


def _by_unit(period: Period, units: list[int] | None = None) -> QuerySet[Any, Any]:
    return _grouped(((each, *_records(each, period, units)) for each in Indicator), "unit")


def _by_unit_and_task(period: Period, units: list[int]) -> QuerySet[Any, Any]:
    return _grouped(((each, *_records(each, period, units)) for each in Indicator), "unit", "obligation")


def _held(period: Period) -> QuerySet[Any, Any]:
    asked = []
    for indicator in Indicator:
        if indicator not in ELSEWHERE:
            records, way = _records(indicator, period, None)
            asked.append(records.values_list(f"{way}unit", f"{way}obligation"))
    return asked[0].union(*asked[1:])


def _of_tasks(period: Period, units: frozenset[int] | None, tasks: list[int]) -> QuerySet[Any, Any]:
    each = []
    for indicator, definition in DEFINITIONS.items():
        way = "assignment__" if definition.record_type == RecordType.EVIDENCE else ""
        records = definition.of_few(period.starts_on, period.ends_on).order_by()
        records = records.filter(**{f"{way}obligation__in": tasks})
        if units is not None:
            records = records.filter(**{f"{way}unit__in": units})
        each.append((indicator, records, way))
    return _grouped(each, "obligation", "unit")


def _grouped(each: Iterable[tuple[Indicator, QuerySet[Any], str]], *by: str) -> QuerySet[Any, Any]:
    """Mọi chỉ tiêu theo các trường này: indicator, the fields, how many records, their sum."""
    asked = []
    for indicator, records, way in each:
        if indicator in COUNTED_WITH:
            continue
        amounts = [DEFINITIONS[own].amount for own, other in COUNTED_WITH.items() if other == indicator]
        fields = [f"{way}{name}" for name in by]
        told = records.annotate(of=Value(indicator.value)).values("of", *fields)
        summed = told.annotate(count=Count("pk"), value=Sum(amounts[0]) if amounts else Count("pk"))
        asked.append(summed.values_list("of", *fields, "count", "value"))
    whole: QuerySet[Any, Any] = asked[0].union(*asked[1:], all=True)
    return whole


def _told(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for of, *rest, count, value in rows:
        yield of, *rest, count, count
        for each, other in COUNTED_WITH.items():
            if other == of:
                yield each.value, *rest, count, value


def _figures(found: Sums) -> dict[str, Figure]:
    figures = {}
    for key, (count, value) in found.items():
        scope, _dot, indicator = key.rpartition(".")
        figures[key] = Figure(scope, INDICATORS[indicator], value, (), count)
    return figures
