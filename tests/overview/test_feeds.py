"""Địa chỉ lịch: who reads what behind a secret address, and until when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.overview.domain import feeds
from nhipcau.overview.domain.agenda import Agenda
from nhipcau.overview.enums import Entry, FeedKind
from nhipcau.overview.models import CalendarFeed
from nhipcau.plans.models import Plan
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership
from tests.factories.clock import deadline
from tests.factories.plans import AssignmentFactory, line
from tests.factories.units import UnitFactory, person

from .conftest import signed_in, sorted_line

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/toan-canh/lich/dang-ky/"


def read(token: str, **headers: str):
    return Client().get(reverse("calendars:feed", args=[token]), headers=headers)


def lines_in(token: str) -> list[str]:
    text = read(token).content.decode()
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(each.encode()) <= 75 for each in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    for need in ("UID:", "DTSTAMP:", "SUMMARY:"):
        assert sum(each.startswith(need) for each in lines) == lines.count("BEGIN:VEVENT")
    return lines


def uids(token: str) -> set[str]:
    """Of work, activities and deadlines; days to remember are another matter (test_marks.py)."""
    found = {each.removeprefix("UID:") for each in lines_in(token) if each.startswith("UID:")}
    return {each for each in found if not each.startswith("mark-")}


def test_each_kind_of_feed_holds_what_it_says(plan: Plan) -> None:
    unit, other, today = UnitFactory(), UnitFactory(), timezone.localdate()
    staff = person(Role.UNIT_STAFF, unit)
    own = AssignmentFactory(unit=unit, due=today + timedelta(days=3))
    AssignmentFactory(unit=other, due=today + timedelta(days=3))
    AssignmentFactory(unit=unit, due=today + timedelta(days=900))
    days = {"starts_on": today, "due": today + timedelta(days=2)}
    activity = line(plan, unit, text="Tuần phim; Việt Nam", **days)
    line(plan, other, text="Của nơi khác", **days)
    held = deadline(event_at=timezone.now(), unit=unit)
    work, told, legal = (
        f"assignment-{own.pk}@nhipcau",
        f"activity-{activity.pk}@nhipcau",
        f"deadline-{held.pk}@nhipcau",
    )

    mine = feeds.make(actor=staff, kind=FeedKind.PERSON).token
    ours = feeds.make(actor=staff, kind=FeedKind.UNIT, unit=unit).token
    planned = feeds.make(actor=staff, kind=FeedKind.PLAN, plan=plan).token
    assert uids(mine) == {work, legal} and uids(ours) == {work, told, legal} and uids(planned) == {told}
    lines = lines_in(planned)
    assert "SUMMARY:Tuần phim\\; Việt Nam" in lines
    assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{today + timedelta(days=3):%Y%m%d}" in lines
    whole = "".join(lines_in(ours))
    assert staff.username not in whole and staff.last_name not in whole


def test_the_answer_is_typed_and_told_apart_by_its_tag() -> None:
    unit = UnitFactory()
    AssignmentFactory(unit=unit, due=timezone.localdate())
    token = feeds.make(actor=person(Role.UNIT_STAFF, unit), kind=FeedKind.PERSON).token
    first = read(token)
    assert first.status_code == 200 and first["Content-Type"] == "text/calendar; charset=utf-8"
    assert read(token, if_none_match=first["ETag"]).status_code == 304
    AssignmentFactory(unit=unit, due=timezone.localdate())
    again = read(token, if_none_match=first["ETag"])
    assert again.status_code == 200 and again["ETag"] != first["ETag"]
    assert CalendarFeed.objects.get().read_on == timezone.localdate()


def test_rights_are_asked_at_every_reading() -> None:
    unit = UnitFactory()
    staff = person(Role.UNIT_STAFF, unit)
    AssignmentFactory(unit=unit, due=timezone.localdate())
    token = feeds.make(actor=staff, kind=FeedKind.UNIT, unit=unit).token
    assert len(uids(token)) == 1
    Membership.objects.filter(person=staff).delete()
    assert uids(token) == set()
    Membership.objects.create(person=staff, unit=UnitFactory(), role=Role.UNIT_STAFF)
    assert uids(token) == set()
    staff.is_active = False
    staff.save()
    assert read(token).status_code == 404


def test_an_address_is_renewed_and_withdrawn_by_its_owner_alone() -> None:
    staff, other = person(Role.UNIT_STAFF), person(Role.OFFICER)
    made = feeds.make(actor=staff, kind=FeedKind.PERSON)
    assert made.token not in made.feed.token_digest and len(made.feed.token_digest) == 64
    renewed = feeds.renew(actor=staff, feed=made.feed)
    assert read(made.token).status_code == 404 and read(renewed.token).status_code == 200
    for verb in (feeds.renew, feeds.withdraw):
        with pytest.raises(PermissionDenied, match="quyền"):
            verb(actor=other, feed=renewed.feed)
    feeds.withdraw(actor=staff, feed=renewed.feed)
    feeds.withdraw(actor=staff, feed=renewed.feed)
    assert read(renewed.token).status_code == 404
    assert read("khong-co-ma-nay").status_code == 404


def test_no_feed_of_what_one_may_not_see(plan: Plan) -> None:
    staff = person(Role.UNIT_STAFF)
    with pytest.raises(PermissionDenied):
        feeds.make(actor=staff, kind=FeedKind.UNIT, unit=UnitFactory())
    with pytest.raises(PermissionDenied):
        feeds.make(actor=staff, kind=FeedKind.PLAN, plan=plan)
    for kind in (FeedKind.UNIT, FeedKind.PLAN):
        with pytest.raises(Refused):
            feeds.make(actor=staff, kind=kind)
    assert not CalendarFeed.objects.exists()


def test_the_page_makes_shows_once_renews_and_withdraws() -> None:
    unit = UnitFactory(name="Sở Ngoại vụ")
    client = signed_in(person(Role.UNIT_STAFF, unit))
    made = client.post(f"{PAGE}tao/", {"ve": f"unit-{unit.pk}"})
    address = made.context["address"]
    assert Client().get(address).status_code == 200 and "no-store" in made["Cache-Control"]
    assert address not in client.get(PAGE).content.decode()
    feed = CalendarFeed.objects.get()
    renewed = client.post(f"{PAGE}{feed.pk}/cap-lai/").context["address"]
    assert Client().get(address).status_code == 404 and Client().get(renewed).status_code == 200
    last = CalendarFeed.objects.get(withdrawn_at=None)
    assert signed_in(person(Role.OFFICER)).post(f"{PAGE}{last.pk}/thu-hoi/").status_code == 404
    assert client.post(f"{PAGE}{last.pk}/thu-hoi/").status_code == 302
    assert Client().get(renewed).status_code == 404
    for wrong in ("", "unit-0", "plan-x", "'"):
        assert client.post(f"{PAGE}tao/", {"ve": wrong}).status_code == 422


def test_a_feed_costs_the_same_for_three_as_for_one(plan: Plan) -> None:
    unit, today = UnitFactory(), timezone.localdate()
    token = feeds.make(actor=person(Role.OFFICER), kind=FeedKind.UNIT, unit=unit).token
    read(token)
    costs = []
    for more in (1, 2):
        for _ in range(more):
            AssignmentFactory(unit=unit, due=today)
            line(plan, unit, due=today)
            deadline(event_at=timezone.now(), unit=unit)
        with CaptureQueriesContext(connection) as asked:
            assert read(token).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 12, costs


def test_a_button_pressed_twice_leaves_one_address() -> None:
    unit = UnitFactory()
    who = person(Role.UNIT_HEAD, unit)
    for about in ({"kind": FeedKind.PERSON}, {"kind": FeedKind.UNIT, "unit": unit}):
        first, second = feeds.make(actor=who, **about), feeds.make(actor=who, **about)
        assert feeds.found(first.token) is None and feeds.found(second.token) == second.feed
        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarFeed.objects.create(token_digest="x", person=who, **about)


def test_an_activity_that_only_begins_stands_on_its_first_day(plan: Plan) -> None:
    today = timezone.localdate()
    made = sorted_line(plan, starts_on=today, due=None, deadline_text="từ hôm nay")
    officer = person(Role.OFFICER)
    feed = feeds.make(actor=officer, kind=FeedKind.PLAN, plan=plan)
    text = "".join(lines_in(feed.token))
    assert f"activity-{made.pk}@nhipcau" in text and f"{today:%Y%m%d}" in text
    day = Agenda(officer, today, today, today=today, kinds={Entry.ACTIVITY})
    assert [(item.title, item.note) for item in day.items[today]] == [(made.text, "bắt đầu")]
