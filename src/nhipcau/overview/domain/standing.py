"""Tình hình của các đơn vị: the measures of a period beside those of the one before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.core.domain import counted
from nhipcau.directives.enums import Clarity
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import parts
from nhipcau.units.models import Unit, User

from ..enums import Measure, Order
from ..queries import standing
from .windows import Window

NOW, BEFORE = "now", "before"
DONE = (Measure.ON_TIME, Measure.AFTER_DUE)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Các chỉ số của một kỳ."""

    values: dict[Measure, int]

    def of(self, measure: Measure) -> int:
        """Một chỉ số."""
        return self.values.get(measure, 0)

    @property
    def done(self) -> int:
        """Hoàn thành trong kỳ."""
        return sum(self.of(each) for each in DONE)

    @property
    def share_on_time(self) -> int | None:
        """Tỷ lệ đúng hạn (%), None when nothing was finished."""
        return round(100 * self.of(Measure.ON_TIME) / self.done) if self.done else None

    @property
    def total(self) -> int:
        """Việc có trong kỳ, save what was cancelled."""
        return self.done + self.of(Measure.GOING) + self.of(Measure.LATE)


@dataclass(frozen=True, slots=True)
class Clear:
    """Sáu rõ: of `total` tasks at work how many say each of the six."""

    total: int
    said: dict[Clarity, int]

    @property
    def share(self) -> int | None:
        """Mức đủ (%), None without tasks."""
        return round(100 * sum(self.said.values()) / (len(Clarity) * self.total)) if self.total else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Tình hình của một đơn vị, or of all together where there is no unit."""

    unit: Unit | None
    now: Numbers
    before: Numbers
    clear: Clear

    def change(self, measure: Measure) -> int:
        """Chênh lệch so với kỳ trước."""
        return self.now.of(measure) - self.before.of(measure)


def of_units(person: User, window: Window, units: Iterable[int] | None = None) -> list[Standing]:
    """Tình hình từng đơn vị có việc trong kỳ này hoặc kỳ trước; a constant number of queries.

    For whoever sees all work a unit is counted again only when something of its work changed.
    """
    if standing.sees_all(person):
        asked = plans.leading_units() if units is None else list(units)
        spans = (window.span, window.before)
        days = " ".join(f"{day}" for span in spans for day in (span.first, span.last, span.passed))
        found = counted.of(parts.UNIT, f"standing {days}", asked, lambda some: _counted(person, window, some))
    else:
        found = _counted(person, window, None if units is None else list(units))
    named = {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(found))}
    return [
        Standing(named[pk], _numbers(row, NOW), _numbers(row, BEFORE), _clear(said))
        for pk, (row, said) in found.items()
    ]


def together(every: Iterable[Standing]) -> Standing:
    """Tất cả cộng lại."""
    rows = list(every)
    now = {measure: sum(row.now.of(measure) for row in rows) for measure in Measure}
    before = {measure: sum(row.before.of(measure) for row in rows) for measure in Measure}
    said = {each: sum(row.clear.said.get(each, 0) for row in rows) for each in Clarity}
    return Standing(None, Numbers(now), Numbers(before), Clear(sum(row.clear.total for row in rows), said))


def trend(person: User, windows: list[Window], units: Iterable[int] | None) -> list[Numbers]:
    """Các chỉ số của nhiều kỳ, in one query."""
    spans = {f"p{place}": window.span for place, window in enumerate(windows)}
    row = standing.led(person, units).aggregate(**standing.counts(spans))
    return [_numbers(row, name) for name in spans]


def in_order(rows: list[Standing], order: str) -> list[Standing]:
    """Xếp theo thứ tự đã chọn; units alike by name."""
    rows = sorted(rows, key=lambda row: row.unit.sort_key if row.unit else "")
    if order == Order.ON_TIME:
        return sorted(rows, key=lambda row: -(row.now.share_on_time if row.now.done else -1))  # type: ignore[operator]
    if order == Order.CLARITY:
        return sorted(rows, key=lambda row: row.clear.share if row.clear.share is not None else 101)
    if order == Order.NAME:
        return rows
    return sorted(rows, key=lambda row: (-row.now.of(Measure.LATE), -row.now.of(Measure.RETURNED)))


def is_over(window: Window, today: date) -> bool:
    """Kỳ đã kết thúc."""
    return window.span.last < today


def _counted(person: User, window: Window, units: list[int] | None) -> dict[int, Any]:
    """Các chỉ số và sáu rõ theo đơn vị, of units with any."""
    work = standing.led(person, units)
    said = {row["unit"]: row for row in standing.clarity(work, window.span)}
    spans = {NOW: window.span, BEFORE: window.before}
    return {row["unit"]: [row, said.get(row["unit"], {})] for row in standing.by_unit(work, spans)}


def _numbers(row: dict[str, int], name: str) -> Numbers:
    return Numbers({measure: row[standing.key_of(name, measure)] for measure in Measure})


def _clear(row: dict[str, int]) -> Clear:
    return Clear(row.get("all", 0), {each: row.get(each.value, 0) for each in Clarity})
