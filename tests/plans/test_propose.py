"""Proposals: whom and by when a confirmed obligation suggests (đề xuất giao việc)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.directives.enums import Part
from nhipcau.directives.models import ObligationUnit
from nhipcau.plans.domain import proposals
from nhipcau.plans.domain.assignments import propose
from nhipcau.units.models import Succession, UnitGroup
from tests.factories.plans import AssignmentFactory, confirmed_obligation, party
from tests.factories.units import UnitFactory, standing_office

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.django_db
def test_leads_supports_and_the_standing_office() -> None:
    lead, support, office = UnitFactory(), UnitFactory(), standing_office()
    obligation = confirmed_obligation(due=date(2026, 12, 1), deliverable="06 tin bài")
    party(obligation, unit=lead, written="Sở Thử")
    party(obligation, Part.SUPPORT, unit=support)
    party(obligation, Part.SUPPORT, unit=lead)
    (only,) = propose(obligation)
    assert (only.unit, only.supporters, only.due) == (lead, (support,), date(2026, 12, 1))
    assert (only.deliverable, only.approver) == ("06 tin bài", office)
    assert "Sở Thử" in only.why


@pytest.mark.django_db
def test_a_group_is_its_members_in_being_and_nobody_twice() -> None:
    living, gone = UnitFactory(), UnitFactory(valid_to=timezone.localdate())
    group = UnitGroup.objects.create(name="Các sở", folded="cac so")
    group.members.set([living, gone])
    obligation = confirmed_obligation()
    party(obligation, unit=living)
    party(obligation, group=group)
    assert [row.unit for row in propose(obligation)] == [living]


@pytest.mark.django_db
def test_a_merged_unit_leads_to_its_heir_and_two_heirs_to_a_person() -> None:
    old, middle, heir = UnitFactory(valid_to=TODAY), UnitFactory(valid_to=TODAY), UnitFactory()
    Succession.objects.create(predecessor=old, successor=middle, on=TODAY)
    Succession.objects.create(predecessor=middle, successor=heir, on=TODAY)
    obligation = confirmed_obligation()
    party(obligation, unit=old, written="Sở Cũ")
    (row,) = propose(obligation)
    assert row.unit == heir
    assert heir.name in row.why, "the reader is told who took over from whom"
    Succession.objects.create(predecessor=middle, successor=UnitFactory(), on=TODAY)
    assert propose(obligation) == []


@pytest.mark.django_db
def test_heirs_in_a_circle_end() -> None:
    one, two = (UnitFactory(valid_to=TODAY) for _ in range(2))
    Succession.objects.create(predecessor=one, successor=two, on=TODAY)
    Succession.objects.create(predecessor=two, successor=one, on=TODAY)
    obligation = confirmed_obligation()
    party(obligation, unit=one)
    assert propose(obligation) == []


@pytest.mark.django_db
def test_what_a_person_chose_is_not_told_as_written() -> None:
    obligation, (read, chosen) = confirmed_obligation(), (UnitFactory(), UnitFactory())
    party(obligation, unit=read, written="Sở chủ quản")
    added = party(obligation, unit=chosen, written=str(chosen))
    ObligationUnit.objects.filter(pk=added.pk).update(chosen=True)
    told = {row.unit: row.why.split("”")[0] for row in propose(obligation)}
    assert told == {read: "Văn bản ghi “Sở chủ quản", chosen: f"Do người chọn: “{chosen}"}


@pytest.mark.django_db
def test_unresolved_names_are_told_and_units_already_assigned_left_out() -> None:
    obligation = confirmed_obligation()
    party(obligation, written="các đơn vị liên quan")
    taken = AssignmentFactory(obligation=obligation)
    party(obligation, unit=taken.unit)
    assert propose(obligation) == []
    assert proposals.unresolved_leads(obligation) == ["các đơn vị liên quan"]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=20", date(2026, 12, 20)),
        ("FREQ=MONTHLY;BYMONTHDAY=22", date(2026, 11, 22)),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=25", date(2026, 11, 25)),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", date(2027, 6, 15)),
        ("FREQ=YEARLY;BYMONTH=2", date(2027, 2, 28)),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10", date(2026, 12, 10)),
        ("FREQ=WEEKLY;BYDAY=TH", date(2026, 11, 26)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 11, 30)),
        ("FREQ=MONTHLY", None),
        ("FREQ=DAILY;BYDAY=MO", None),
        ("FREQ=MONTHLY;BYMONTHDAY=20;COUNT=3", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", None),
        ("hằng tháng", None),
    ],
)
def test_the_nearest_day_of_a_rule(rule: str, day: date | None) -> None:
    assert proposals.next_day(rule, TODAY) == day


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(1, 28))
def test_a_monthly_rule_is_never_past_nor_more_than_a_month_off(today: date, month_day: int) -> None:
    found = proposals.next_day(f"FREQ=MONTHLY;BYMONTHDAY={month_day}", today)
    assert found is not None
    assert found.day == month_day
    assert timedelta(0) <= found - today <= timedelta(days=31)


@given(st.text(max_size=40))
def test_any_text_for_a_rule_gives_a_day_or_nothing(rule: str) -> None:
    found = proposals.next_day(rule, TODAY)
    assert found is None or found >= TODAY


@pytest.mark.django_db
def test_many_obligations_cost_the_same_as_one(django_assert_num_queries) -> None:
    def obligations(count: int):
        made = [confirmed_obligation() for _ in range(count)]
        for row in made:
            for part in Part:
                party(row, part, unit=UnitFactory())
        return made

    standing_office()
    one, three = obligations(1), obligations(3)
    with CaptureQueriesContext(connection) as first:
        proposals.propose_many(one)
    with django_assert_num_queries(len(first)):
        assert [len(rows) for rows in proposals.propose_many(three)] == [1, 1, 1]
