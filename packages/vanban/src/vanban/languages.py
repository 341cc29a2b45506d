"""Ngôn ngữ: the languages a text asks to work in ("tiếng Anh, Trung Quốc, tiếng Lào"), as BCP 47 codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vanban.lexicon.language_names import CODES, WORDS
from vanban.text.letters import lowered

_SEPARATOR: Final = re.compile(r"\s*(?:,|/|;|và|-|–|\+|&|hoặc)\s*(?:(?:chữ|tiếng)\s+)?", re.I)
_TRIGGER: Final = re.compile(
    (
        r"(?:tiếng|ngôn\s+ngữ|thứ\s+tiếng|song\s+ngữ|ngữ)\s*(?::|\(|là\b|như\b|gồm\b|"
        r"bao\s+gồm\b|dân\s+tộc\b|nước\s+ngoài\s+như)*\s*(?:tiếng\s+)?"
    ),
    re.I,
)


# The syllable with which every trigger begins or might: to look for it costs less than for the whole.
_CORES: Final = ("tiếng", "ngữ")
# "bản tiếng Việt", "từ tiếng Việt": what is translated is no language to work in.
_SOURCE: Final = re.compile(r"\b(?:bản|từ|gốc)\s+$", re.I)


@cache
def _names() -> re.Pattern[str]:
    words = "|".join(re.escape(name) for name in sorted(CODES, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?![\w’'])", re.I)


def _triggers(text: str, low: str) -> Iterator[re.Match[str]]:
    """Where a language may be named; looked for by the syllables that stand in every trigger."""
    if len(low) != len(text):
        yield from _TRIGGER.finditer(text)
        return
    read = 0
    for at in sorted(at for core in _CORES for at in _places(low, core)):
        if at >= read and (match := _TRIGGER.match(text, at)):
            read = match.end()
            yield match


def _places(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)


def find_languages(text: str, low: str | None = None) -> tuple[str, ...]:
    """Mã ngôn ngữ theo thứ tự nêu, each once; "tiếng nước ngoài" names none. ``low`` is the text in small
    letters, where it is known.
    """
    low = lowered(text) if low is None else low
    if "tiếng" not in low and "ngữ" not in low:
        return ()
    found: dict[str, None] = {}
    read = 0
    for match in _triggers(text, low):
        if match.start() < read:
            continue
        at = match.end()
        while name := _names().match(text, at):
            if not name.group()[0].isupper():
                break
            if name.group() == "Việt" and _SOURCE.search(text, max(0, match.start() - 12), match.start()):
                break
            found[CODES[name.group().lower()]] = None
            after = _SEPARATOR.match(text, name.end())
            if not after:
                break
            at = read = after.end()
    for word, code in WORDS.items():
        if word in low:
            found[code] = None
    return tuple(found)
