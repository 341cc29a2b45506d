"""What is owed every month and every three months: met, late, planned ahead."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from nhipcau.clock.domain import days
from nhipcau.clock.enums import DayKind, DeadlineState
from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.errors import Refused
from nhipcau.press.domain import cadence
from nhipcau.press.enums import CadenceKind
from nhipcau.units.enums import Role
from tests.factories import press
from tests.factories.clock import hanoi
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def followed(since: datetime, unit=None, kind=CadenceKind.CONFERENCE):
    return cadence.follow(actor=person(Role.OFFICER), unit=unit or UnitFactory(), kind=kind, since=since)


def test_each_time_meets_the_deadline_and_begins_the_next():
    since = timezone.now() - timedelta(days=40)
    held = followed(since)
    first = deadlines_of(held).get()
    assert "3 tháng" in first.explanation and "điểm b khoản 2 Điều 6" in first.explanation
    at = timezone.now() - timedelta(days=1)
    told = {"actor": None, "unit": held.unit, "kind": CadenceKind.CONFERENCE, "at": at}
    (made,) = cadence.done(**told, words="Họp báo quý IV", path="/x/", key="conference:1")
    assert made.was_late is False
    first.refresh_from_db()
    assert first.state == DeadlineState.MET and first.met_at == at
    assert deadlines_of(held).get(state=DeadlineState.RUNNING).event_at == at
    # The same record again changes nothing.
    assert cadence.done(**told, words="Họp báo quý IV", path="/x/", key="conference:1") == [made]
    assert deadlines_of(held).count() == 2


def test_late_is_told_and_a_unit_below_counts_for_those_above():
    top = UnitFactory()
    held = followed(timezone.now() - timedelta(days=120), top)
    below = UnitFactory(parent=top)
    found = cadence.done(
        actor=None,
        unit=below,
        kind=CadenceKind.CONFERENCE,
        at=timezone.now(),
        words="Họp báo",
        path="",
        key="conference:2",
    )
    assert [each.cadence for each in found] == [held] and found[0].was_late is True
    other = cadence.done(
        actor=None, unit=below, kind=CadenceKind.INFORMATION, at=timezone.now(), words="x", path="", key="r:1"
    )
    assert other == []


def test_the_year_ahead_is_planned_by_the_rule():
    held = followed(timezone.now() - timedelta(days=5), kind=CadenceKind.INFORMATION)
    found = cadence.ahead(held, timezone.now() + timedelta(days=366))
    assert 10 <= len(found) <= 13
    assert all(20 <= (later - sooner).days <= 32 for sooner, later in pairwise(found))


def test_what_cannot_be_is_refused():
    held = followed(timezone.now() - timedelta(days=5))
    actor = person(Role.OFFICER)
    with pytest.raises(Refused, match="đã được theo dõi"):
        followed(timezone.now(), held.unit)
    with pytest.raises(Refused, match="trong vòng một năm"):
        followed(timezone.now() - timedelta(days=400))
    with pytest.raises(Refused, match="không ở phía trước"):
        cadence.record(actor=actor, cadence=held, at=timezone.now() + timedelta(hours=1), words="x")
    cadence.leave(actor=actor, cadence=held, reason="đơn vị giải thể")
    assert deadlines_of(held).get().state == DeadlineState.CANCELLED
    assert followed(timezone.now(), held.unit) == held


def test_a_day_off_announced_moves_what_ends_on_a_day_and_no_term_of_hours():
    unit = UnitFactory()
    # A month from Friday, 16 October 2026 ends on Monday, 16 November.
    held = followed(hanoi(2026, 10, 16, 9), unit, CadenceKind.INFORMATION)
    monthly = deadlines_of(held).get()
    matter = press.registered(unit, begins_at=hanoi(2026, 11, 15, 10))
    first = deadlines_of(matter).get()
    assert monthly.due_at.date() == date(2026, 11, 16)
    days.put(
        actor=person(Role.ADMINISTRATOR),
        day=date(2026, 11, 16),
        kind=DayKind.HOLIDAY,
        name="Nghỉ thử",
        citation="Thông báo 1/TB",
    )
    monthly.refresh_from_db()
    first.refresh_from_db()
    assert monthly.due_at.date() == date(2026, 11, 13) and "Nghỉ thử" in monthly.explanation
    assert first.due_at == hanoi(2026, 11, 16, 10)
