"""Readings at the border of a day in Hà Nội, and whose work is whose (truy vấn)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nhipcau.directives.enums import ObligationState
from nhipcau.plans import queries
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from tests.factories.plans import AssignmentFactory, EvidenceFactory, confirmed_obligation, submitted
from tests.factories.units import UnitFactory, person

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LAST = date(2026, 11, 14)
NEXT = date(2026, 11, 15)
LAST_MINUTE = datetime(2026, 11, 14, 23, 59, tzinfo=HANOI)
MIDNIGHT = datetime(2026, 11, 15, tzinfo=HANOI)
EARLIER = datetime(2026, 10, 20, 9, tzinfo=HANOI)

pytestmark = pytest.mark.django_db


def test_assigned_in_the_last_minute_belongs_to_the_day() -> None:
    inside = AssignmentFactory(assigned_at=LAST_MINUTE)
    outside = AssignmentFactory(assigned_at=MIDNIGHT)
    assert set(queries.open_as_of(LAST)) == {inside}
    assert set(queries.open_as_of(NEXT)) == {inside, outside}
    assert set(queries.assigned_between(LAST, LAST)) == {inside}


@pytest.mark.parametrize(
    ("field", "state", "reading"),
    [
        ("accepted_at", AssignmentState.ACCEPTED, queries.accepted_between),
        ("cancelled_at", AssignmentState.CANCELLED, queries.cancelled_between),
    ],
)
def test_over_in_the_last_minute_is_over_that_day(field, state, reading) -> None:
    inside = AssignmentFactory(assigned_at=EARLIER, state=state, **{field: LAST_MINUTE})
    outside = AssignmentFactory(assigned_at=EARLIER, state=state, **{field: MIDNIGHT})
    assert set(queries.open_as_of(LAST)) == {outside}
    assert set(queries.open_as_of(NEXT)) == set()
    assert set(reading(date(2026, 10, 15), LAST)) == {inside}
    assert set(reading(NEXT, NEXT)) == {outside}


def test_late_as_of_a_day_counts_its_own_due_day() -> None:
    last = AssignmentFactory(assigned_at=EARLIER, due=LAST)
    AssignmentFactory(assigned_at=EARLIER, due=NEXT)
    AssignmentFactory(assigned_at=EARLIER, due=LAST, accepted_at=LAST_MINUTE, state=AssignmentState.ACCEPTED)
    AssignmentFactory(assigned_at=EARLIER)
    assert set(queries.late_as_of(LAST)) == {last}


def test_evidence_counts_by_the_day_it_was_done_unless_withdrawn() -> None:
    inside = EvidenceFactory(done_on=LAST)
    EvidenceFactory(done_on=NEXT)
    EvidenceFactory(done_on=LAST, withdrawn_at=timezone.now())
    assert set(queries.evidence_between(LAST, LAST)) == {inside}


class Balance(TestCase):
    """Whatever the times: open before + assigned − accepted − cancelled = open after."""

    moments = st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 1), timezones=st.just(HANOI))

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(moments, st.none() | moments, st.booleans()), max_size=6))
    def test_the_books_balance(self, rows) -> None:
        for assigned, end, is_accepted in rows:
            ended = max(assigned, end) if end else None
            field = "accepted_at" if is_accepted else "cancelled_at"
            over = AssignmentState.ACCEPTED if is_accepted else AssignmentState.CANCELLED
            # What is over has its moment: the verbs write both at once.
            state = over if ended else AssignmentState.ASSIGNED
            AssignmentFactory(assigned_at=assigned, state=state, **{field: ended})
        first, last = date(2026, 10, 15), LAST
        before = queries.open_as_of(first - timedelta(days=1)).count()
        moved = queries.assigned_between(first, last).count()
        over = queries.accepted_between(first, last).count() + queries.cancelled_between(first, last).count()
        assert before + moved - over == queries.open_as_of(last).count()


def test_whose_work_is_whose() -> None:
    lead, child, other = UnitFactory(), UnitFactory(), UnitFactory()
    child.parent = lead
    child.save()
    mine, below, elsewhere = (AssignmentFactory(unit=unit) for unit in (lead, child, other))
    elsewhere.supporters.add(lead)
    AssignmentFactory(unit=lead, state=AssignmentState.ACCEPTED)
    staff = person(Role.UNIT_STAFF, lead)
    assert set(queries.my_work(staff)) == {mine, below}
    assert set(queries.supported(staff)) == {elsewhere}
    assert set(queries.visible_to(person(Role.UNIT_STAFF, other))) == {elsewhere}
    assert queries.visible_to(person(Role.LEADER)).count() == Assignment.objects.count()
    for role in (Role.CLERK, Role.ADMINISTRATOR):
        assert not queries.visible_to(person(role)).exists()
        assert not queries.my_work(person(role)).exists()


def test_awaiting_decision_leaves_out_ones_own() -> None:
    assignment, officer = AssignmentFactory(), person(Role.OFFICER)
    submitted(assignment, officer)
    other = AssignmentFactory()
    submitted(other, person(Role.UNIT_STAFF, other.unit))
    assert set(queries.awaiting_decision(officer)) == {other}
    assert set(queries.awaiting_decision(person(Role.OFFICER))) == {assignment, other}
    assert not queries.awaiting_decision(person(Role.UNIT_HEAD)).exists()


def test_confirmed_without_assignment_looks_at_live_ones() -> None:
    waiting, taken, dropped = (confirmed_obligation() for _ in range(3))
    AssignmentFactory(obligation=taken)
    AssignmentFactory(obligation=waiting, state=AssignmentState.CANCELLED, cancelled_at=timezone.now())
    dropped.state = ObligationState.DROPPED
    dropped.save()
    assert set(queries.confirmed_without_assignment()) == {waiting}


def test_search_knows_no_marks_and_any_order() -> None:
    found = AssignmentFactory(unit=UnitFactory(name="Sở Ngoại vụ"))
    AssignmentFactory(obligation=confirmed_obligation(text="tổ chức họp báo quý IV"))
    everything = Assignment.objects.all()
    assert list(queries.search(everything, "ngoai vu xuc tien dau tu")) == [found]
    assert not queries.search(everything, "không có chữ này").exists()
