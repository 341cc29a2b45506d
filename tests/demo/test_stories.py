"""Tin bài mẫu: each language says what the Vietnamese one says, and every picture has words."""

import re

import pytest

from nhipcau.demo.domain import stories
from nhipcau.newsroom.domain import pictures, text
from nhipcau.newsroom.domain.stories import LONGEST_TITLE
from nhipcau.translation.domain import checks

WRITTEN = {each["key"]: each for each in stories.written()}
TRANSLATED = stories.translations()
PAIRS = [(code, key) for code, rows in sorted(TRANSLATED.items()) for key in rows]
# Places keep their marks in languages of Latin letters; other languages have letters with â, ê and ô too.
NAMES = {"Cầu", "Bến", "Đồi"}
MARKED = re.compile(r"[^\W\d_]*[ăđơưĂĐƠƯ\u1ea0-\u1ef9][^\W\d_]*")


def shown(body: str) -> list[text.Shown]:
    return text.pictures(stories.NAMED.sub("hinh:1", body))


def lines(said: stories.Said) -> list[str]:
    title, lead, body, *rest = said
    return [title, lead, *stories.NAMED.sub("hinh:1", body).split("\n"), *rest]


def test_there_is_enough_for_a_site_that_lives() -> None:
    open_ = [key for key, each in WRITTEN.items() if not {"waits", "withdrawn"} & each.keys()]
    assert len(open_) >= 14
    assert set(open_) <= TRANSLATED["en"].keys() <= WRITTEN.keys()
    assert {WRITTEN[key]["kind"] for key in open_} >= {"story", "photo", "event", "profile"}
    for code in ("zh-Hans", "ar", "ru", "km", "fr", "es"):
        assert len(set(open_) & TRANSLATED[code].keys()) >= 4


@pytest.mark.parametrize("key", WRITTEN)
def test_pictures_are_in_the_stock_and_have_words(key: str) -> None:
    each, stock = WRITTEN[key], stories.stock()
    for name in (each["picture"], *stories.NAMED.findall(each["vi"][2])):
        assert stock[name]["alt"]
        content = (stories.PICTURES / f"{name}.webp").read_bytes()
        assert pictures.measured(content)[0] == 1600
    said = [each["vi"], *(rows[key] for rows in TRANSLATED.values() if key in rows)]
    for title, lead, body, alt, *place in said:
        assert bool(place) == (each["kind"] == "event") == ("when" in each)
        assert title and lead and alt and len(title) <= LONGEST_TITLE
        assert stories.NAMED.findall(body) == stories.NAMED.findall(each["vi"][2])
        assert all(one.alt for one in shown(body))
        captions = [bool(one.caption) for one in shown(body)]
        assert captions == [bool(one.caption) for one in shown(each["vi"][2])]


@pytest.mark.parametrize(("code", "key"), PAIRS, ids=lambda value: value)
def test_a_translation_says_the_same(code: str, key: str) -> None:
    """Line by line: figures, days, links and pictures are those of the source, and nothing is left over."""
    source, target = lines(WRITTEN[key]["vi"]), lines(TRANSLATED[code][key])
    assert len(target) == len(source)
    for one, other in zip(source, target, strict=True):
        assert [*map(len, re.findall(r"^#*", one))] == [*map(len, re.findall(r"^#*", other))]
        assert [each.sentence for each in checks.check(one, other, source_code="vi", target_code=code)] == []
        assert set(MARKED.findall(other)) <= NAMES, other
