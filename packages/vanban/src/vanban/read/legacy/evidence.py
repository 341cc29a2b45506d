"""Bằng chứng của một bảng mã: which reading of the letters gives syllables, and which lines it holds for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from vanban.read.legacy.letters import TCVN3, VNI, Encoding
from vanban.read.legacy.syllables import is_syllable

# A word, in whatever encoding: ASCII letters and anything beyond ASCII but blanks and printers' marks.
_WORD: Final = re.compile("[A-Za-z\xa1-\u1fff]+")
# Letters that no font of the old encodings has a place for.
_UNICODE_ONLY: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_MOST_WORDS: Final = 3_000
_FEWEST: Final = 3
_MOSTLY: Final = 0.6
TextMaker = Callable[[str], str]


def detect(text: str) -> Encoding | None:
    """Bảng mã cũ của văn bản: TCVN3 or VNI where its words are no syllables as they stand and become ones by
    conversion; None for Unicode and for other languages.
    """
    if text.isascii():
        return None
    words = _marked_words("\n".join(line for line in text.split("\n") if not is_mixed(line)))
    if len(words) < _FEWEST:
        return None
    best, most = None, _FEWEST - 1
    for encoding in (TCVN3, VNI):
        gained, against = _weigh(words, encoding.convert)
        if gained > most and gained > 3 * against and gained >= _MOSTLY * len(words):
            best, most = encoding, gained
    return best


def holds_for(line: str, encoding: Encoding, *, mixed: bool) -> bool:
    """Dòng này cũng theo bảng mã ấy. In a text that is ``mixed`` with Unicode a line must show it."""
    if _UNICODE_ONLY.search(line):
        return False
    gained, against = _weigh(_marked_words(line), encoding.convert)
    return gained > against or (not mixed and gained == against)


def is_mixed(text: str) -> bool:
    """Có chữ Unicode tiếng Việt, which the old encodings cannot hold."""
    return _UNICODE_ONLY.search(text) is not None


def likely_words(text: str) -> tuple[int, int]:
    """(syllables, words) among the different words beyond ASCII: how well a reading of bytes does."""
    words = _marked_words(unicodedata.normalize("NFC", text))
    return sum(map(is_syllable, words)), len(words)


def _marked_words(text: str) -> list[str]:
    """The different words with a letter beyond ASCII, in order; no more than a few thousand."""
    if text.isascii():
        return []
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii():
            found.setdefault(word)
            if len(found) >= _MOST_WORDS:
                break
    return list(found)


def _weigh(words: Iterable[str], convert: TextMaker) -> tuple[int, int]:
    """(words that only become syllables by conversion, words that are ones only without it)."""
    gained = against = 0
    for word in words:
        now, then = is_syllable(word), is_syllable(convert(word))
        gained += then and not now
        against += now and not then
    return gained, against
