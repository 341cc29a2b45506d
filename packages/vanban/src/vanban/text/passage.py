"""Đoạn: a stretch of a text with its small letters and the set of its words, worked out once for all."""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile(r"[^\W_]+")
# What mostly stands at a word without a blank between.
_SIGNS: Final = '.,;:()“”"/-–'


class Passage:
    """Đoạn ``text[start:end]``: ``low`` is the whole text in small letters, offset for offset; ``part`` the
    passage in small letters; ``words`` are its words, to ask of whether a pattern can match at all.
    """

    __slots__ = ("end", "low", "part", "start", "text", "words")

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text, self.low, self.start, self.end = text, low, start, end
        self.part = low[start:end]
        self.words = words_in(self.part)


def words_in(low: str) -> set[str]:
    """Các từ của một đoạn, each once: runs of letters and figures."""
    found = set(low.split())
    for word in [word for word in found if not word.isalnum()]:
        bare = word.strip(_SIGNS)
        if bare.isalnum():
            found.add(bare)
        else:
            found.update(_RUN.findall(word))
    return found
