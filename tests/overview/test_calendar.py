"""Lịch: what falls on which day, for whom, and how the weeks are laid."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from nhipcau.clock.domain.calendar import national_calendar
from nhipcau.overview.domain.agenda import Agenda, Day, coming_of
from nhipcau.overview.domain.stretches import stretch, weeks
from nhipcau.overview.enums import Entry, Look, MarkKind
from nhipcau.overview.models import CalendarMark
from nhipcau.overview.queries import agenda as queries
from nhipcau.overview.queries.marks import between
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Plan
from nhipcau.steering.domain import recurring
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.clock import deadline, hanoi
from tests.factories.plans import AssignmentFactory, confirmed_obligation, line
from tests.factories.units import UnitFactory, person, standing_office

from .conftest import signed_in, sorted_line

CALENDAR = "/lam-viec/toan-canh/lich/"
TODAY = date(2026, 6, 10)


def shown(who: User, first: date, last: date, *kinds: Entry, most: int | None = None) -> dict[date, Day]:
    agenda = Agenda(who, first, last, today=TODAY, kinds=set(kinds or Entry), most=most)
    every = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    return agenda.days(national_calendar(), every)


def day_of(day: date) -> Day:
    return Agenda(User(), day, day, today=TODAY, kinds=set()).days(national_calendar(), [day])[day]


@pytest.mark.parametrize(
    ("look", "day", "first", "last"),
    [
        (Look.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (Look.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Look.WEEK, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
        (Look.QUARTER, date(2026, 11, 30), date(2026, 10, 1), date(2026, 12, 31)),
        (Look.YEAR, date(2026, 5, 5), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_stretch_has_its_days_and_meets_its_neighbours(look, day, first, last):
    found = stretch(look, day)
    assert (found.first, found.last) == (first, last)
    assert found.before and found.after
    assert found.before.last + timedelta(days=1) == first and found.after.first == last + timedelta(days=1)
    rows = weeks(first, last)
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in rows)
    assert rows[0][0] <= first <= rows[0][6] and rows[-1][0] <= last <= rows[-1][6]


def test_the_calendar_ends_where_its_years_end():
    assert stretch(Look.MONTH, date(1995, 1, 5)).before is None
    assert stretch(Look.YEAR, date(2099, 1, 5)).after is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 17), "Mùng 1 Tết"),
        (date(2026, 4, 26), "10/3, Giỗ Tổ"),
        (date(2026, 3, 3), "Rằm, 15/1"),
        (date(2026, 2, 16), "29/12"),
        # 2025 has a leap sixth month, from 25 July.
        (date(2025, 6, 25), "Mùng 1 tháng Sáu"),
        (date(2025, 7, 25), "Mùng 1 tháng Sáu nhuận"),
        (date(2025, 8, 8), "Rằm, 15/6N"),
    ],
)
def test_lunar_days_are_named(day, words):
    assert day_of(day).lunar_words == words


def test_days_off_and_days_made_up():
    swapped, made_up = day_of(date(2026, 1, 2)), day_of(date(2026, 1, 10))
    assert swapped.is_off and swapped.special and swapped.special.paired == date(2026, 1, 10)
    assert not made_up.is_off and made_up.special and made_up.special.paired == date(2026, 1, 2)
    assert day_of(date(2031, 9, 2)).provisional and not day_of(date(2026, 9, 2)).provisional


@pytest.mark.django_db
def test_anniversaries_say_what_and_how_long():
    def told(day: date) -> list[str]:
        found = between(day, day, MarkKind.values)
        return sorted(mark.told(day.year) for mark in found if list(mark.days_in(day, day)))

    every = CalendarMark.objects.all()
    assert len(every) > 40 and all(each.source and each.name and each.name_en for each in every)
    assert all(date(2028, each.month, each.day) for each in every)
    assert all(each.is_verified and each.verified_on and each.noted == each.source for each in every)
    assert told(date(2026, 11, 25)) == [
        "Quan hệ ngoại giao với Na Uy, 55 năm",
        "Quan hệ ngoại giao với Đan Mạch, 55 năm",
    ]
    assert told(date(1994, 7, 12)) == ["Quan hệ ngoại giao với Philippines, 18 năm"], (
        "none before it happened"
    )
    with override("en"):
        assert told(date(2026, 5, 7)) == ["Victory of Dien Bien Phu, 72 years"]


@pytest.mark.django_db
def test_every_kind_falls_on_its_day(plan: Plan) -> None:
    officer, unit = person(Role.OFFICER), UnitFactory(name="Sở Ngoại vụ")
    late = AssignmentFactory(unit=unit, due=date(2026, 6, 9))
    AssignmentFactory(unit=unit, due=date(2026, 6, 9), state=AssignmentState.ACCEPTED)
    AssignmentFactory(unit=unit, due=date(2026, 6, 9), state=AssignmentState.CANCELLED)
    sorted_line(plan, lead=unit, text="Tuần phim", starts_on=date(2026, 6, 1), due=date(2026, 6, 9))
    sorted_line(plan, lead=unit, text="Họp báo", starts_on=date(2026, 6, 12), due=date(2026, 6, 12))
    sorted_line(plan, lead=unit, text="Cả năm", starts_on=date(2026, 1, 1), due=date(2026, 12, 31))
    held = deadline(event_at=hanoi(2026, 6, 8, 9), unit=unit, label="Trả lời báo chí")
    days = shown(officer, date(2026, 6, 1), date(2026, 6, 30))

    told = [(item.kind, item.title, item.note, item.mark) for item in days[date(2026, 6, 9)].items]
    assert (Entry.WORK, late.obligation.text[:200], "", "late") == told[0]
    assert (Entry.ACTIVITY, "Tuần phim", "kết thúc", "") in told and len(told) == 3
    assert [(item.title, item.note) for item in days[date(2026, 6, 1)].items] == [("Tuần phim", "bắt đầu")]
    assert [(item.title, item.note) for item in days[date(2026, 6, 12)].items] == [("Họp báo", "")]
    due = timezone.localdate(held.due_at)
    assert [item.title for item in days[due].items if item.kind == Entry.DEADLINE] == ["Trả lời báo chí"]
    assert sum(day.count for day in days.values()) == 6
    long = queries.through(officer, date(2026, 6, 1), date(2026, 6, 30))
    assert [row.text for row in long] == ["Cả năm"]
    sorted_line(plan, lead=unit, text="Lâu hơn", starts_on=date(2026, 1, 1), due=date(2027, 1, 5))
    for who in (officer, person(Role.UNIT_STAFF, unit)):
        month = (date(2026, 6, 1), date(2026, 6, 30))
        assert [row.text for row in queries.first_through(who, *month, 9)] == ["Cả năm", "Lâu hơn"]
        assert [row.text for row in queries.first_through(who, *month, 1)] == ["Cả năm"]

    few = shown(officer, date(2026, 6, 1), date(2026, 6, 30), most=1)
    assert (few[date(2026, 6, 9)].count, few[date(2026, 6, 9)].more) == (3, 2)
    alone = shown(officer, date(2026, 6, 1), date(2026, 6, 30), Entry.RECURRING)
    assert not any(day.count for day in alone.values())


@pytest.mark.django_db
def test_a_recurring_duty_shows_the_periods_to_come() -> None:
    officer, unit, today = person(Role.OFFICER), UnitFactory(), timezone.localdate()
    task = confirmed_obligation(recurrence="FREQ=MONTHLY;BYMONTHDAY=20")
    duty = recurring.start(
        actor=officer,
        obligation=task,
        unit=unit,
        approver=standing_office(),
        rule="FREQ=MONTHLY;BYMONTHDAY=20",
        starts_on=today,
        ahead_days=0,
    )
    last = today + timedelta(days=120)
    (held,) = (each for each in queries.duties(officer, today, last) if each.duty == duty.pk)
    coming = [day for day, _rule in coming_of(held, today, last)]
    made = set(duty.instances.values_list("due", flat=True))
    assert len(coming) + len(made) in (4, 5) and all(day.day == 20 for day in coming)
    assert not made & set(coming)
    agenda = Agenda(officer, today, last, today=today, kinds={Entry.RECURRING})
    days = agenda.days(national_calendar(), coming)
    assert all(
        day.items[0].kind == Entry.RECURRING and "chưa giao" in day.items[0].note for day in days.values()
    )


@pytest.mark.django_db
def test_a_unit_sees_what_is_its_own(plan: Plan) -> None:
    unit, other = UnitFactory(), UnitFactory()
    staff = person(Role.UNIT_STAFF, unit)
    own = AssignmentFactory(unit=unit, due=date(2026, 6, 9))
    AssignmentFactory(unit=other, due=date(2026, 6, 9))
    line(plan, unit, text="Của mình", due=date(2026, 6, 9))
    line(plan, other, text="Của nơi khác", due=date(2026, 6, 9))
    deadline(event_at=hanoi(2026, 6, 8, 9), unit=other, label="Hạn nơi khác")
    days = shown(staff, date(2026, 6, 1), date(2026, 6, 30))
    told = {item.title for day in days.values() for item in day.items}
    assert told == {own.obligation.text[:200], "Của mình"}
    nobody = shown(User.objects.create(username="khong-vai-tro"), date(2026, 6, 1), date(2026, 6, 30))
    assert not any(day.count for day in nobody.values())


@pytest.mark.django_db
def test_the_page_shows_table_list_and_file(plan: Plan) -> None:
    client = signed_in(person(Role.OFFICER))
    for _at in range(5):
        AssignmentFactory(due=date(2026, 6, 9))
    page = client.get(CALENDAR, {"xem": "thang", "ngay": "2026-06-15"})
    text = page.content.decode()
    assert "+ 2 việc nữa" in text and "Hết kỳ báo cáo" in text
    assert page.context["before"][0] == "Tháng 5/2026" and page.context["after"][0] == "Tháng 7/2026"
    jumped = client.get(CALENDAR, {"xem": "quy", "thang": "2", "nam": "2027"})
    assert jumped.context["chosen"].first == date(2027, 1, 1) and len(jumped.context["pieces"]) == 3
    year = client.get(CALENDAR, {"xem": "nam", "ngay": "2026-06-15"})
    assert len(year.context["pieces"]) == 12 and "5 mục" in year.content.decode()
    assert client.get(CALENDAR, {"xem": "tuan", "ngay": "2026-06-15"}).status_code == 200
    day = client.get(CALENDAR, {"xem": "ngay", "ngay": "2026-06-09"})
    assert len(day.context["page_obj"]) == 5
    table = client.get(CALENDAR, {"ngay": "2026-01-15", "export": "csv"}).content.decode("utf-8-sig")
    assert "2026-01-02" in table and "Nghỉ hoán đổi" in table and "Làm bù" in table
    assert client.get(CALENDAR, {"export": "xlsx"}).status_code == 200
    now = client.get(CALENDAR)
    assert 'aria-current="date"' in now.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        {"xem": "the-ky"},
        {"ngay": "2026-02-30"},
        {"ngay": "1066-10-14"},
        {"ngay": "'"},
        {"thang": "13"},
        {"nam": "2100"},
        {"nam": "x"},
        {"loai": "gi-do"},
        {"export": "pdf"},
    ],
)
def test_what_is_no_day_is_no_page(asked) -> None:
    assert signed_in(person(Role.OFFICER)).get(CALENDAR, asked).status_code == 404


@pytest.mark.django_db
def test_the_calendar_costs_the_same_for_three_as_for_one(plan: Plan) -> None:
    client, officer, today = signed_in(person(Role.OFFICER)), person(Role.OFFICER), timezone.localdate()
    costs: dict[str, list[int]] = {}
    for more in (1, 2):
        for _ in range(more):
            unit = UnitFactory()
            AssignmentFactory(unit=unit, due=today)
            sorted_line(plan, lead=unit, starts_on=today - timedelta(days=90), due=today + timedelta(days=90))
            sorted_line(plan, lead=unit, starts_on=today, due=today)
            deadline(event_at=timezone.now(), unit=unit)
            recurring.start(
                actor=officer,
                obligation=confirmed_obligation(recurrence="FREQ=WEEKLY;BYDAY=FR"),
                unit=unit,
                approver=standing_office(),
                rule="FREQ=WEEKLY;BYDAY=FR",
                starts_on=today,
                ahead_days=0,
            )
        for look in Look:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(CALENDAR, {"xem": look.value}).status_code == 200
            costs.setdefault(look.value, []).append(len(asked))
    assert all(one == three and three <= 25 for one, three in costs.values()), costs
