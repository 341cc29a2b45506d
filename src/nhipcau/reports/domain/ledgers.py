"""Sổ số liệu: which records each indicator counts in a period, read live or from what was frozen.

Everything a report shows is grouped from a ledger, so live and frozen figures cannot be made differently.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from nhipcau.directives.models import Obligation
from nhipcau.units.models import Unit

from ..enums import Indicator
from ..models import Snapshot
from .indicators import DEFINITIONS
from .periods import Period

# Databases limit the parameters of one query.
BATCH = 20_000


class Count(NamedTuple):
    """Một lần đếm: a record, whose work it is, the obligation it serves, and how much it adds."""

    record: int
    unit: int
    obligation: int
    amount: int


@dataclass(frozen=True, slots=True)
class Task:
    """Nhiệm vụ và chỗ của nó trong văn bản: [start, end) spans of the directive's text.

    `quote` is the sentence itself as the directive writes it, read where it is shown or frozen (quotes.py).
    """

    obligation: int
    directive: int
    number: str
    title: str
    section: str
    text: str
    spans: list[list[int]]
    quote: str = ""

    @property
    def url(self) -> str:
        """Trang nhiệm vụ."""
        return self._record.get_absolute_url()

    @property
    def source_url(self) -> str:
        """Chỗ của câu trong văn bản."""
        return self._record.source_url

    @property
    def document(self) -> str:
        """Số, ký hiệu của văn bản, or its abstract where it has none."""
        return self.number or self.title

    @property
    def _record(self) -> Obligation:
        return Obligation(pk=self.obligation, directive_id=self.directive, spans=self.spans)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Sổ số liệu của một kỳ: counts by indicator, with the names of units and tasks they speak of."""

    period: Period
    counts: Mapping[Indicator, tuple[Count, ...]]
    units: Mapping[int, str]
    tasks: Mapping[int, Task]
    snapshot: Snapshot | None = None

    def within(self, units: set[int] | None) -> "Ledger":
        """Phần của các đơn vị `units` alone; None leaves all."""
        if units is None:
            return self
        counts = {key: tuple(c for c in every if c.unit in units) for key, every in self.counts.items()}
        kept = {count.obligation for every in counts.values() for count in every}
        return Ledger(
            self.period,
            counts,
            {key: name for key, name in self.units.items() if key in units},
            {key: task for key, task in self.tasks.items() if key in kept},
            self.snapshot,
        )


def live(period: Period, *, units: set[int] | None = None) -> Ledger:
    """Số liệu hiện thời của một kỳ, of all units or of `units` alone.

    The number of queries does not grow with units or records.
    """
    counts = {indicator: tuple(_counts(indicator, period, units)) for indicator in Indicator}
    seen = [count for every in counts.values() for count in every]
    return Ledger(
        period,
        counts,
        _unit_names({count.unit for count in seen}),
        _tasks({count.obligation for count in seen}),
    )


def _counts(indicator: Indicator, period: Period, units: set[int] | None) -> Iterator[Count]:
    definition = DEFINITIONS[indicator]
    way = "assignment__" if definition.record_type == "evidence" else ""
    columns = ["pk", f"{way}unit_id", f"{way}obligation_id", *filter(None, [definition.amount])]
    days = period.starts_on, period.ends_on
    if units is None:
        records = definition.records(*days)
    else:
        records = definition.of_few(*days).filter(**{f"{way}unit__in": units})
    rows = records.order_by("pk").values_list(*columns)
    return (Count(row[0], row[1], row[2], row[3] if definition.amount else 1) for row in rows.iterator(BATCH))


def _unit_names(ids: set[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=ids).order_by("sort_key").values_list("pk", "name"))


def _tasks(ids: set[int]) -> dict[int, Task]:
    columns = ("pk", "directive_id", "directive__number", "directive__title", "section", "text", "spans")
    found: dict[int, Task] = {}
    for part in batches(ids):
        for row in Obligation.objects.filter(pk__in=part).order_by("pk").values_list(*columns):
            found[row[0]] = Task(*row)
    return found


def batches(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """Từng đợt mã bản ghi that one query can carry."""
    every = sorted(ids)
    return (every[at : at + BATCH] for at in range(0, len(every), BATCH))
