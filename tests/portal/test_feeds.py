"""Feeds in three forms: what is new, what was wrong, what is gone; read by a reader of its own."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.models import Publication, Story
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.portal.domain import addresses
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
MEDIA = "{http://search.yahoo.com/mrss/}"


def read(client: Client, name: str, *args: object) -> "feedparser.FeedParserDict":
    answer = client.get(reverse(f"portal:{name}", args=["vi", *args]))
    assert (answer.status_code, answer.cookies) == (200, {})
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.bozo_exception
    return found


def items(client: Client) -> list[dict]:
    answer = client.get(reverse("portal:feed_json", args=["vi"]))
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    told = json.loads(answer.content)
    assert (told["version"], told["language"]) == ("https://jsonfeed.org/version/1.1", "vi")
    assert told["feed_url"] == HERE + reverse("portal:feed_json", args=["vi"])
    return told["items"]


def older(story: Story) -> None:
    """An hour ago, so that what happens now is later."""
    before = timezone.now() - timedelta(hours=1)
    Publication.objects.filter(story=story).update(first_at=before, at=before)


def test_every_form_tells_the_same(client: Client):
    theme = Term.objects.create(kind=TermKind.THEME, name="Biển & đảo")
    picture = newsroom.picture(credit='Sở "Văn hóa" & Thể thao')
    story = newsroom.drafted(
        title="Bài <một> & \x0b hai", theme=theme, picture=picture, picture_alt="Tháp <cao>"
    )
    shown = newsroom.published(story)
    newsroom.published(title="Không chủ đề")
    newsroom.published(at=timezone.now() + timedelta(hours=1), title="Chưa đến giờ")
    for name in ("feed", "feed_rss"):
        found = read(client, name)
        assert found.version == {"feed": "atom10", "feed_rss": "rss20"}[name]
        assert [each.title.split()[0] for each in found.entries] == ["Không", "Bài"]
        entry = found.entries[1]
        assert entry.link == HERE + addresses.of(shown, "vi")
        assert entry.id == f"{HERE}/vi/tin/{story.pk}/-/"
        media = entry.media_content[0]
        assert (media["width"], media["height"], media["type"]) == ("480", "360", "image/webp")
        assert client.get(media["url"]).status_code == 200
        assert entry.tags[0].term == "Biển & đảo"
    tree = ElementTree.fromstring(client.get(reverse("portal:feed_rss", args=["vi"])).content)
    assert tree.findtext(f".//{MEDIA}credit") == picture.credit
    assert tree.findtext(f".//{MEDIA}description") == "Tháp <cao>"
    item = items(client)[1]
    assert (item["url"], item["tags"]) == (HERE + addresses.of(shown, "vi"), ["Biển & đảo"])
    assert item["_picture"] == {"alt": "Tháp <cao>", "credit": picture.credit}
    for name in ("theme_feed", "theme_feed_rss"):
        assert len(read(client, name, theme.pk).entries) == 1
    assert client.get(reverse("portal:theme_feed", args=["vi", 999_999])).status_code == 404


def test_a_correction_comes_up_again_and_stays_said(client: Client):
    story = newsroom.drafted(title="Bài có lỗi")
    newsroom.published(story)
    older(story)
    other = newsroom.published(title="Bài khác")
    older(other.story)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Ngày 13.")
    newsroom.published(story, correction="Ngày là 13 <b>, không phải 12.")
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
    last = newsroom.published(story)
    for name in ("feed", "feed_rss"):
        first = read(client, name).entries[0]
        assert first.title == "Bài có lỗi"
        assert "Ngày là 13" in first.summary and "Sáng 13." in first.summary
        assert first.updated_parsed[:6] == last.at.timetuple()[:6]
    item = items(client)[0]
    assert item["content_text"] == "Đính chính: Ngày là 13 <b>, không phải 12. Sáng 13."
    assert item["date_modified"] > item["date_published"]


def test_what_is_gone_says_so_and_no_more(client: Client):
    story = newsroom.drafted(title="Bài nhầm", lead="Lời tóm tắt nhầm.")
    newsroom.published(story)
    older(story)
    newsroom.published(title="Bài khác")
    publishing.withdraw(actor=person(Role.OFFICER), story=story, reason="Nhầm sự kiện.")
    for name in ("feed", "feed_rss"):
        first = read(client, name).entries[0]
        assert first.title == "Bài này đã được gỡ: Bài nhầm"
        assert "Nhầm sự kiện." in first.summary and "Lời tóm tắt" not in first.summary
    assert client.get(items(client)[0]["url"]).status_code == 410


def test_a_feed_is_asked_about_and_not_sent_again(client: Client, django_assert_max_num_queries):
    newsroom.published()
    for name in ("feed", "feed_rss", "feed_json"):
        path = reverse(f"portal:{name}", args=["vi"])
        tag = client.get(path)["ETag"]
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    newsroom.published(picture=newsroom.picture(), picture_alt="Tháp")
    with django_assert_max_num_queries(10):
        assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_the_page_of_feeds_leads_to_each(client: Client):
    theme = Term.objects.create(kind=TermKind.THEME, name="Biển")
    newsroom.published(theme=theme)
    page = client.get(reverse("portal:feeds", args=["vi"])).content.decode()
    for name, args in (("feed", []), ("feed_json", []), ("theme_feed_rss", [theme.pk])):
        assert f'href="{reverse(f"portal:{name}", args=["vi", *args])}"' in page
    themed = client.get(reverse("portal:theme", args=["vi", theme.pk])).content.decode()
    assert f'type="application/rss+xml" title="Biển (RSS)" href="/vi/chu-de/{theme.pk}/tin.rss"' in themed
