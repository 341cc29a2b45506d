"""Days to remember: kept by the office, checked by a person, in calendar and feeds (ngày đáng nhớ)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.overview.domain import feeding, feeds, marks
from nhipcau.overview.domain.agenda import Agenda
from nhipcau.overview.enums import Entry, FeedKind, MarkKind
from nhipcau.overview.models import CalendarMark
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.units import UnitFactory, person, standing_office

from .conftest import signed_in

pytestmark = pytest.mark.django_db
LIST = "/lam-viec/toan-canh/lich/ngay-dang-nho/"


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER, standing_office())


def event(officer: User, unit: Unit | None = None, **more: object) -> CalendarMark:
    today = timezone.localdate()
    told = {
        "name": "Tuần văn hóa",
        "source": "Kế hoạch 5",
        "place": "Nhà hát",
        "unit": unit,
        "starts_on": today,
        "ends_on": today + timedelta(days=2),
    }
    return marks.add(actor=officer, kind=MarkKind.EVENT, **(told | more))


def test_a_day_is_added_checked_corrected_and_ended(officer: User) -> None:
    client = signed_in(officer)
    sent = {
        "name": "Slovenia",
        "name_en": "Slovenia",
        "day": "7",
        "month": "6",
        "year": "1994",
        "source": "TTXVN",
    }
    made = client.post(f"{LIST}them/?loai=quan-he", sent)
    mark = CalendarMark.objects.get(name="Slovenia")
    assert made["Location"] == mark.get_absolute_url() and not mark.is_verified
    url = mark.get_absolute_url()
    client.post(url, {"act": "verify", "verify-source": "Bộ Ngoại giao, 07/6/2024"})
    mark.refresh_from_db()
    assert mark.is_verified and mark.verified_by == officer and mark.verified_on == timezone.localdate()
    page = client.get(url).content.decode()
    assert "Quan hệ ngoại giao với Slovenia" in page and "Bộ Ngoại giao, 07/6/2024" in page
    client.post(
        url,
        {"act": "correct", **{f"correct-{name}": value for name, value in sent.items()}, "correct-day": "8"},
    )
    mark.refresh_from_db()
    assert (mark.day, mark.is_verified, mark.verified_by) == (8, False, None), "to be checked anew"
    client.post(url, {"act": "end"})
    mark.refresh_from_db()
    assert mark.ended_on and list(mark.days_in(date(2020, 1, 1), date(2020, 12, 31))) == [date(2020, 6, 8)]
    assert not list(mark.days_in(date(2100, 1, 1), date(2100, 12, 31))), "it stays in the years before"
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {f"overview.mark.{verb}" for verb in ("add", "verify", "correct", "end")} <= verbs


@pytest.mark.parametrize(
    ("kind", "told", "said"),
    [
        (MarkKind.DAY, {"name": "x", "source": "y", "day": 31, "month": 4}, "không có trong lịch"),
        (MarkKind.DAY, {"name": "x", "source": " ", "day": 1, "month": 4}, "nguồn"),
        (MarkKind.EVENT, {"name": "x", "source": "y"}, "ngày bắt đầu"),
        (
            MarkKind.EVENT,
            {"name": "x", "source": "y", "starts_on": date(2026, 2, 2), "ends_on": date(2026, 2, 1)},
            "không trước",
        ),
    ],
)
def test_what_cannot_be_is_refused(officer: User, kind: MarkKind, told: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        marks.add(actor=officer, kind=kind, **told)
    mark = CalendarMark.objects.all()[0]
    with pytest.raises(Refused, match="đối chiếu"):
        marks.verify(actor=officer, mark=mark, source="  ")


def test_a_big_event_stands_on_each_of_its_days_and_in_feeds(officer: User) -> None:
    own, today = UnitFactory(), timezone.localdate()
    mark = event(officer, own)
    agenda = Agenda(officer, today, today + timedelta(days=5), today=today, kinds={Entry.BIG_EVENT})
    assert sorted(agenda.marks) == [today + timedelta(days=at) for at in range(3)]
    item = agenda.marks[today][0]
    assert item.title == "Tuần văn hóa" and item.note.startswith(f"Nhà hát; {own.name}; Kế hoạch 5 (chưa")
    head, stranger = person(Role.UNIT_HEAD, own), person(Role.UNIT_HEAD, UnitFactory())
    unit_feed = feeds.make(actor=head, kind=FeedKind.UNIT, unit=own).feed
    other = feeds.make(actor=stranger, kind=FeedKind.UNIT, unit=stranger.memberships.get().unit).feed
    mine = feeds.make(actor=stranger, kind=FeedKind.PERSON).feed
    uid = f"mark-{mark.pk}-{today.year}@nhipcau"
    texts = [feeding.calendar_of(each, today) for each in (unit_feed, other, mine)]
    assert [uid in text for text in texts] == [True, False, True]
    assert "Quan hệ ngoại giao" in texts[2] and "Quan hệ ngoại giao" not in texts[0]


def test_everyone_reads_the_list_and_only_the_office_changes_it(officer: User) -> None:
    event(officer)
    staff = signed_in(person(Role.UNIT_STAFF, UnitFactory()))
    page = staff.get(LIST, {"q": "tuan van hoa"}).content.decode()
    assert "Tuần văn hóa" in page and "Thêm ngày, sự kiện" not in page
    assert staff.get(f"{LIST}them/").status_code == 403
    mark = CalendarMark.objects.get(name="Tuần văn hóa")
    assert staff.post(reverse("overview:mark", args=[mark.pk]), {"act": "end"}).status_code == 403
    table = staff.get(LIST, {"trang_thai": "cho", "loai": "su-kien", "export": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert len(table.strip().splitlines()) == 2 and "Nhà hát" in table
    assert staff.get(LIST, {"loai": "khong-co", "trang_thai": "x"}).status_code == 200
