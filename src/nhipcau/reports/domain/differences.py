"""Khác biệt sau khi chốt: which records came into a frozen figure or left it since, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.audit import type_label
from nhipcau.core.domain.collation import sort_key
from nhipcau.core.models import AuditEntry
from nhipcau.plans.models import Assignment, Evidence

from .. import queries
from ..enums import Indicator, RecordType
from ..models import Snapshot, UnitReport
from . import frozen, ledgers, lines, programme_changes
from .indicators import DEFINITIONS
from .ledgers import Count, Ledger
from .lines import Line
from .programme_changes import ProgrammeChange

MODELS = {RecordType.ASSIGNMENT: Assignment, RecordType.EVIDENCE: Evidence}
# What the verbs of the work engine mean to a reader of figures.
WHY = {
    "plans.assign": gettext_lazy("giao việc"),
    "plans.change": gettext_lazy("điều chỉnh phân công"),
    "plans.hand-over": gettext_lazy("chuyển cho đơn vị kế thừa"),
    "plans.cancel": gettext_lazy("hủy giao"),
    "plans.submit": gettext_lazy("nộp kết quả"),
    "plans.accept": gettext_lazy("chấp nhận kết quả"),
    "plans.return": gettext_lazy("trả lại kết quả"),
    "plans.reopen": gettext_lazy("mở lại việc đã chấp nhận"),
    "plans.evidence.add": gettext_lazy("thêm minh chứng"),
    "plans.evidence.withdraw": gettext_lazy("rút lại minh chứng"),
}
Key = tuple[RecordType, int]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Một chỉ tiêu đã khác: frozen value, value now, and the records that came in or went out."""

    indicator: Indicator
    frozen: int
    now: int
    came: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(slots=True)
class RecordChange:
    """Một bản ghi làm số liệu khác đi; `why` is the last thing done to it since, empty when unknown."""

    line: Line
    unit: str
    task: str
    came: list[Indicator] = field(default_factory=list)
    left: list[Indicator] = field(default_factory=list)
    altered: list[Indicator] = field(default_factory=list)
    moved_to: str = ""
    why: str = ""
    at: datetime | None = None

    @property
    def touched(self) -> set[Indicator]:
        """Các chỉ tiêu nó làm khác đi."""
        return {*self.came, *self.left, *self.altered}


@dataclass(frozen=True, slots=True)
class UnitReportChange:
    """Báo cáo đơn vị được nhận hoặc sửa sau khi chốt; `frozen` is None where it came too late."""

    unit_report: UnitReport
    frozen: int | None
    now: int
    reason: str

    @property
    def sentence(self) -> str:
        """Một câu cho người đọc."""
        words = {"unit": self.unit_report.unit.name, "report": self.unit_report.report, "number": self.now}
        if self.frozen is None:
            return _("%(unit)s gửi báo cáo sau khi chốt “%(report)s”") % words
        return _("%(unit)s sửa báo cáo đã gửi cho “%(report)s” (bản %(number)d)") % words


@dataclass(frozen=True, slots=True)
class Difference:
    """Khác biệt giữa số liệu chốt và hiện nay."""

    figures: list[FigureChange]
    records: list[RecordChange]
    unit_reports: list[UnitReportChange] = field(default_factory=list)
    programmes: list[ProgrammeChange] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.figures or self.records or self.unit_reports or self.programmes)


def since(snapshot: Snapshot, *, units: set[int] | None = None) -> Difference:
    """Số liệu chốt đã khác hiện nay ở đâu, for the units given (None: all)."""
    stood = frozen.ledger_of(snapshot)
    now = ledgers.live(stood.period).within(units)
    figures, records = _between(stood.within(units), now, snapshot)
    changes = programme_changes.since(snapshot, stood.period, units)
    return Difference(figures, records, _unit_reports(snapshot, units), changes)


def _unit_reports(snapshot: Snapshot, units: set[int] | None) -> list[UnitReportChange]:
    known = {row["unit"]: row["version"] for row in snapshot.figures.get("unit_reports", ())}
    rows = queries.unit_reports(snapshot.report).exclude(accepted=None)
    return [
        UnitReportChange(row, known.get(row.unit_id), row.accepted.number, row.accepted.reason)
        for row in (rows if units is None else rows.filter(unit__in=units))
        if row.accepted and known.get(row.unit_id) != row.accepted.number
    ]


def _between(stood: Ledger, now: Ledger, snapshot: Snapshot) -> tuple[list[FigureChange], list[RecordChange]]:
    figures: list[FigureChange] = []
    touched: dict[Key, dict[Indicator, tuple[Count | None, Count | None]]] = defaultdict(dict)
    for indicator in Indicator:
        old = {count.record: count for count in stood.counts.get(indicator, ())}
        new = {count.record: count for count in now.counts[indicator]}
        changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        for record in changed:
            pair = (old.get(record), new.get(record))
            touched[DEFINITIONS[indicator].record_type, record][indicator] = pair
        if changed:
            figures.append(_figure_change(indicator, old, new))
    return figures, _records(touched, stood, now, snapshot)


def _figure_change(indicator: Indicator, old: Mapping[int, Count], new: Mapping[int, Count]) -> FigureChange:
    return FigureChange(
        indicator,
        sum(count.amount for count in old.values()),
        sum(count.amount for count in new.values()),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
    )


def _records(
    touched: Mapping[Key, Mapping[Indicator, tuple[Count | None, Count | None]]],
    stood: Ledger,
    now: Ledger,
    snapshot: Snapshot,
) -> list[RecordChange]:
    shown = _lines(touched, snapshot)
    reasons = _reasons(shown.values(), snapshot.taken_at)
    names = {**now.units, **stood.units}
    tasks = {**now.tasks, **stood.tasks}
    found = []
    for key, pairs in touched.items():
        line = shown[key]
        count = next(count for pair in pairs.values() for count in pair if count is not None)
        change = RecordChange(line, names[count.unit], tasks[count.obligation].text)
        for indicator, (old, new) in pairs.items():
            side = change.left if new is None else change.came if old is None else change.altered
            side.append(indicator)
            if old and new and old.unit != new.unit:
                change.moved_to = names[new.unit]
        change.why, change.at = reasons.get(key, ("", None))
        found.append(change)
    return sorted(
        found, key=lambda change: (sort_key(change.unit), change.line.record_type, change.line.record)
    )


def _lines(touched: Iterable[Key], snapshot: Snapshot) -> dict[Key, Line]:
    # As frozen where the record stood in the snapshot, as it is now where it came since.
    found: dict[Key, Line] = {}
    for kind in RecordType:
        ids = [record for of, record in touched if of == kind]
        known = snapshot.figures["records"][kind.value]
        found |= {
            (kind, key): line
            for key, line in frozen.lines_of(snapshot, kind, [i for i in ids if str(i) in known]).items()
        }
        new = lines.read(kind, [i for i in ids if str(i) not in known])
        found |= {(kind, key): line for key, line in new.items()}
    return found


def _reasons(shown: Iterable[Line], after: datetime) -> dict[Key, tuple[str, datetime]]:
    shown = list(shown)
    wanted: dict[str, set[int]] = defaultdict(set)
    for line in shown:
        wanted[_label(line.record_type)].add(line.record)
        wanted[_label(RecordType.ASSIGNMENT)].add(line.assignment)
    latest: dict[tuple[str, str], AuditEntry] = {}
    for label, ids in wanted.items():
        for entry in queries.entries_since(after, label, ids, list(WHY)):
            latest[label, entry.subject_id] = entry
    found: dict[Key, tuple[str, datetime]] = {}
    for line in shown:
        # What was done to the record itself tells more than what was done to its assignment.
        last = latest.get((_label(line.record_type), str(line.record))) or latest.get(
            (_label(RecordType.ASSIGNMENT), str(line.assignment))
        )
        if last is not None:
            found[line.record_type, line.record] = (_words(last), last.at)
    return found


def _words(entry: AuditEntry) -> str:
    what, reason = str(WHY[entry.verb]), str(entry.after.get("reason") or "")
    return f"{what}: {reason}" if reason else what


def _label(kind: RecordType) -> str:
    return type_label(MODELS[kind]._meta)
