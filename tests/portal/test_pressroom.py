"""The press room: statements with who says them and what was said before; all of it as plain files too."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.queries import in_public
from nhipcau.portal.domain import baking
from nhipcau.portal.domain import words as site
from nhipcau.press.domain import releases, words, zones
from nhipcau.units.enums import Role
from tests.factories import newsroom, press
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def address(story) -> str:
    shown = in_public().get(story=story)
    return reverse("portal:story", args=["vi", story.pk, shown.slug])


def test_a_statement_names_who_says_it_and_what_was_said_on_the_matter(client: Client, tmp_path: Path):
    first = press.issued(press.registered())
    page = client.get(address(first.story)).content.decode()
    assert f"Người phát ngôn: {first.spokesperson.full_name}, Phó Chánh Văn phòng" in page
    assert words.of("vi")["same_matter"] not in page
    baking.bake(tmp_path / "site")
    second = press.issued(first.matter)
    other = press.issued(press.registered())
    page = client.get(address(first.story)).content.decode()
    assert address(second.story) in page and address(other.story) not in page
    # Baked too: a later statement changes the page of the earlier one.
    found = baking.bake(tmp_path / "site")
    assert found.broken == []
    kept = (tmp_path / "site" / address(first.story).strip("/") / "index.html").read_text()
    assert address(second.story) in kept
    room = (tmp_path / "site/vi/bao-chi/index.html").read_text()
    assert address(second.story) in room and reverse("portal:statement_feed", args=["vi"]) in room
    assert baking.bake(tmp_path / "site").made == 0


def test_statements_stand_in_date_order_with_feeds(client: Client):
    first, second = press.issued(press.registered()), press.issued(press.registered())
    newsroom.published()
    page = client.get(reverse("portal:statements", args=["vi"])).content.decode()
    assert page.index(address(second.story)) < page.index(address(first.story))
    for name in ("statement_feed", "statement_feed_rss"):
        told = client.get(reverse(f"portal:{name}", args=["vi"])).content.decode()
        assert address(first.story) in told and "Ka-tê" not in told
    feed = json.loads(client.get(reverse("portal:statement_feed_json", args=["vi"])).content)
    assert [each["url"].partition("/vi/")[2] for each in feed["items"]] == [
        address(each.story).partition("/vi/")[2] for each in (second, first)
    ]
    publishing.withdraw(actor=person(Role.OFFICER), story=first.story, reason="Nhầm.")
    feed = json.loads(client.get(reverse("portal:statement_feed_json", args=["vi"])).content)
    assert feed["items"][0]["title"].startswith(site.of("vi")["gone"])


def test_a_kit_is_baked_and_follows_what_goes_with_the_release(tmp_path: Path):
    officer = person(Role.OFFICER)
    made = press.approved_release(contacts="Phòng Báo chí")
    releases.publish(actor=officer, release=made)
    baking.bake(tmp_path / "site")
    kept = tmp_path / f"site/vi/tin/{made.story_id}/bo-tu-lieu.zip"
    before = kept.read_bytes()
    releases.correct(actor=officer, release=made, wanted={"contacts": "Văn phòng"})
    baking.bake(tmp_path / "site")
    assert kept.read_bytes() != before


def test_no_word_of_the_press_room_stands_for_another_of_the_site():
    for code in words.known():
        assert words.of(code).keys() & site.of(code).keys() == {"lang"}, code
        assert [place for place, _at in zones.shown(timezone.now(), code)][1:], code
