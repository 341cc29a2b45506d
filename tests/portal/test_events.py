"""Events: one day in every language, for readers, machines and calendars, and never past its end."""

import json
import re
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import approving, dates, events, publishing
from nhipcau.portal.domain import addresses, baking
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

from .test_baking import files

pytestmark = pytest.mark.django_db
FIRST = date(2030, 10, 12)
WHEN = {"begins_on": FIRST, "begins_time": time(8), "ends_on": FIRST, "ends_time": time(11, 30)}


def event(**wanted):
    return newsroom.drafted(kind="event", **({"place": "Tháp Pô Klong Garai; Đô Vinh"} | WHEN | wanted))


def lines(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_what_an_event_lacks_holds_it_back():
    officer = person(Role.OFFICER)
    bare = newsroom.drafted(kind="event")
    with pytest.raises(Refused, match=r"ngày bắt đầu.*địa điểm"):
        newsroom.submitted(bare)
    for wrong, said in (
        (WHEN | {"ends_on": FIRST - timedelta(days=1)}, "trước khi bắt đầu"),
        (WHEN | {"ends_time": time(7)}, "Giờ kết thúc phải sau"),
        (WHEN | {"begins_time": None}, "cả giờ bắt đầu"),
        ({"ends_on": FIRST}, "ghi ngày bắt đầu"),
    ):
        with pytest.raises(Refused, match=said):
            newsroom.write(newsroom.edition_of(bare), officer, **wrong)
    newsroom.write(newsroom.edition_of(bare), officer, begins_on=FIRST, place="Nhà hát")
    version = newsroom.edition_of(bare).current
    assert events.of(version) == events.When(FIRST, None, FIRST, None)
    newsroom.submitted(bare)
    # Approved text that is given back keeps its days.
    approving.check(actor=person(Role.LEADER), edition=newsroom.edition_of(bare))
    approving.take_back(actor=officer, edition=newsroom.edition_of(bare))
    assert events.of(newsroom.edition_of(bare).current) == events.When(FIRST, None, FIRST, None)


def test_a_changed_day_changes_in_every_language(client: Client):
    story, officer = event(), person(Role.OFFICER)
    newsroom.translated(story, "en", place="Po Klong Garai towers", begins_on=date(1999, 1, 1))
    shown, english = newsroom.published(story), newsroom.published(story, "en")
    said = client.get(addresses.of(shown, "vi")).content.decode()
    assert "12/10/2030, 08:00 – 11:30" in said and "Tháp Pô Klong Garai; Đô Vinh" in said
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', said)[1])
    happens = next(each for each in told["@graph"] if each["@type"] == "Event")
    assert happens["startDate"] == "2030-10-12T08:00:00+07:00"
    assert happens["location"]["name"] == "Tháp Pô Klong Garai; Đô Vinh"
    said = client.get(addresses.of(english, "en")).content.decode()
    assert "October 12, 2030" in said and "Po Klong Garai towers" in said and "1999" not in said
    own = reverse("portal:story_calendar", args=["en", story.pk])
    before = lines(client, own)
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20301012T080000" in before
    assert "LOCATION:Po Klong Garai towers" in before and "SEQUENCE:1" in before
    newsroom.write(newsroom.edition_of(story), officer, begins_on=date(2030, 10, 13), ends_on=None)
    # Not before two people have approved it.
    assert lines(client, own) == before
    newsroom.published(story, correction="Ngày là 13.")
    after = lines(client, own)
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20301013T080000" in after and "SEQUENCE:2" in after
    assert [each for each in after if each.startswith("UID")] == [
        each for each in before if each.startswith("UID")
    ]
    publishing.withdraw(actor=officer, story=story, reason="Bão; hoãn.")
    for address in (own, reverse("portal:calendar", args=["en"])):
        gone = lines(client, address)
        assert "STATUS:CANCELLED" in gone and "SEQUENCE:3" in gone and "DESCRIPTION:Bão\\; hoãn." in gone


def test_coming_and_past_stand_apart(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nhipcau.portal.views.site.ON_PAGE", 1)
    today = timezone.localdate()
    for title, begins, ends in (
        ("Sắp tới", today + timedelta(days=9), None),
        ("Đang diễn ra", today - timedelta(days=2), today),
        ("Đã qua", today - timedelta(days=9), today - timedelta(days=1)),
        ("Qua lâu", today - timedelta(days=99), None),
    ):
        days = {"begins_on": begins, "begins_time": None, "ends_on": ends, "ends_time": None}
        newsroom.published(event(title=title, **days, is_cancelled=title == "Sắp tới"))
    newsroom.published(title="Tin thường")
    said = client.get(reverse("portal:events", args=["vi"])).content.decode()
    at = [said.index(words) for words in ("Đang diễn ra</a>", "Sắp tới</a>", "Đã diễn ra</h2>", "Đã qua</a>")]
    assert at == sorted(at)
    assert "Đã hủy" in said and "Qua lâu" not in said and "Tin thường" not in said
    assert "Qua lâu" in client.get(reverse("portal:events_page", args=["vi", 2])).content.decode()
    assert client.get(reverse("portal:events_page", args=["vi", 3])).status_code == 404
    home = client.get(reverse("portal:home", args=["vi"])).content.decode()
    assert "Sắp diễn ra" in home
    everything = "\n".join(lines(client, reverse("portal:calendar", args=["vi"])))
    assert everything.count("BEGIN:VEVENT") == 4 and everything.count("STATUS:CANCELLED") == 1
    none = client.get(reverse("portal:events", args=["en"])).content.decode()
    assert "No events are coming up." in none
    story = newsroom.published(title="Không phải sự kiện").story
    assert client.get(reverse("portal:story_calendar", args=["vi", story.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count: int, client: Client, django_assert_max_num_queries):
    for _each in range(count):
        shown = newsroom.published(event())
    for address in (
        reverse("portal:home", args=["vi"]),
        reverse("portal:events", args=["vi"]),
        reverse("portal:calendar", args=["vi"]),
        addresses.of(shown, "vi"),
    ):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200


def test_a_bake_follows_the_days_of_the_source(tmp_path):
    story, officer = event(), person(Role.OFFICER)
    newsroom.translated(story, "en", place="Towers")
    newsroom.published(story), newsroom.published(story, "en")
    grown = tmp_path / "grown"
    found = baking.bake(grown)
    assert found.broken == []
    assert {f"en/tin/{story.pk}/su-kien.ics", "en/su-kien.ics", "en/su-kien/index.html"} <= set(files(grown))

    def move() -> None:
        newsroom.write(newsroom.edition_of(story), officer, begins_on=date(2030, 11, 1), ends_on=None)
        newsroom.published(story)

    def withdraw() -> None:
        publishing.withdraw(actor=officer, story=story, reason="Hoãn.")

    for number, change in enumerate((move, withdraw)):
        change()
        baking.bake(grown)
        baking.bake(whole := tmp_path / f"whole-{number}")
        assert files(grown) == files(whole), change.__name__
    assert b"STATUS:CANCELLED" in files(grown)[f"en/tin/{story.pk}/su-kien.ics"]


@pytest.mark.parametrize(
    ("when", "code", "said"),
    [
        (events.When(FIRST, None, FIRST, None), "vi", "12/10/2030"),
        (events.When(FIRST, time(8), FIRST, None), "rad", "12/10/2030, 08:00"),
        (events.When(FIRST, None, date(2030, 10, 14), None), "fr", "12 octobre 2030 – 14 octobre 2030"),
        (
            events.When(FIRST, time(19), date(2030, 10, 13), time(2)),
            "ru",
            "12 октября 2030\u202fг., 19:00 – 13 октября 2030\u202fг., 02:00",
        ),
    ],
)
def test_days_and_hours_in_words(when: events.When, code: str, said: str):
    assert dates.span(when, code).replace("\xa0", "\u202f") == said
