"""Dịp của các chương trình trong lịch: meetings, courses, inspections, events and the units' own plans."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from nhipcau.clock.domain.calendar import national_calendar
from nhipcau.committee.domain import meetings
from nhipcau.committee.models import Meeting
from nhipcau.core.domain import occasions
from nhipcau.overview.domain import entries, feeds
from nhipcau.overview.domain.agenda import Agenda
from nhipcau.overview.domain.entries import Item
from nhipcau.overview.enums import Entry, FeedKind
from nhipcau.plans.models import Activity, Plan
from nhipcau.programmes.domain import events
from nhipcau.training.models import Course
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories import committee, inspections, training
from tests.factories.plans import AssignmentFactory, line, plan_for
from tests.factories.programmes import EventFactory
from tests.factories.units import UnitFactory, person

from .conftest import signed_in, sorted_line

pytestmark = pytest.mark.django_db
CALENDAR = "/lam-viec/toan-canh/lich/"


def today() -> date:
    return timezone.localdate()


def items(who: User, *kinds: str, days: int = 30) -> list[tuple[date, Item]]:
    first, last = today() - timedelta(days=2), today() + timedelta(days=days)
    chosen = set(kinds or {each.value for each in occasions.known()})
    agenda = Agenda(who, first, last, today=today(), kinds=chosen)
    every = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    found = agenda.days(national_calendar(), every)
    assert sum(day.count for day in found.values()) == sum(len(day.items) for day in found.values())
    return [(day.day, item) for day in found.values() for item in day.items]


def a_meeting(*units: Unit, days: int = 7) -> Meeting:
    body = committee.committee()
    home = committee.composition(body)
    for unit in units:
        committee.member(home, unit)
    return committee.meeting(body, days=days)


def own_plan(unit: Unit) -> Plan:
    made = plan_for(actor=person(Role.UNIT_HEAD, unit), office=unit)
    assert made.by_unit
    return made


def lines_of(token: str) -> list[str]:
    text = Client().get(reverse("calendars:feed", args=[token])).content.decode()
    return text.replace("\r\n ", "").split("\r\n")


def events_of(token: str) -> dict[str, list[str]]:
    """Every event of a feed by the head of its number."""
    found: dict[str, list[str]] = {}
    for part in "\r\n".join(lines_of(token)).split("BEGIN:VEVENT\r\n")[1:]:
        lines = part.split("\r\n")
        uid = next(each for each in lines if each.startswith("UID:")).removeprefix("UID:")
        if not uid.startswith("mark-"):
            found[uid.removesuffix("@nhipcau")] = lines
    return found


class TestWhoSeesWhat:
    def test_a_meeting_at_its_hour_for_those_it_concerns(self) -> None:
        seated, other = UnitFactory(), UnitFactory()
        held = a_meeting(seated)
        for who in (person(Role.OFFICER), person(Role.UNIT_STAFF, seated)):
            ((day, item),) = items(who, "hop")
            assert (day, item.title, item.at) == (held.day, held.title, "08:00")
            assert (item.url, item.note) == (held.get_absolute_url(), held.place)
        assert items(person(Role.UNIT_STAFF, other)) == []
        assert items(User.objects.create(username="khong-vai-tro")) == []
        meetings.cancel(actor=person(Role.OFFICER), meeting=held, reason="Bão")
        assert items(person(Role.OFFICER), "hop") == []

    def test_each_session_of_a_course_once_it_is_announced(self) -> None:
        unit, other = UnitFactory(), UnitFactory()
        course = training.draft(unit)
        training.session(course, person(Role.OFFICER), room="Phòng 1")
        staff, elsewhere = person(Role.UNIT_STAFF, unit), person(Role.UNIT_STAFF, other)
        assert [item.mark for _day, item in items(staff)] == ["tentative"] and items(elsewhere) == []
        training.opened(unit, count=2, title="Lớp thứ hai")
        found = items(elsewhere, "tap-huan")
        assert [item.title for _day, item in found] == ["Lớp thứ hai"] * 2
        assert found[0][1].hours == "08:00–11:00" and found[0][1].told.startswith("08:00–11:00 · Viết tin")
        assert found[1][0] - found[0][0] == timedelta(days=1)
        assert any("Phòng 1, " in item.note for _day, item in items(staff, "tap-huan"))

    def test_a_round_at_both_ends_and_the_day_of_a_visit(self) -> None:
        unit, other = UnitFactory(), UnitFactory()
        made = inspections.prepared(unit)
        lead, staff = inspections.lead_of(made), person(Role.UNIT_STAFF, unit)
        assert [(day, item.note, item.mark) for day, item in items(lead, "kiem-tra")] == [
            (made.starts_on, "bắt đầu", "tentative"),
            (made.ends_on, "kết thúc", "tentative"),
        ]
        assert items(staff) == [], "nobody is told of a round that is still prepared"
        visit = inspections.concluded(inspections.sent(inspections.opened(other)))
        told = {(item.title, item.at, item.mark) for _day, item in items(person(Role.UNIT_STAFF, other))}
        assert (visit.round.title, "08:00", "done") in told and len(told) == 2

    def test_lines_of_a_units_own_plan(self) -> None:
        unit, other = UnitFactory(), UnitFactory()
        own = own_plan(unit)
        kept = line(own, unit, text="Của kế hoạch riêng", starts_on=today(), due=today() + timedelta(days=4))
        line(own, text="Chưa rõ ai", due=today() + timedelta(days=3))
        staff, officer = person(Role.UNIT_STAFF, unit), person(Role.OFFICER)
        told = [(item.title, item.note) for _day, item in items(staff, "don-vi")]
        assert told == [
            ("Của kế hoạch riêng", "bắt đầu"),
            ("Chưa rõ ai", ""),
            ("Của kế hoạch riêng", "kết thúc"),
        ]
        assert items(staff)[0][1].url.endswith(f"#hd-{kept.pk}")
        assert len(items(officer, "don-vi")) == 3 and items(person(Role.UNIT_STAFF, other)) == []
        # Whoever sees every unit asks for them.
        assert "don-vi" in entries.first_shown(False) and "don-vi" not in entries.first_shown(True)
        page = signed_in(officer).get(CALENDAR, {"xem": "tuan"}).content.decode()
        assert "Của kế hoạch riêng" not in page
        asked = signed_in(officer).get(CALENDAR, {"xem": "tuan", "loai": "don-vi"})
        assert "Của kế hoạch riêng" in asked.content.decode()


def test_an_event_is_not_told_twice(plan: Plan) -> None:
    unit = UnitFactory()
    days = {"starts_on": today() + timedelta(days=1), "due": today() + timedelta(days=3)}
    activity = sorted_line(plan, lead=unit, text="Tuần phim", **days)
    work = AssignmentFactory(unit=unit, activity=activity)
    event = EventFactory(unit=unit, assignment=work, starts_on=days["starts_on"], ends_on=days["due"])
    staff = person(Role.UNIT_STAFF, unit)
    told = [item.title for _day, item in items(staff, "su-kien", Entry.ACTIVITY)]
    assert told == [event.name] * 3
    assert [item.title for _day, item in items(staff, Entry.ACTIVITY)] == ["Tuần phim"] * 2

    token = feeds.make(actor=staff, kind=FeedKind.PLAN, plan=plan).token
    assert set(events_of(token)) == {f"event-{event.pk}"}
    events.cancel(actor=staff, event=event, reason="Bão")
    found = events_of(token)
    assert set(found) == {f"event-{event.pk}", f"activity-{activity.pk}"}
    assert "STATUS:CANCELLED" in found[f"event-{event.pk}"]


def test_a_day_has_as_many_however_few_are_shown(plan: Plan) -> None:
    unit, ends = UnitFactory(), (today() + timedelta(days=1), today() + timedelta(days=3))
    lines = [sorted_line(plan, lead=unit, starts_on=ends[0], due=ends[1]) for _time in range(3)]
    work = AssignmentFactory(unit=unit, activity=lines[2])
    EventFactory(unit=unit, assignment=work, starts_on=ends[0], ends_on=ends[1])
    for who in (person(Role.UNIT_STAFF, unit), person(Role.OFFICER)):
        kinds = {"su-kien", Entry.ACTIVITY, Entry.WORK}
        asked = [Agenda(who, *ends, today=today(), kinds=kinds, most=most) for most in (None, 0, 1, 2)]
        assert asked[0].counts == {ends[0]: 3, ends[0] + timedelta(days=1): 1, ends[1]: 3}
        assert all(each.counts == asked[0].counts for each in asked)


def test_the_first_page_says_a_name_once_with_all_that_brings_it_there() -> None:
    unit = UnitFactory()
    fields = {"unit": unit, "name": "Tuần phim", "starts_on": today(), "ends_on": today()}
    first, second = EventFactory(place="Rạp 1", **fields), EventFactory(place="Rạp 2", **fields)
    page = signed_in(person(Role.UNIT_STAFF, unit)).get(reverse("wagtailadmin_home")).content.decode()
    told = page.split('id="lich-hom-nay"')[1].split("</section>")[0]
    assert told.count("Tuần phim") == told.count("<li ") == 1
    assert all(each.get_absolute_url() in told and each.place in told for each in (first, second))


class TestFeeds:
    def test_a_meeting_with_its_zone_and_place(self) -> None:
        unit = UnitFactory()
        held = a_meeting(unit)
        staff = person(Role.UNIT_STAFF, unit)
        mine = feeds.make(actor=staff, kind=FeedKind.PERSON).token
        ours = feeds.make(actor=staff, kind=FeedKind.UNIT, unit=unit).token
        for token in (mine, ours):
            lines = events_of(token)[f"meeting-{held.pk}"]
            assert f"DTSTART;TZID=Asia/Ho_Chi_Minh:{held.day:%Y%m%d}T080000" in lines
            assert f"SUMMARY:{held.title}" in lines and "LOCATION:Phòng họp số 2" in lines
            assert not any(each.startswith("STATUS") for each in lines)
        first = lines_of(mine)
        assert first == lines_of(mine), "the same events give the same text"
        Meeting.objects.filter(pk=held.pk).update(ended_at=time(11, 30))
        assert any(each.endswith("T113000") for each in events_of(mine)[f"meeting-{held.pk}"])
        meetings.cancel(actor=person(Role.OFFICER), meeting=held, reason="Lý do nội bộ")
        lines = events_of(mine)[f"meeting-{held.pk}"]
        assert "STATUS:CANCELLED" in lines and "nội bộ" not in "".join(lines)

    def test_each_holds_what_concerns_it_and_no_more(self, plan: Plan) -> None:
        unit, other = UnitFactory(), UnitFactory()
        a_meeting(other)
        activity = line(plan, unit, text="Mở lớp", due=today() + timedelta(days=9))
        course = training.opened(unit, activity=activity)
        elsewhere = training.opened(other)
        training.registered(elsewhere, "Trần Văn Bí Mật", unit)
        event, theirs = EventFactory(unit=unit), EventFactory(unit=other)
        own = own_plan(unit)
        mine = line(own, unit, text="Tôi phụ trách", due=today())
        line(own, unit, text="Người khác phụ trách", due=today())
        officer, staff = person(Role.OFFICER), person(Role.UNIT_STAFF, unit)
        Activity.objects.filter(pk=mine.pk).update(responsible=staff)

        def heads(kind: FeedKind, who: User = staff, **about: object) -> set[str]:
            token = feeds.make(actor=who, kind=kind, **about).token  # type: ignore[arg-type]
            text = "".join(lines_of(token))
            assert "Bí Mật" not in text
            return {each.split("-")[0] for each in events_of(token)}

        def session(of: Course) -> str:
            return f"session-{of.sessions.get().pk}"

        token = feeds.make(actor=staff, kind=FeedKind.PERSON).token
        found = events_of(token)
        expected = {session(course), session(elsewhere), f"event-{event.pk}", f"unit-line-{mine.pk}"}
        assert set(found) == expected
        assert f"event-{theirs.pk}" not in found
        assert heads(FeedKind.UNIT, unit=unit) == {"session", "event", "unit", "activity"}
        assert heads(FeedKind.PLAN, plan=plan) == {"session", "activity"}
        assert heads(FeedKind.PLAN, plan=own) == {"unit"}
        # The officer's own calendar is not that of all units, but their office runs the committee.
        assert heads(FeedKind.PERSON, who=officer) == {"meeting"}


def test_the_calendar_shows_filters_and_exports_them(plan: Plan) -> None:
    unit = UnitFactory()
    held, event = a_meeting(unit), EventFactory(unit=unit, starts_on=today(), ends_on=today())
    client = signed_in(person(Role.OFFICER))
    asked = {"xem": "nam", "ngay": f"{held.day:%Y-%m-%d}"}
    month = client.get(CALENDAR, {**asked, "xem": "thang"}).content.decode()
    assert held.title in month and ">08:00</span>" in month and "Họp Ban Chỉ đạo" in month
    day = client.get(CALENDAR, {**asked, "xem": "ngay", "loai": "hop"}).content.decode()
    assert held.title in day and held.place in day
    only = client.get(CALENDAR, {**asked, "loai": "hop", "export": "csv"}).content.decode("utf-8-sig")
    assert held.title in only and "08:00 · " in only and event.name not in only
    assert client.get(CALENDAR, asked).status_code == 200
    with override("en"):
        ((_day, item),) = items(person(Role.OFFICER), "hop")
        assert item.title == held.title and "thứ" not in item.title


def test_all_kinds_cost_one_query(plan: Plan) -> None:
    unit = UnitFactory()
    for who, most in ((person(Role.OFFICER), 1), (person(Role.UNIT_STAFF, unit), 3)):
        occasions.between(who, today(), today())
        with CaptureQueriesContext(connection) as asked:
            occasions.between(who, today(), today() + timedelta(days=366))
        # Beside it a unit's people ask which units lie below their own.
        assert len(asked) <= most + 4, [each["sql"][:100] for each in asked]


def test_the_day_stands_on_ones_own_page() -> None:
    unit, other = UnitFactory(), UnitFactory()
    held = a_meeting(unit, days=0)
    EventFactory(unit=unit, starts_on=today(), ends_on=today(), name="Triển lãm biển đảo")
    page = signed_in(person(Role.UNIT_STAFF, unit)).get(reverse("wagtailadmin_home")).content.decode()
    part = page.split('id="lich-hom-nay"')[1].split("</section>")[0]
    assert part.index("08:00") < part.index(held.title) < part.index("Triển lãm biển đảo")
    elsewhere = signed_in(person(Role.UNIT_STAFF, other)).get(reverse("wagtailadmin_home")).content.decode()
    assert held.title not in elsewhere and "Triển lãm biển đảo" not in elsewhere
