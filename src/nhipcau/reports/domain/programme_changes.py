"""Khác biệt của số liệu chương trình: which records came into a frozen figure or left it since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nhipcau.core.domain.casing import inside
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import trail

from .. import queries
from ..models import Snapshot
from . import programmes
from .periods import Period
from .programmes import Told
from .tallies import Part, Tally


@dataclass(frozen=True, slots=True)
class RecordMove:
    """Một bản ghi vào, ra, hoặc đổi số; `why` is the last thing done to it since, empty when unknown."""

    told: Told
    unit: str
    old: int | None
    new: int | None
    why: str = ""
    at: datetime | None = None

    @property
    def came(self) -> bool:
        """Bản ghi vào sau khi chốt."""
        return self.old is None

    @property
    def left(self) -> bool:
        """Bản ghi ra sau khi chốt."""
        return self.new is None


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """Một con số chương trình đã khác: frozen value, value now, the records that made it so."""

    label: str
    group: str
    frozen: int
    now: int
    moves: list[RecordMove]

    @property
    def came(self) -> list[RecordMove]:
        """Các bản ghi vào."""
        return [move for move in self.moves if move.came]

    @property
    def left(self) -> list[RecordMove]:
        """Các bản ghi ra."""
        return [move for move in self.moves if move.left]


def since(snapshot: Snapshot, period: Period, units: set[int] | None) -> list[ProgrammeChange]:
    """Con số chương trình đã khác; a figure registered after the freezing is no change of what was frozen."""
    stood = programmes.frozen(snapshot)
    if not stood:
        return []
    now = {tally.code: tally.within(units) for tally in programmes.live(period)}
    told = programmes.frozen_lines(snapshot)
    found = []
    for tally in stood:
        if tally.code in now:
            old = tally.within(units)
            if change := _between(old, now[tally.code], period, snapshot, told[tally.code]):
                found.append(change)
    return found


def _between(
    old: Tally, new: Tally, period: Period, snapshot: Snapshot, told: Mapping[int, Told]
) -> ProgrammeChange | None:
    before = {part.record: part for part in old.parts}
    after = {part.record: part for part in new.parts}
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    if not changed:
        return None
    fresh = programmes.lines(new.code, period, [key for key in changed if key not in told])
    reasons = _reasons(programmes.subject_type(new.code, period), changed, snapshot.taken_at)
    names = {**new.rows, **old.rows}
    moves = [
        _move(told.get(key) or fresh[key], before.get(key), after.get(key), names, reasons.get(key))
        for key in changed
    ]
    return ProgrammeChange(new.label, new.group, old.value, new.value, moves)


def _move(
    told: Told, old: Part | None, new: Part | None, names: Mapping[str, str], entry: AuditEntry | None
) -> RecordMove:
    units = dict.fromkeys(names[part.row] for part in (old, new) if part is not None)
    return RecordMove(
        told,
        " → ".join(units),
        old.amount if old is not None else None,
        new.amount if new is not None else None,
        _words(entry) if entry else "",
        entry.at if entry else None,
    )


def _reasons(subject_type: str, ids: list[int], after: datetime) -> dict[int, AuditEntry]:
    return {int(entry.subject_id): entry for entry in queries.entries_since(after, subject_type, ids)}


def _words(entry: AuditEntry) -> str:
    what, reason = trail.describe(entry.verb), str(entry.after.get("reason") or "")
    what = inside(what)
    return f"{what}: {reason}" if reason else what
