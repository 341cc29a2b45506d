"""What was translated once is found again where it fits."""

import pytest

from nhipcau.translation.domain import memory
from nhipcau.translation.domain.memory import Remembered, in_context, remember, suggest
from nhipcau.translation.models import MemoryKey, MemoryUnit
from tests.factories.units import person

pytestmark = pytest.mark.django_db
SOURCES = ["Cầu mới thông xe.", "Cầu dài 1.465 mét, rộng 20 mét.", "Người dân vui mừng."]
TARGETS = ["A new bridge opens.", "It is 1,465 metres long and 20 wide.", "People are glad."]


def keep(sources=SOURCES, targets=TARGETS, **more) -> int:
    given = {
        "source": "vi",
        "target": "en",
        "origin": "Cầu mới",
        "origin_path": "/lam-viec/tin-bai/1/",
        **more,
    }
    return remember(sentences=in_context(sources, targets), **given)


def test_kept_once_with_where_it_is_from():
    author = person(role="officer")
    assert keep(author=author) == 3
    assert keep() == 0
    assert keep(["…", "1.234"], ["…", "1,234"]) == 0
    unit = MemoryUnit.objects.get(source_text=SOURCES[1])
    assert (unit.origin, unit.origin_path, unit.author) == ("Cầu mới", "/lam-viec/tin-bai/1/", author)
    assert unit.before and unit.after and MemoryKey.objects.filter(unit=unit).count() == 12


def test_in_its_context_then_the_same_then_alike():
    keep()
    keep(["Khác.", *SOURCES[1:2]], ["Other.", "The bridge measures 1,465 m by 20 m."])
    texts = [
        "Cầu mới thông xe.",
        "Cầu dài 1.465 mét, rộng 20 mét.",
        "Cầu dài 900 mét, rộng 8 mét.",
        "Người dân rất vui mừng.",
        "Trời mưa to ở miền núi.",
    ]
    found = suggest(texts[:2] + SOURCES[2:] + texts[2:], source="vi", target="en")
    assert [[each.score for each in row] for row in found[:2]] == [[101], [101, 100]]
    assert found[1][0].text == TARGETS[1]
    numbers, alike, none = found[3:]
    assert numbers[0].numbers_only and 70 <= numbers[0].score < 100
    assert alike[0].text == TARGETS[2] and not alike[0].numbers_only
    assert none == []
    assert suggest(texts, source="vi", target="fr") == [[], [], [], [], []]
    assert suggest(["CẦU MỚI thông xe."], source="vi", target="en")[0][0].score < 100
    assert suggest(["", "  "], source="vi", target="en") == [[], []]


def test_the_newest_of_equals_comes_first_and_no_translation_twice():
    keep(SOURCES[:1], ["Old."])
    keep(SOURCES[:1], ["New."], origin="Bài khác")
    keep(["Trước.", SOURCES[0]], ["Before.", "New."])
    assert [
        each.text for each in suggest(SOURCES[:1], source="vi", target="en", contexts=[("x", "y")])[0]
    ] == ["New.", "Old."]


def test_few_questions_however_many_sentences(django_assert_num_queries):
    keep()
    with django_assert_num_queries(3):
        suggest(SOURCES[:1], source="vi", target="en")
    with django_assert_num_queries(3):
        suggest(SOURCES * 5, source="vi", target="en")


def test_a_wrong_sentence_is_forgotten_and_the_trail_keeps_it():
    from nhipcau.core.models import AuditEntry

    keep()
    unit = MemoryUnit.objects.get(source_text=SOURCES[0])
    memory.forget(actor=person(role="officer"), unit=unit)
    assert not MemoryUnit.objects.filter(source_text=SOURCES[0]).exists()
    assert MemoryKey.objects.count() == 24
    entry = AuditEntry.objects.get(verb="translation.memory.forget")
    assert entry.before["target_text"] == TARGETS[0]


def test_what_is_too_long_is_passed_over():
    assert remember(source="vi", target="en", sentences=[Remembered("a" * 6000, "b")]) == 0
