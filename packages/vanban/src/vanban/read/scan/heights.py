"""Cỡ chữ và chân chữ: what a word's box says of its letter size and base line, by the letters in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from statistics import median
from typing import Final

from vanban.read.scan.recognition import Seen

# Parts of the letter size, in Times and its like: how far letters rise above and hang below the base line.
_SMALL: Final = 0.46
_TALL: Final = 0.68
_LOW: Final = 0.21
_MARK: Final = 0.2
_ABOVE: Final = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")
_TALL_LETTERS: Final = frozenset("bdfhklđij0123456789()/%&?!“”\"'")
_LOW_LETTERS: Final = frozenset("gpqyj")


def size_and_base(words: Sequence[Seen]) -> tuple[float, float]:
    """(cỡ chữ, đường chân chữ) of the words of one line, in pixels."""
    known = [(word, *_reach(word.text)) for word in words]
    lettered = [one for one in known if one[1] > 0] or [(word, _TALL, 0.0) for word in words]
    size = median((word.y1 - word.y0) / (rise + fall) for word, rise, fall in lettered)
    return size, median(word.y1 - fall * size for word, _, fall in lettered)


@lru_cache(maxsize=8192)
def _reach(text: str) -> tuple[float, float]:
    """How far the letters of a word rise and hang; nothing for signs alone, whose boxes say little."""
    rise = fall = 0.0
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if not base.isalnum():
            continue
        tall = base.isupper() or base in _TALL_LETTERS
        above = sum(mark in _ABOVE for mark in marks)
        rise = max(rise, (_TALL if tall else _SMALL) + _MARK * above + (0.02 if above else 0))
        fall = max(fall, _LOW if base in _LOW_LETTERS or "\u0323" in marks else 0.0)
    return rise, fall


def settled(sizes: Sequence[float]) -> dict[float, float]:
    """Gộp cỡ chữ gần nhau: boxes are coarse, so sizes within a few parts in a hundred are one, those near the
    middle one first.
    """
    body = median(sizes) if sizes else 0.0
    near = [size for size in sizes if 0.87 * body <= size <= 1.15 * body]
    found = dict.fromkeys(near, body)
    group: list[float] = []
    for size in sorted(size for size in sizes if size not in found):
        if group and (size > 1.1 * group[0] or group[0] < body < size):
            found |= dict.fromkeys(group, median(group))
            group = []
        group.append(size)
    return found | dict.fromkeys(group, median(group) if group else 0.0)
