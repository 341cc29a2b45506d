"""Câu chữ của chúng ta: written one way, and none where no catalogue can reach it."""

import re
from pathlib import Path

from .test_english_catalogue import SOURCES, VIETNAMESE, collected

# xoá, khoẻ, huỷ; but quý, quỹ, and closed syllables such as toán, are right.
MISPLACED_TONE = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
# The glossary's word for it.
FOREIGN = re.compile(r"(?<![\w-])(e-?mail|login|file|upload|click)\b", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|`[^`]*`')


def spoken_in(script: Path) -> list[str]:
    """Vietnamese sentences that a script carries itself."""
    text = COMMENT.sub("", script.read_text(encoding="utf-8"))
    return [literal for literal in LITERAL.findall(text) if VIETNAMESE.search(literal)]


def test_tone_marks_stand_one_way_and_words_are_those_of_the_glossary() -> None:
    sentences = {text for _context, sentence, plural in collected() for text in (sentence, plural)}
    assert [text for text in sentences if MISPLACED_TONE.search(text) or FOREIGN.search(text)] == []


def test_scripts_take_their_words_from_the_page() -> None:
    scripts = [path for path in SOURCES.glob("*/static/**/*.js") if "vendor" not in path.parts]
    assert len(scripts) > 10
    assert {path.name: said for path in scripts if (said := spoken_in(path))} == {}
