"""What machines read of the site: maps, linked data, cards, and where nothing is."""

import io
import json
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.models import Publication
from nhipcau.portal.domain import addresses, cards, lettering, linked_data, sitemaps
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

HERE = "http://testserver"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
NEWS = {**SPACES, "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def data_of(page: str) -> dict:
    found = re.findall(r"<script(.*?)>(.*?)</script>", page, re.S)
    assert [each[0] for each in found] == [' type="application/ld+json"']
    return json.loads(found[0][1])


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


@pytest.mark.django_db
def test_a_story_tells_its_languages_and_who_speaks(client: Client):
    picture = newsroom.picture()
    story = newsroom.drafted(
        title='Lễ hội </script><script>alert("1")</script>', picture=picture, picture_alt="Tháp"
    )
    newsroom.translated(story, "en")
    newsroom.published(story)
    english = newsroom.published(story, "en")
    newsroom.write(newsroom.edition_of(story, "en"), person(Role.OFFICER), lead="It was the 13th.")
    publishing_again = newsroom.published(story, "en", correction="The day is the 13th <b>.")
    vi, en = (
        HERE + addresses.path(each.language.code, story.pk, each.slug) for each in (story_in(story), english)
    )
    page = client.get(en).content.decode()
    assert f'<link rel="canonical" href="{en}">' in page
    assert alternates(page) == {"vi": vi, "en": en, "x-default": en}
    news = {each["@type"]: each for each in data_of(page)["@graph"]}["NewsArticle"]
    assert news["publisher"]["@type"] == "GovernmentOrganization"
    assert news["correction"][0]["text"] == "The day is the 13th <b>."
    assert news["dateModified"] == publishing_again.at.isoformat(timespec="seconds")
    assert news["translationOfWork"]["@id"] == vi
    for each in news["image"]:
        assert client.get(each).status_code == 200
    page = client.get(vi).content.decode()
    first = data_of(page)["@graph"][0]
    assert first["headline"] == story.title
    assert "correction" not in first and "translationOfWork" not in first
    assert 'property="og:type" content="article"' in page


def story_in(story, code: str = "vi") -> Publication:
    return (
        Publication.objects.select_related("language").filter(story=story, language__code=code).latest("at")
    )


@given(st.text(), st.text())
def test_no_letter_ends_the_block(title: str, name: str):
    told = linked_data.block({"@type": "Thing", "name": title, name: "</script><!--"})
    inside = told.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside)["name" if name != "name" else "@type"] in {title, "Thing"}


@pytest.mark.django_db
def test_cards_are_drawn_once_and_for_nobody_else(client: Client):
    story = newsroom.drafted(picture=newsroom.picture(), picture_alt="Tháp")
    shown = newsroom.published(story)
    page = client.get(addresses.of(shown, "vi")).content.decode()
    card = re.search(r'property="og:image" content="([^"]+)"', page)[1]
    answer = client.get(card)
    assert (answer.status_code, answer["Content-Type"], "immutable" in answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        True,
    )
    assert Image.open(io.BytesIO(answer.content)).size == cards.SIZE
    other = client.get(re.sub(r"the-\w+", f"the-{'0' * 32}", card))
    assert (other.status_code, HERE + other["Location"]) == (302, card)
    home = client.get(reverse("portal:home", args=["vi"])).content.decode()
    assert client.get(re.search(r'property="og:image" content="([^"]+)"', home)[1]).status_code == 200
    # Before its moment, and once it is gone, there is none.
    publishing.withdraw(actor=person(Role.OFFICER), story=story, reason="Nhầm.")
    assert client.get(card).status_code == 404


@pytest.mark.parametrize(
    ("title", "is_rtl"),
    [
        ("Cầu Sông Cầu thông xe, nối hai bờ trong bốn phút " * 4, False),
        ("مهرجان كاتي في نينه ثوان 2026 (Kate): آلاف الزوار", True),
        ("ពិធីបុណ្យកាតេបានបើកនៅខេត្តនិញធ្វឹននៅព្រឹកថ្ងៃទី១២ខែតុលាដោយមានមនុស្សរាប់ពាន់នាក់ចូលរួម", False),
        ("ꨆꨓꨯꨮ ꨌꩌ ꨂꩀ", False),
        ("ꪼꪕ ꪎꪳ ꪀꪱꪙ", False),
        ("岘港欢迎游客：2026年前十个月接待国际游客超过“四百万”人次，同比增长百分之二十。", False),
        ("😀\u0301\u200d ฿ " + "x" * 200, False),
        ("", False),
    ],
    ids=["vi", "ar", "km", "cjm", "blt", "zh", "strange", "nothing"],
)
def test_every_script_is_set_within_the_card(title: str, is_rtl: bool):
    size, lines = cards._set(title, most_high=330)
    assert len(lines) <= cards.MOST_LINES
    unbroken = "x" * 200 in title
    assert unbroken or all(
        lettering.width_of(each, size) <= cards.WIDE - 2 * cards.EDGE for each in lines[:-1]
    )
    assert unbroken or "…" in "".join(lines) or "".join(lines).replace(" ", "") == title.replace(" ", "")
    drawn = cards.drawn(cards.Card(title, "Sở Văn hóa", is_rtl), None)
    assert Image.open(io.BytesIO(drawn.read_bytes())).size == cards.SIZE


def test_lines_break_where_they_may():
    for line in lettering.lines_of("岘港欢迎游客，“四百万”人次，同比增长。" * 3, 40, 300)[1:]:
        assert line[0] not in lettering.NOT_FIRST
    khmer = "មនុស្សរាប់ពាន់នាក់ចូលរួម" * 3
    for line in lettering.lines_of(khmer, 40, 300)[1:]:
        # No line begins with what stands below or behind a consonant.
        assert "\u1780" <= line[0] <= "\u17b3"
        assert line[1:2] != "\u17cb"


@pytest.mark.django_db
def test_maps_name_every_page_and_its_languages(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemaps, "ON_FILE", 2)
    story = newsroom.drafted(title="Đèo & dốc")
    newsroom.translated(story, "en")
    shown = [newsroom.published(story), newsroom.published(story, "en")]
    newsroom.published(at=timezone.now() + timedelta(hours=1))
    more = [newsroom.published() for _each in range(2)]
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [each.text for each in index.iterfind(".//s:loc", SPACES)]
    assert len(files) == 4
    told = {}
    for each in files[:-1]:
        for url in ElementTree.fromstring(client.get(each).content).iterfind("s:url", SPACES):
            told[url.findtext("s:loc", "", SPACES)] = {
                link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACES)
            }
    vi, en = (HERE + addresses.of(each, each.language.code) for each in shown)
    assert told[vi] == told[en] == {"vi": vi, "en": en, "x-default": en}
    assert told[HERE + addresses.of(more[1], "vi")] == {}
    assert told[f"{HERE}/vi/"]["x-default"] == f"{HERE}/en/"
    for address in told:
        assert client.get(address).status_code == 200
    assert client.get("/vi/sitemap-9.xml").status_code == 404
    robots = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {HERE}/sitemap.xml" in robots and "Disallow: /lam-viec/" in robots


@pytest.mark.django_db
def test_news_is_of_two_days(client: Client):
    old, new = newsroom.published(title="Cũ"), newsroom.published(title="Mới <&>")
    newsroom.published(
        newsroom.drafted(kind="profile", aspect="dau-tu", review_on=date(2030, 1, 2), title="Giới thiệu")
    )
    Publication.objects.filter(pk=old.pk).update(first_at=timezone.now() - timedelta(hours=49))
    tree = ElementTree.fromstring(client.get("/sitemap-tin-moi.xml").content)
    assert [each.text for each in tree.iterfind(".//n:title", NEWS)] == ["Mới <&>"]
    assert tree.findtext(".//n:language", "", NEWS) == "vi"
    assert tree.findtext(".//s:loc", "", NEWS) == HERE + addresses.of(new, "vi")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "accept", "said"),
    [
        ("/en/no-such-page/", "vi", "There is no such page"),
        ("/khong/co/gi.html", "en", "There is no such page"),
        ("/favicon.ico", "", "Không có trang này"),
        ("/static/khong-co.css", "ar", "غير موجودة"),
        ("/hinh/khong.webp", "", "Không có trang này"),
        ("/de/", "fr", "Không có trang này"),
    ],
)
def test_an_address_that_leads_nowhere_helps(client: Client, path: str, accept: str, said: str):
    newsroom.language("ar", is_public=True)
    newsroom.published(title="Mới đăng hôm nay")
    for ask in (client.get, client.post):
        answer = ask(path, headers={"accept-language": accept})
        page = answer.content.decode()
        assert (answer.status_code, answer.cookies) == (404, {})
        assert said in page and 'type="search"' in page and 'content="noindex"' in page
        assert ("Mới đăng hôm nay" in page) == ('lang="vi" dir' in page)
        assert "unsafe-inline" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_staff_keep_their_own_page(client: Client):
    client.force_login(person(Role.OFFICER))
    for path in ("/lam-viec/khong-co/", "/lam-viec/tin-bai/999999/", "/tra-loi/khong-co/"):
        answer = client.get(path)
        assert 'class="foot"' not in answer.content.decode()
        assert answer.status_code in {403, 404}


@pytest.mark.django_db
def test_a_story_in_other_languages_alone_is_pointed_to(client: Client):
    shown = newsroom.published()
    page = client.get(f"/en/tin/{shown.story_id}/a-slug/")
    assert page.status_code == 404
    assert f'href="{addresses.of(shown, "vi")}"' in page.content.decode()
