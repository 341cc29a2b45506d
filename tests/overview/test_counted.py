"""Số đã đếm: what is kept of a unit, a plan or a directive is what counting it now would give."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from nhipcau.core.domain import counted, watched
from nhipcau.core.models import CountedPart, PartChange
from nhipcau.directives.enums import ObligationState, Part
from nhipcau.directives.models import Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.overview.domain import coverage, gaps, standing
from nhipcau.overview.domain.windows import Window
from nhipcau.overview.queries.activities import Frame
from nhipcau.overview.queries.standing import Span
from nhipcau.plans.domain import taxonomy
from nhipcau.plans.domain.parts import PLAN, UNIT
from nhipcau.plans.enums import AssignmentState, Decision, TermKind
from nhipcau.plans.models import Activity, Assignment, Evidence, Submission
from nhipcau.reports.domain import kept
from nhipcau.reports.domain.periods import Named, Period
from nhipcau.reports.enums import Indicator, PeriodKind
from nhipcau.reports.models import IndicatorDefinition
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit
from tests.factories.plans import (
    AssignmentFactory,
    EvidenceFactory,
    accepted,
    confirmed_obligation,
    issued,
    party,
    plan_for,
)
from tests.factories.units import GroupFactory, UnitFactory, person

from .conftest import YEAR, language, sorted_line, term, work_for

pytestmark = pytest.mark.django_db
TODAY = date(YEAR, 6, 10)
FRAME = Frame(YEAR)
JUNE = Span(date(YEAR, 5, 15), date(YEAR, 6, 14))
WINDOW = Window(Named(PeriodKind.MONTH, YEAR, 6), JUNE, Span(date(YEAR, 4, 15), date(YEAR, 5, 14)))
WORKING = {"assigned_at": timezone.make_aware(datetime(YEAR, 5, 20, 8))}
DONE = timezone.make_aware(datetime(YEAR, 5, 25, 8))

# Indicators of an office's own: by what its tasks say, and by how the work was shown.
OWN = [
    IndicatorDefinition(pk=1, counts=Indicator.PRODUCTS, group_by="legal-kind", split_by="language"),
    IndicatorDefinition(pk=2, counts=Indicator.LATE, legal_kinds=["image"], group_by="directive"),
]


class Office:
    """A small office with something of everything that is counted."""

    def __init__(self) -> None:
        self.leader, self.officer = person(Role.LEADER), person(Role.OFFICER)
        self.units = [UnitFactory(), UnitFactory(), UnitFactory()]
        self.group = GroupFactory()
        self.group.members.set(self.units[:2])
        self.plans = [issued(plan_for(year=YEAR, title=f"Kế hoạch {n}")) for n in (1, 2)]
        words = (term(TermKind.THEME), term(TermKind.AUDIENCE), term(TermKind.CHANNEL), term(TermKind.PILLAR))
        self.lines = [
            sorted_line(plan, *words, language("en"), lead=unit)
            for plan in self.plans
            for unit in self.units[:2]
        ]
        self.tasks = [confirmed_obligation() for _ in range(4)]
        party(self.tasks[0], unit=self.units[0])
        party(self.tasks[1], group=self.group)
        party(self.tasks[2], written="Chưa rõ ai")
        self.lines[0].answers.create(obligation=self.tasks[0])
        self.lines[1].answers.create(obligation=self.tasks[1])
        self.work = [work_for(line, due=TODAY - timedelta(days=2), **WORKING) for line in self.lines[:3]]
        self.evidence = EvidenceFactory(assignment=self.work[0], done_on=JUNE.first, language="en")
        accepted(self.work[0], person(Role.UNIT_STAFF, self.units[0]), self.officer)
        Submission.objects.update(submitted_at=DONE, decided_at=DONE)
        Assignment.objects.filter(pk=self.work[0].pk).update(accepted_at=DONE)

    def told(self) -> list[object]:
        """All that is kept, as people see it."""
        units = {each.unit.pk: each for each in standing.of_units(self.leader, WINDOW) if each.unit}
        grids = [
            coverage.languages(self.officer, FRAME, TermKind.THEME, TODAY),
            coverage.audiences(self.officer, FRAME, None, TODAY),
            coverage.audiences(self.officer, Frame(YEAR, self.plans[0].pk), None, TODAY),
            coverage.audiences(self.officer, FRAME, term(TermKind.THEME).pk, TODAY),
            coverage.months(self.officer, FRAME, TODAY),
            *(each for _head, each in coverage.multiples(self.officer, FRAME, TermKind.THEME, TODAY)),
        ]
        june = Period(JUNE.first, JUNE.last)
        page, past = kept.of(june, None, OWN), kept.figures_of(june, None)
        report = [page.figures, page.tasks[:], [sorted(page.parts[each.pk]) for each in OWN], past]
        return [units, grids, report, gaps.of(self.officer, FRAME, TODAY), taxonomy.uses()]


def _accept(office: Office) -> None:
    accepted(office.work[1], person(Role.UNIT_STAFF, office.work[1].unit), office.officer)


def _return(office: Office) -> None:
    Submission.objects.filter(assignment=office.work[0]).update(decision=Decision.RETURNED)


# Whatever way a change takes: a form's save, an update of many, a bulk write, a deletion.
CHANGES = {
    "accepted": _accept,
    "returned": _return,
    "due moved": lambda o: Assignment.objects.filter(pk=o.work[1].pk).update(due=TODAY + timedelta(days=9)),
    "cancelled": lambda o: Assignment.objects.filter(pk=o.work[2].pk).update(
        state=AssignmentState.CANCELLED, cancelled_at=timezone.now()
    ),
    "handed to another": lambda o: Assignment.objects.filter(pk=o.work[1].pk).update(unit=o.units[2]),
    "handed out": lambda o: AssignmentFactory(obligation=o.tasks[1], unit=o.units[0], **WORKING),
    "shown more": lambda o: Evidence.objects.update(quantity=F("quantity") + 4),
    "shown in another language": lambda o: Evidence.objects.update(language="fr"),
    "withdrawn": lambda o: Evidence.objects.update(withdrawn_at=timezone.now()),
    "said more clearly": lambda o: Obligation.objects.update(deliverable="Báo cáo", authority="UBND tỉnh"),
    "sorted otherwise": lambda o: o.lines[0].terms.set([term(TermKind.THEME, 1), language("fr")]),
    "sorted no more": lambda o: o.lines[2].terms.clear(),
    "moved in the year": lambda o: Activity.objects.update(starts_on=date(YEAR, 1, 1)),
    "taken out": lambda o: Activity.objects.filter(pk=o.lines[1].pk).update(removed_at=timezone.now()),
    "gone over to another plan": lambda o: Activity.objects.filter(pk=o.lines[0].pk).update(plan=o.plans[1]),
    "given up": lambda o: (
        type(o.plans[0].paper).objects.filter(pk=o.plans[0].paper_id).update(state=PaperState.WITHDRAWN)
    ),
    "answered": lambda o: o.lines[2].answers.create(obligation=o.tasks[3]),
    "named": lambda o: party(o.tasks[0], unit=o.units[1]),
    "led by another": lambda o: o.lines[0].parties.filter(part=Part.LEAD).update(unit=o.units[2]),
    "out of the group": lambda o: o.group.members.remove(o.units[0]),
    "ended": lambda o: Unit.objects.filter(pk=o.units[0].pk).update(valid_to=date(YEAR, 1, 1)),
    "no longer confirmed": lambda o: Obligation.objects.filter(pk=o.tasks[3].pk).update(
        state=ObligationState.PROPOSED
    ),
    "asked for another purpose": lambda o: Obligation.objects.update(legal_kind="image"),
    "evidence deleted": lambda o: o.evidence.delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_kept_follows_every_change(change: object) -> None:
    assert watched.is_whole()
    office = Office()
    before = office.told()
    assert office.told() == before
    change(office)  # type: ignore[operator]
    after = office.told()
    CountedPart.objects.all().delete()
    assert after == office.told()
    assert after != before


def test_only_what_changed_is_counted_again() -> None:
    """And nothing is taken that was counted while somebody wrote."""
    asked: list[list[int]] = []

    def count(some: list[int]) -> dict[int, object]:
        asked.append(some)
        return {part: [part] for part in some if part != 3}

    def ask() -> dict[int, object]:
        return counted.of(UNIT, "thử", [1, 2, 3], count)

    def mark(part: int) -> None:
        PartChange.objects.create(kind=UNIT, part=part)

    assert ask() == ask() == {1: [1], 2: [2]}
    assert asked == [[1, 2, 3]]
    mark(2)
    PartChange.objects.create(kind=PLAN, part=1)
    assert ask() == ask() == {1: [1], 2: [2]}
    assert asked[1:] == [[2]]
    mark(1)
    assert counted.of(UNIT, "thử", [1], lambda some: mark(1) or {1: ["cũ"]}) == {1: ["cũ"]}
    assert ask() == {1: [1], 2: [2]}
    assert asked[2:] == [[1]]


def test_old_counts_go_with_their_marks() -> None:
    PartChange.objects.create(kind=UNIT, part=1)
    counted.of(UNIT, "thử", [1], lambda some: {1: 1})
    assert counted.forget(timedelta(days=1)) == 0
    for model in (PartChange, CountedPart):
        model.objects.update(at=timezone.now() - timedelta(days=2))
    assert counted.forget(timedelta(days=1)) == 2


def test_nothing_is_kept_that_is_not_watched() -> None:
    """Between the two halves of a migration every question is counted, and none is kept."""
    unit = UnitFactory()
    counted.of(UNIT, "thử", [unit.pk], lambda some: {unit.pk: 1})
    watched.lay_down()
    try:
        assert not watched.is_whole()
        assert counted.of(UNIT, "thử", [unit.pk], lambda some: {unit.pk: 2}) == {unit.pk: 2}
        AssignmentFactory(unit=unit)
        assert not CountedPart.objects.exists() and not PartChange.objects.exists()
    finally:
        watched.take_up()
    assert watched.is_whole()
    AssignmentFactory(unit=unit)
    assert PartChange.objects.filter(kind=UNIT, part=unit.pk).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT at FROM core_partchange")
        assert cursor.fetchone()[0] is not None
