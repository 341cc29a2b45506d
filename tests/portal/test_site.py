"""What the public sees, and nothing before its moment."""

import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.enums import Script
from nhipcau.newsroom.models import Language
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.portal.domain import faces, words
from nhipcau.portal.domain.choosing import chosen
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def address(made) -> str:
    return reverse("portal:story", args=[made.language.code, made.story_id, made.slug or "-"])


def test_a_story_in_two_languages(client: Client):
    picture = newsroom.picture()
    story = newsroom.drafted(
        picture=picture, picture_alt="Tháp", body=f'Một câu.\n\n![Tháp](hinh:{picture.pk} "Chú thích")'
    )
    newsroom.translated(story, "en")
    shown = newsroom.published(story)
    english = newsroom.published(story, "en")
    page = client.get(address(shown))
    said = page.content.decode()
    assert page.status_code == 200
    assert not page.cookies
    assert page["Content-Language"] == "vi"
    assert '<html lang="vi" dir="ltr">' in said
    assert f'href="{address(english)}" lang="en"' in said
    assert str(story.unit) in said
    assert "Chú thích" in said
    # Every picture of the page is there.
    for source in set(re.findall(r'src="(/hinh/[^"]+)"', said)):
        answer = client.get(source)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert "immutable" in answer["Cache-Control"]
    home = client.get(reverse("portal:home", args=["en"])).content.decode()
    assert "Kate festival opens" in home
    assert "Lễ hội" not in home


def test_a_copy_is_asked_about_and_not_sent_again(client: Client):
    home = reverse("portal:home", args=["vi"])
    first = client.get(home)
    again = client.get(home, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    newsroom.published()
    assert client.get(home, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_scripts_and_styles_from_elsewhere_are_forbidden(client: Client):
    policy = client.get(reverse("portal:home", args=["vi"]))["Content-Security-Policy"]
    assert "style-src 'self'" in policy
    assert "unsafe-inline" not in policy
    # What machines read is data that no browser runs.
    said = client.get(reverse("portal:home", args=["vi"])).content.decode()
    assert set(re.findall(r"<script[^>]*>", said)) == {'<script type="application/ld+json">'}


def test_before_its_moment_there_is_nothing(client: Client):
    coming = newsroom.published(at=timezone.now() + timedelta(hours=1))
    assert client.get(address(coming)).status_code == 404
    for name in ("home", "archive", "feed"):
        said = client.get(reverse(f"portal:{name}", args=["vi"])).content.decode()
        assert coming.version.title not in said


def test_older_addresses_lead_on(client: Client):
    shown = newsroom.published()
    answer = client.get(reverse("portal:story", args=["vi", shown.story_id, "khac"]))
    assert (answer.status_code, answer["Location"]) == (301, address(shown))


def test_a_withdrawn_story_says_why_in_the_language_of_its_readers(client: Client):
    story = newsroom.drafted()
    newsroom.language("fr", is_public=True)
    for code in ("en", "fr"):
        newsroom.translated(story, code)
    shown = [newsroom.published(story, code) for code in ("vi", "en", "fr")]
    publishing.withdraw(
        actor=person(Role.OFFICER),
        story=story,
        reason="Nhầm sự kiện.",
        said={"en": "Wrong  event.", "fr": " "},
    )
    for made, why, lang in zip(
        shown, ("Nhầm sự kiện.", "Wrong event.", "Nhầm sự kiện."), ("vi", "en", "vi"), strict=True
    ):
        gone = client.get(address(made))
        assert gone.status_code == 410
        assert f'<span lang="{lang}">{why}</span>' in gone.content.decode()
        code = made.language.code
        assert why in client.get(reverse("portal:feed", args=[code])).content.decode()
        assert (
            f'<p lang="{lang}">{why}</p>'
            in client.get(reverse("portal:corrections", args=[code])).content.decode()
        )


def test_a_picture_says_what_it_is_made_as(client: Client):
    drawing = newsroom.picture(medium="drawing", credit="Nhóm vẽ")
    story = newsroom.drafted(picture=drawing, picture_alt="Cầu", body=f"![Cầu](hinh:{drawing.pk})")
    newsroom.translated(story, "en", body=f"![A bridge](hinh:{drawing.pk})")
    for code, word in (("vi", "Tranh vẽ"), ("en", "Drawing")):
        said = client.get(address(newsroom.published(story, code))).content.decode()
        assert said.count(f"{word}: Nhóm vẽ") == 2


def test_a_withdrawn_story_says_why(client: Client):
    shown = newsroom.published()
    publishing.withdraw(actor=person(Role.OFFICER), story=shown.story, reason="Nhầm <sự kiện>.")
    page = client.get(address(shown))
    assert page.status_code == 410
    assert "Nhầm &lt;sự kiện&gt;." in page.content.decode()
    assert shown.version.body not in page.content.decode()


def test_a_correction_stands_on_the_page_and_in_the_feed(client: Client):
    story = newsroom.drafted()
    newsroom.published(story)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Ngày 13.")
    shown = newsroom.published(story, correction="Ngày là 13, không phải 12.")
    # Versions after it go on telling of it.
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
    newsroom.published(story)
    assert "Ngày là 13, không phải 12." in client.get(address(shown)).content.decode()
    feed = client.get(reverse("portal:feed", args=["vi"]))
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert feed.content.decode().count("<entry>") == 1


def test_right_to_left_and_unknown_languages(client: Client):
    newsroom.language("ar", is_public=True)
    said = client.get(reverse("portal:home", args=["ar"])).content.decode()
    assert '<html lang="ar" dir="rtl">' in said
    assert client.get("/xx/").status_code == 404
    assert client.get(reverse("portal:home", args=["ru"])).status_code == 404
    missing = client.get("/ar/tin/99/khong/")
    assert missing.status_code == 404
    assert "غير موجودة" in missing.content.decode()


def test_pages_of_lists_have_addresses_of_their_own(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nhipcau.portal.views.site.ON_PAGE", 1)
    theme = Term.objects.create(kind=TermKind.THEME, name="Chủ đề thử")
    older, newer = (newsroom.published(title=title, theme=theme) for title in ("Bài trước", "Bài sau"))
    first, second = (
        client.get(reverse("portal:theme", args=["vi", theme.pk])).content.decode(),
        client.get(reverse("portal:theme_page", args=["vi", theme.pk, 2])).content.decode(),
    )
    assert newer.version.title in first
    assert older.version.title not in first
    assert older.version.title in second
    assert f'href="/vi/chu-de/{theme.pk}/trang/2/"' in first
    assert f'<a rel="prev" href="/vi/chu-de/{theme.pk}/">' in second
    assert older.version.title in client.get("/vi/tin/trang/2/").content.decode()
    assert client.get("/vi/tin/trang/3/").status_code == 404
    assert client.get("/vi/chu-de/999999/").status_code == 404


@pytest.mark.parametrize("q", ["%", "'", '"><script>', "\x00", "a" * 5000], ids=range(5))
def test_strange_searches(client: Client, q: str):
    page = client.get(reverse("portal:search", args=["vi"]), {"q": q, "trang": "x"})
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


@pytest.mark.parametrize(
    ("accept", "code"),
    [
        ("en-GB,en;q=0.8", "en"),
        ("zh-CN", "zh-Hans"),
        ("de, fr;q=0.5", "vi"),
        ("", "vi"),
        ("*", "vi"),
        ("x" * 900, "vi"),
    ],
)
def test_the_language_a_browser_asks_for(accept: str, code: str):
    assert chosen(accept, ["vi", "en", "zh-Hans"]) == code


def test_the_front_leads_to_a_language(client: Client):
    answer = client.get("/", headers={"accept-language": "en"})
    assert (answer.status_code, answer["Location"], answer["Vary"]) == (302, "/en/", "Accept-Language")


def test_the_sites_own_words_are_complete():
    told = {code: words.of(code) for code in words.known()}
    keys = set(told["vi"])
    for code, found in told.items():
        assert set(found) == keys, code
        assert all(found.values()), code
        for key, sentence in found.items():
            assert set(re.findall(r"{\w+}", sentence)) == set(re.findall(r"{\w+}", told["vi"][key])), (
                code,
                key,
            )
    assert words.of("rad", "vi")["lang"] == "vi"
    assert set(Language.objects.filter(stand_in="en").values_list("code", flat=True)) <= set(told)


@pytest.mark.parametrize("count", [1, 4])
def test_queries_do_not_grow(count: int, client: Client, django_assert_max_num_queries):
    picture = newsroom.picture()
    for _each in range(count):
        shown = newsroom.published(picture=picture, picture_alt="Tháp", body=f"![a](hinh:{picture.pk})")
    for path in (address(shown), reverse("portal:home", args=["vi"]), reverse("portal:archive", args=["vi"])):
        with django_assert_max_num_queries(10):
            client.get(path)


@pytest.mark.parametrize("script", Script.values)
def test_the_faces_a_page_asks_for_are_there(script: str):
    for code in ("vi", "xx"):
        for name in faces.of(Language(code=code, script=script), is_read=True):
            assert finders.find(name), name
