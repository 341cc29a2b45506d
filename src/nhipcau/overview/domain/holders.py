"""Nhiệm vụ × đơn vị: who has which task, who leads it in a plan, and whom a directive names in vain."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Activity, ActivityUnit, Assignment
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from ..enums import Hold
from ..queries import coverage


@dataclass(frozen=True, slots=True)
class Held:
    """Một ô: how one unit stands with one task; the assignment or the activity that says so."""

    hold: Hold
    assignment: Assignment | None = None
    activity: Activity | None = None


NOTHING = Held(Hold.NONE)


@dataclass(frozen=True, slots=True)
class Line:
    """Một nhiệm vụ và các đơn vị; `unclear` names nobody has resolved."""

    obligation: Obligation
    cells: dict[int, Held]
    unclear: list[str]

    @property
    def handed(self) -> int:
        """Số đơn vị đã được giao."""
        return sum(held.assignment is not None for held in self.cells.values())

    @property
    def done(self) -> int:
        """Số đơn vị đã xong."""
        return sum(held.hold == Hold.DONE for held in self.cells.values())

    @property
    def gaps(self) -> int:
        """Số chỗ trống: units named that have nothing of it, names unclear; one where nobody is near it."""
        found = sum(held.hold == Hold.GAP for held in self.cells.values()) + len(self.unclear)
        return found or int(all(held.hold == Hold.NONE for held in self.cells.values()))


@dataclass(frozen=True, slots=True)
class Board:
    """Bảng nhiệm vụ × đơn vị của một trang."""

    units: list[Unit]
    lines: list[Line]


def board(person: User, obligations: Sequence[Obligation], today: date) -> Board:
    """Bảng của các nhiệm vụ này, in a constant number of queries; own columns where one sees no more."""
    keys = [obligation.pk for obligation in obligations]
    known: dict[int, Unit] = {}
    cells: dict[int, dict[int, Held]] = defaultdict(dict)
    unclear: dict[int, list[str]] = defaultdict(list)
    _expected(keys, today, known, cells, unclear)
    _planned(person, keys, today, known, cells)
    given = plans.visible_to(person).filter(obligation__in=keys).exclude(state="cancelled")
    for work in given.prefetch_related("unit").defer("folded"):
        known[work.unit_id] = work.unit
        cells[work.obligation_id][work.unit_id] = Held(_hold(work, today), assignment=work)
    if scope_of(person, plans.action("plans.read")) != Scope.ALL:
        own = own_unit_ids(person, plans.action("plans.read"))
        shown = own | {unit for row in cells.values() for unit, held in row.items() if held.assignment}
        known = {key: unit for key, unit in known.items() if key in shown}
        unclear.clear()
    lines = [
        Line(
            each,
            {unit: held for unit, held in cells[each.pk].items() if unit in known},
            unclear[each.pk],
        )
        for each in obligations
    ]
    used = {unit for line in lines for unit in line.cells}
    return Board(sorted((known[key] for key in used), key=lambda unit: unit.sort_key), lines)


def _expected(
    keys: list[int],
    today: date,
    known: dict[int, Unit],
    cells: dict[int, dict[int, Held]],
    unclear: dict[int, list[str]],
) -> None:
    named = ObligationUnit.objects.filter(obligation__in=keys, part=Part.LEAD)
    for party in named.select_related("unit", "group").prefetch_related("group__members"):
        if party.unit is None and party.group is None:
            unclear[party.obligation_id].append(party.written)
        for unit in _units_of(party, today):
            known[unit.pk] = unit
            cells[party.obligation_id].setdefault(unit.pk, Held(Hold.GAP))


def _planned(
    person: User, keys: list[int], today: date, known: dict[int, Unit], cells: dict[int, dict[int, Held]]
) -> None:
    answers = coverage.answering(person).filter(obligation__in=keys).select_related("activity")
    # Of an activity no more than leads to it.
    answers = answers.only("obligation", "activity__plan")
    leading = ActivityUnit.objects.filter(part=Part.LEAD).prefetch_related("unit", "group__members")
    for answer in answers.prefetch_related(Prefetch("activity__parties", leading)):
        for party in answer.activity.parties.all():
            for unit in _units_of(party, today):
                known[unit.pk] = unit
                cells[answer.obligation_id][unit.pk] = Held(Hold.PLANNED, activity=answer.activity)


def _units_of(party: ObligationUnit | ActivityUnit, today: date) -> list[Unit]:
    if party.unit is not None:
        return [party.unit]
    return [unit for unit in party.group.members.all() if unit.exists_on(today)] if party.group else []


def _hold(work: Assignment, today: date) -> Hold:
    if not work.is_open:
        return Hold.DONE
    return Hold.LATE if work.due and work.due < today else Hold.GOING
