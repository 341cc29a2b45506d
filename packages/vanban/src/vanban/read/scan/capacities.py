"""Chức vụ dưới con dấu: capacities in capitals that a stamp has spoilt, known by what they nearly spell.

"CHẤÁNƒÏ VĂN PHÒNG" is CHÁNH VĂN PHÒNG; what is near to no capacity, or to none more than to others, stays as
it was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from vanban.lexicon.capital_phrases import CAPACITIES, PHRASES
from vanban.read.scan.recognition import Seen
from vanban.read.scan.unmarked import same_letters, unmarked

_NEAR: Final = 0.8
# Gaps wider than so many times the letters' height part columns.
_WIDE: Final = 1.5
_OF_PARTY: Final = ("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")
_LONGEST: Final = 40
_LEADING: Final = re.compile(r"(?:KT|TM|TL|TUQ|Q|[KT]/[A-Z]?[MTL])[.:;,/]?")
# "K/ZT": a letter of the stamp between the two of the Party's sign.
_SPOILT: Final = re.compile(r"([KT])/[A-Z]([MTL])[.:;,/]?")
_JUNK: Final = " .,;:()“”\"'`’‘-–*\\/|_~^"


def mended_capacities(line: Sequence[Seen]) -> list[Seen]:
    """Dòng có chức vụ đã sửa: each column of the line by itself, as recipients stand beside the signer."""
    found: list[Seen] = []
    stretch: list[Seen] = []
    for word in line:
        if stretch and word.x0 - stretch[-1].x1 > _WIDE * (word.y1 - word.y0):
            found += _mended(stretch)
            stretch = []
        stretch.append(word)
    return found + _mended(stretch)


def _mended(words: list[Seen]) -> list[Seen]:
    led = 1 if len(words) > 1 and _LEADING.fullmatch(words[0].text) else 0
    rest = words[led:]
    read = " ".join(word.text.strip(_JUNK) for word in rest).strip()
    if not 5 < len(read) <= _LONGEST or not _in_capitals(read):
        return words
    wanted = None if unmarked(read) in _bodies() else _nearest(read)
    if wanted is None:
        return words
    if led and words[0].text in ("TM", "KT", "TL") and (wanted in _OF_PARTY or words[0].text != "TM"):
        words[0] = words[0].mended("/".join(words[0].text) if wanted in _OF_PARTY else words[0].text + ".")
    elif led and (match := _SPOILT.fullmatch(words[0].text)):
        words[0] = words[0].mended(f"{match[1]}/{match[2]}")
    # Words that all belong to capacities were read well, be they another capacity or a part of one.
    seen = [part for part in read.split(" ") if not _LEADING.fullmatch(part)]
    if len(wanted.split(" ")) < len(rest) or set(seen) <= _words():
        return words
    shared = zip(rest, _shared(wanted, rest), strict=True)
    return words[:led] + [word.mended(_spelt(word.text.strip(_JUNK), text)) for word, text in shared]


def _spelt(read: str, text: str) -> str:
    return read if same_letters(read, text) else text


@cache
def _bodies() -> frozenset[str]:
    """Names of bodies, which are near to capacities: TỈNH ỦY is not CHÍNH ỦY."""
    return frozenset(unmarked(one) for one in PHRASES if one not in CAPACITIES)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for one in CAPACITIES for word in one.split(" "))


def _in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 5 and sum(sign.isupper() for sign in letters) >= 0.75 * len(letters)


@cache
def _nearest(read: str) -> str | None:
    """The capacity that the letters without their marks are nearest to, when no other is as near."""
    bare = unmarked(read)
    scored = sorted(
        ((SequenceMatcher(None, bare, unmarked(one)).ratio(), one) for one in CAPACITIES), reverse=True
    )
    (best, found), (second, _) = scored[0], scored[1]
    return found if best >= _NEAR and best - second > 0.02 else None


def _shared(wanted: str, words: Sequence[Seen]) -> list[str]:
    """The words of ``wanted`` given to as many boxes, in the proportion of their letters."""
    parts = wanted.split(" ")
    spare = len(parts) - len(words)
    longest = max(range(len(words)), key=lambda at: len(words[at].text) - len(parts[min(at, len(parts) - 1)]))
    shared: list[str] = []
    at = 0
    for index in range(len(words)):
        size = 1 + (spare if index == longest else 0)
        shared.append(" ".join(parts[at : at + size]))
        at += size
    return shared
