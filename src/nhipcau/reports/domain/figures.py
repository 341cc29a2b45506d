"""Bảng số liệu: the figures of a report by unit and by obligation, as far as a person may see them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from nhipcau.core.domain.collation import sort_key
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..enums import Indicator, ReportState, Standing
from ..models import Report, Snapshot
from ..queries import definitions_for, latest_snapshot
from . import frozen, kept, ledgers, policy, reports, sums, tallies, touched
from .counting import ALL, Figure, figures_of
from .ledgers import Ledger, Task
from .tallies import Tally

VALUES = [(each, each.value) for each in Indicator]
# Of a name always the same, and asked for two hundred units at every look.
place_of = lru_cache(maxsize=4_096)(sort_key)


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: the figure and its value in the period before, None where that has no report."""

    figure: Figure
    before: int | None

    @property
    def change(self) -> int:
        """Chênh lệch so với kỳ trước."""
        return self.figure.value - (self.before or 0)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Hàng của một đơn vị, or of all."""

    scope: str
    name: str
    cells: dict[Indicator, Cell]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Hàng của một nhiệm vụ: who leads, how it stands at the end of the period, and its figures."""

    task: Task
    units: list[str]
    standing: Standing
    figures: dict[Indicator, Figure]


@dataclass(frozen=True, slots=True)
class DirectiveRows:
    """Các nhiệm vụ của một văn bản."""

    directive: int
    number: str
    title: str
    rows: list[TaskRow]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Bảng số liệu một người được xem; `total` is None where it would repeat the only row.

    One only shown (`shown`) has the keys of its `tasks` in place of their rows, and the `tallies` of the
    office's own indicators.
    """

    ledger: Ledger
    compared: bool
    figures: Mapping[str, Figure]
    units: list[UnitRow]
    total: UnitRow | None
    directives: list[DirectiveRows]
    tasks: Sequence[int] = ()
    tallies: Sequence[Tally] = ()

    def figure(self, scope: str, indicator: Indicator) -> Figure:
        """Con số của một phạm vi; zero when nothing is counted there."""
        return self.figures.get(f"{scope}.{indicator.value}") or Figure(scope, indicator, 0, ())


def compute(report: Report, *, person: User, snapshot: Snapshot | None = None) -> Sheet:
    """Số liệu của báo cáo for this person: frozen figures once it is frozen, those of own units by scope.

    `snapshot` asks for one certain freezing of it instead.

    Raises PermissionDenied without the right to read reports.
    """
    units = readable_units(person)
    earlier = reports.earlier(report)
    past = ledger_of(earlier).within(units) if earlier is not None else None
    return sheet_of(ledger_of(report, snapshot).within(units), past)


def shown(report: Report, earlier: Report | None, *, person: User) -> Sheet:
    """Số liệu để xem của một báo cáo chưa chốt: as `compute`, without records (sums.py).

    `earlier` is that of the period before.

    Raises PermissionDenied without the right to read reports.
    """
    units = readable_units(person)
    period, past = reports.period_of(report), None
    if earlier is not None and earlier.state == ReportState.FROZEN:
        past = figures_of(ledger_of(earlier).within(units))
    elif earlier is not None:
        past = kept.figures_of(reports.period_of(earlier), units)
    definitions = list(definitions_for(period.starts_on, period.ends_on))
    found = kept.of(period, units, definitions)
    known = sums.names_of([*found.figures.values(), *(past or {}).values()])
    rows, total = _rows(known, found.figures, past)
    own = [tallies.tally_of(each, found.parts[each.pk]) for each in definitions]
    ledger = Ledger(period, {}, known, {})
    return Sheet(ledger, past is not None, found.figures, rows, total, [], found.tasks, own)


def tasks_on_page(sheet: Sheet, units: set[int] | None, tasks: Sequence[int]) -> list[DirectiveRows]:
    """Các nhiệm vụ trên một trang của báo cáo chưa chốt, under their directives; two queries."""
    found, leads = sums.by_task(sheet.ledger.period, units, tasks)
    rows = [
        (task, _task_row(task, sheet.ledger, leads[task.obligation], found)) for task in touched.told(tasks)
    ]
    return [
        DirectiveRows(directive, group[0][0].number, group[0][0].title, [row for _task, row in group])
        for directive, each in groupby(rows, key=lambda pair: pair[0].directive)
        if (group := list(each))
    ]


def in_parts(directives: Sequence[DirectiveRows], first: int, last: int) -> list[DirectiveRows]:
    """Các nhiệm vụ từ thứ `first` đến trước thứ `last` of a whole sheet, under their directives."""
    found, at = [], 0
    for each in directives:
        rows = each.rows[max(first - at, 0) : max(last - at, 0)]
        at += len(each.rows)
        if rows:
            found.append(replace(each, rows=rows))
    return found


def readable_units(person: User) -> set[int] | None:
    """Đơn vị mà người này được xem số liệu; None means every unit. Raises PermissionDenied for no right."""
    reach = access.scope_of(person, policy.READ)
    own = access.own_unit_ids(person, policy.READ) if reach == Scope.OWN else set()
    if reach == Scope.OWN and own:
        return own
    access.require(person, policy.READ)
    return None


def ledger_of(report: Report, snapshot: Snapshot | None = None) -> Ledger:
    """Sổ số liệu đang có giá trị: the last snapshot once frozen, the records before."""
    if snapshot is None and report.state == ReportState.FROZEN:
        snapshot = latest_snapshot(report)
    if snapshot is not None:
        return frozen.ledger_of(snapshot)
    return ledgers.live(reports.period_of(report))


def sheet_of(ledger: Ledger, earlier: Ledger | None = None) -> Sheet:
    """Bảng số liệu từ một sổ, with the values of an earlier one beside."""
    figures = figures_of(ledger)
    past = figures_of(earlier) if earlier is not None else None
    known = {**(earlier.units if earlier else {}), **ledger.units}
    rows, total = _rows(known, figures, past)
    return Sheet(ledger, past is not None, figures, rows, total, list(_by_directive(ledger, figures)))


def _rows(
    known: Mapping[int, str], figures: Mapping[str, Figure], past: Mapping[str, Figure] | None
) -> tuple[list[UnitRow], UnitRow | None]:
    rows = [_row(f"don-vi-{key}", name, figures, past) for key, name in known.items()]
    rows.sort(key=lambda row: place_of(row.name))
    return rows, _row(ALL, "", figures, past) if len(rows) > 1 else None


def _row(scope: str, name: str, figures: Mapping[str, Figure], past: Mapping[str, Figure] | None) -> UnitRow:
    cells = {}
    for indicator, value in VALUES:
        key = f"{scope}.{value}"
        figure = figures.get(key) or Figure(scope, indicator, 0, ())
        was = past.get(key) if past is not None else None
        cells[indicator] = Cell(figure, None if past is None else was.value if was else 0)
    return UnitRow(scope, name, cells)


def _by_directive(ledger: Ledger, figures: Mapping[str, Figure]) -> Iterator[DirectiveRows]:
    leads: dict[int, set[int]] = defaultdict(set)
    for count in (count for counts in ledger.counts.values() for count in counts):
        leads[count.obligation].add(count.unit)
    groups: dict[int, list[Task]] = defaultdict(list)
    for task in ledger.tasks.values():
        groups[task.directive].append(task)
    for directive, tasks in sorted(groups.items(), key=lambda item: (item[1][0].document, item[0])):
        tasks.sort(key=lambda task: (task.spans[:1], task.obligation))
        rows = [_task_row(task, ledger, leads[task.obligation], figures) for task in tasks]
        yield DirectiveRows(directive, tasks[0].number, tasks[0].title, rows)


def _task_row(task: Task, ledger: Ledger, leads: set[int], figures: Mapping[str, Figure]) -> TaskRow:
    scope = f"nhiem-vu-{task.obligation}"
    own = {
        indicator: figures.get(f"{scope}.{indicator.value}") or Figure(scope, indicator, 0, ())
        for indicator in Indicator
    }
    names = sorted((name for unit, name in ledger.units.items() if unit in leads), key=place_of)
    return TaskRow(task, names, _standing(own), own)


def _standing(own: Mapping[Indicator, Figure]) -> Standing:
    for indicator, standing in (
        (Indicator.LATE, Standing.LATE),
        (Indicator.OPEN_AFTER, Standing.OPEN),
        (Indicator.ACCEPTED, Standing.DONE),
        (Indicator.CANCELLED, Standing.CANCELLED),
    ):
        if own[indicator].value:
            return standing
    # Only evidence falls into the period: the work itself was over before it.
    return Standing.DONE_BEFORE
