"""Đề xuất nơi phổ biến: the units a directive's recipients and tasks name; a person decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.resolution import Directory, Resolution
from nhipcau.units.models import Unit, UnitGroup

from ... import queries
from ...models import Delivery, Directive, ObligationUnit
from .. import parties

# "Như trên", "Như kính gửi": whoever the directive is addressed to.
AS_ADDRESSED = {"nhu tren", "nhu kinh gui", "nhu kg", "nhu dieu 1", "nhu noi nhan"}
# Who a copy goes to so that they are informed, or the archive, is not asked to spread it.
NOT_ASKED = {"report"}
UNSENT = {"file"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """Một đơn vị đề xuất: `why` is the line that names it; `asked` unless it only gets a copy for report."""

    unit: Unit
    why: str
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Unclear:
    """Một tên chưa rõ đơn vị, with what the directory says of it."""

    written: str
    resolution: Resolution


@dataclass(slots=True)
class Proposal:
    """Đề xuất: each unit once, under the first ground that names it."""

    by_recipients: list[Proposed] = field(default_factory=list)
    by_tasks: list[Proposed] = field(default_factory=list)
    by_older: list[Proposed] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)


def propose(directive: Directive) -> Proposal:
    """Đề xuất đơn vị nhận: recipients and addressees read, units in tasks, units that had the older version.

    A group stands for its members in being today, a unit that has ended for its heirs; units that have the
    directive, the standing office and the issuer are left out.
    """
    today = timezone.localdate()
    directory = Directory(parties.writing_of(directive))
    found = Proposal()
    taken = _left_out(directive)

    def answering(targets: Iterable[Unit | UnitGroup]) -> Iterator[Unit]:
        for target in targets:
            members = list(target.members.all()) if isinstance(target, UnitGroup) else [target]
            for member in members:
                yield from directory.lineage.answering(member, today)

    def add(into: list[Proposed], units: Iterable[Unit], why: str, asked: bool = True) -> None:
        for unit in units:
            if unit.pk not in taken:
                taken.add(unit.pk)
                into.append(Proposed(unit, why, asked))

    lines = list(_lines(directive.reading or {}))
    # Whoever must act comes first, so that a copy "để báo cáo" does not hide it.
    for name, asked in sorted(lines, key=lambda line: not line[1]):
        known = directory.resolve(name, on=today)
        target = known.unit or known.group
        if target is None:
            found.unclear.append(Unclear(name, known))
        else:
            add(found.by_recipients, answering([target]), name, asked)
    for party in _parties(directive):
        add(found.by_tasks, answering([party.unit or party.group]), party.written)  # type: ignore[list-item]
    for old in directive.supersedes.all():
        older = Delivery.objects.filter(directive=old, recalled_at=None).select_related("unit")
        add(found.by_older, answering([each.unit for each in older]), old.number or old.title)
    return found


def _lines(reading: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """(name, is it asked to act) of every recipient, each name once."""
    seen: set[str] = set()
    addressees = [(name, True) for name in reading.get("addressees") or ()]
    for recipient in reading.get("recipients") or ():
        if recipient.get("purpose") in UNSENT:
            continue
        if fold(recipient["name"]) in AS_ADDRESSED:
            continue
        asked = recipient.get("purpose") not in NOT_ASKED
        for name in recipient.get("units") or [recipient["name"]]:
            addressees.append((name, asked))
    for name, asked in addressees:
        if fold(name) and fold(name) not in seen:
            seen.add(fold(name))
            yield name, asked


def _parties(directive: Directive) -> list[ObligationUnit]:
    known = queries.parties().filter(obligation__in=queries.live(directive))
    known = known.exclude(unit=None, group=None).prefetch_related("group__members")
    return list(known.order_by("obligation__position", "part", "position"))


def _left_out(directive: Directive) -> set[int]:
    have = Delivery.objects.filter(directive=directive, recalled_at=None).values_list("unit", flat=True)
    standing = Unit.objects.filter(is_standing_office=True).values_list("pk", flat=True)
    return {*have, *standing} | ({directive.issuer_id} if directive.issuer_id else set())
