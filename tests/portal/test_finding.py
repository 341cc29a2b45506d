"""The search of the site: in every script, in the same order on both databases, marked and never markup."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.models import Language, Publication
from nhipcau.portal.domain import finding, indexing, snippets, tokens
from nhipcau.portal.models import SearchText
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person


def titles(text: str, code: str = "vi") -> list[str]:
    hits = finding.find(Language.objects.get(code=code), text)
    return [each.version.title for each in hits[0:50]]


def told(code: str, title: str, body: str = "…", lead: str = "…") -> Publication:
    """A story of which this is the edition in that language."""
    newsroom.language(code, is_public=True)
    story = newsroom.drafted(title="Bản gốc")
    newsroom.translated(story, code, title=title, body=body, lead=lead)
    return newsroom.published(story, code)


@pytest.mark.django_db
def test_the_best_stand_first():
    plain = {"lead": "Không nhắc gì.", "body": "Không nhắc gì."}
    newsroom.published(title="Trong bài, cách nhau", lead="x", body="Cầu mới bắc qua con sông lớn.")
    newsroom.published(title="Trong bài, liền nhau", lead="x", body="Người dân Sông Cầu vui mừng.")
    newsroom.published(title="Trong tóm tắt", lead="Dân Sông Cầu vui mừng.", body="x")
    newsroom.published(**(plain | {"title": "Cây cầu qua sông"}))
    newsroom.published(**(plain | {"title": "Sông Cầu năm cũ"}))
    newsroom.published(**(plain | {"title": "Sông Cầu năm nay"}))
    newsroom.published(title="Chỉ có sông", lead="x", body="x")
    wanted = [
        "Sông Cầu năm nay",
        "Sông Cầu năm cũ",
        "Cây cầu qua sông",
        "Trong tóm tắt",
        "Trong bài, liền nhau",
        "Trong bài, cách nhau",
    ]
    assert titles("sông cầu") == titles("SONG CAU") == wanted
    assert titles("không có từ này") == titles("%") == titles('"') == titles("") == []
    # Typed only to the middle of a word.
    assert titles("mưng vuii") == [] and titles("nămm") == []
    assert titles("khon nhac") != []


@pytest.mark.django_db
def test_only_what_stands_now_is_found():
    story = newsroom.drafted(title="Chuyện cũ", lead="Con số 12.", body="x")
    newsroom.published(story)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Con số 13.")
    newsroom.published(story, correction="13, không phải 12.")
    assert titles("con số 13") == ["Chuyện cũ"] and titles("con số 12") == []
    gone = newsroom.published(title="Bài nhầm")
    publishing.withdraw(actor=person(Role.OFFICER), story=gone.story, reason="Nhầm.")
    coming = newsroom.published(title="Bài chưa đến giờ", at=timezone.now() + timedelta(hours=1))
    assert titles("nhầm") == titles("chưa đến giờ") == []
    assert titles("chuyện cũ", "en") == []
    publishing.cancel_scheduled(actor=person(Role.OFFICER), publication=coming)
    assert not SearchText.objects.filter(pk=coming.pk).exists()


# Title, text, what finds them, what does not.
SCRIPTS = {
    "zh-Hans": (
        "岘港欢迎游客",
        "岘港接待国际游客四百万人次。",
        "游客|岘|客|接待国际|岘港 四百万",
        "港游|北京",
    ),
    "km": ("ពិធីបុណ្យកាតេ", "មនុស្សរាប់ពាន់នាក់ចូលរួម។", "បុណ្យ|កាតេ|រាប់ពាន់នាក់", "ភ្នំពេញ"),
    "ar": ("مهرجان كاتي في نينه ثوان", "آلاف الزوار في المهرجان.", "المهرجان|مهرجان|الاف|زوار", "بغداد"),
    "ru": ("Мост через реку открыт", "Первые машины, ёлка.", "мост|МАШИН|елка", "поезд"),
    "fr": ("Le pont est ouvert", "L’été, les élèves traversent.", "eleves|été|trave|l’été", "ver"),
    "cjm": ("ꨆꨓꨯꨮ ꨌꩌ", "ꨂꩀ ꨝꨯꩆ", "ꨌꩌ|ꨆꨓꨯꨮ", "ꨚꨣꨰ"),
    "blt": ("ꪼꪕ ꪎꪳ ꪀꪱꪙ", "ꪹꪣꪉ ꪵꪔꪉ", "ꪼꪕ|ꪹꪣꪉ", "ꪵꪠ"),
    "rad": ("Ƀuôn Ama Thuột", "Hruê anei, čar Daklak.", "ƀuôn|buon ama|car", "jarai"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("code", SCRIPTS)
def test_every_script_is_found_and_marked(client: Client, code: str):
    title, body, found, missed = SCRIPTS[code]
    told(code, title, body)
    told(code, "x", "y")
    for text in found.split("|"):
        assert titles(text, code) == [title], text
        page = client.get(reverse("portal:search", args=[code]), {"q": text}).content.decode()
        assert "<mark>" in page, text
    for text in missed.split("|"):
        assert titles(text, code) == [], text


@pytest.mark.django_db
def test_the_page_marks_what_it_found(client: Client, django_assert_max_num_queries):
    newsroom.published(title="Chợ <b>nổi</b>", lead="Không.", body="Mở đầu. " * 80 + "Chợ nổi & thuyền.")
    search = reverse("portal:search", args=["vi"])
    with django_assert_max_num_queries(10):
        page = client.get(search, {"q": "cho noi"}).content.decode()
    # Searches are one page to those who list pages.
    assert '<link rel="canonical" href="http://testserver/vi/tim/">' in page
    assert (
        "<mark>Chợ &lt;b&gt;" not in page and "<mark>Chợ</mark> &lt;b&gt;<mark>nổi</mark>&lt;/b&gt;" in page
    )
    assert re.search(r"… .*Mở đầu\. <mark>Chợ nổi</mark> &amp; thuyền\.", page)


@pytest.mark.django_db
def test_what_was_loaded_in_bulk_is_found_once_told_so():
    shown = newsroom.published(title="Chợ nổi")
    SearchText.objects.all().delete()
    assert titles("chợ nổi") == []
    assert list(indexing.rebuild()) == [1] and list(indexing.rebuild()) == []
    assert titles("chợ nổi") == ["Chợ nổi"]
    SearchText.objects.filter(pk=shown.pk).update(title=tokens.of("Tên khác"))
    assert titles("tên khác") == ["Chợ nổi"]
    assert list(indexing.rebuild(every=True)) == [1]
    assert titles("tên khác") == []


@given(st.text())
def test_a_token_is_left_whole_by_any_database(text: str):
    for token in tokens.of(text).split():
        assert re.fullmatch("[a-z][a-z0-9]*", token), token
    assert len(tokens.flat(text)) == len(text)


@given(st.text(), st.text(), st.text(max_size=20))
def test_a_snippet_holds_no_markup_but_marks(title: str, said: str, asked: str):
    marked = snippets.of(title, [said], tokens.wanted(asked, beginnings=True))
    for each in (marked.title, marked.said):
        assert "<" not in re.sub("</?mark>", "", each) and each.count("<mark>") == each.count("</mark>")


@given(st.text(alphabet="ab đôi游客បុណ្យ ", min_size=1))
def test_a_text_is_found_by_each_of_its_words(text: str):
    held = f" {tokens.of(text)} "
    for word in tokens.wanted(text):
        assert f" {' '.join(word.tokens)}{'' if word.is_beginning else ' '}" in held
