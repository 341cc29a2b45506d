"""Khúc của dòng: recognised words that stand together on one line, without the specks taken for signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Final

from vanban.read.legacy.syllables import is_syllable
from vanban.read.scan.heights import settled, size_and_base
from vanban.read.scan.recognition import Seen
from vanban.read.scan.unmarked import unmarked

# As in the PDF reader: a gap of so many letter sizes parts two columns.
COLUMN_GAP: Final = 2.2
# A narrower gap does so where it is far wider than the others of the line.
_NARROW_GAP: Final = 0.8
_FAR_WIDER: Final = 2.5
# Signs that dust, rules and strokes of a pen are taken for; none of them stands alone in a text.
_SPECKS: Final = re.compile(r"[.,:;'`´‘’\"“”|_~=^°¬\\/<>{}\[\]!¡?()©®«»•·ˆ¨¡¿˜—-]{1,3}$")
_MAY_STAND: Final = frozenset("-–—+•")
_LABEL: Final = re.compile(r"(?:\(?\d{1,3}[.)]|[a-zđ]\)|[IVXL]{1,5}\.|[-–—+•])$")
# How far its words may stand from a label, in letter sizes.
_TAB: Final = 4.5
# How wide the room is that is left for a pen.
_PEN: Final = 6.0
_DOUBTED, _LOST = 0.6, 0.3
# A stroke so much wider than high is a dash, whatever the recogniser thinks of it.
_FLAT: Final = 1.8
_TELLING: Final = 16
_GUESSED: Final = 0.35
_BEFORE_SERIAL: Final = frozenset({"Số:", "Số", "số:"})
_SYMBOL: Final = re.compile(r"[/-]?[A-ZĐ][A-ZĐa-zđ]*[-/]")
_ARRIVAL: Final = re.compile(r"C.NG V.N D.N\b|^(?:VAN THU|CHUYEN:|LUU HO SO)")
_LONGEST_ARRIVAL: Final = 26
_NEARLY: Final = 0.8
_RIGHT: Final = {("CONG", "HOA", "XA"), ("DANG", "CONG", "SAN")}


@dataclass(slots=True)
class Chunk:
    """Khúc: words of one line that no wide gap parts; pixels, y downwards."""

    words: list[Seen]
    size: float = 0.0
    base: float = 0.0

    @property
    def x0(self) -> float:
        """Mép trái."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Mép phải."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Mép trên, by the letter size."""
        return self.base - 0.7 * self.size

    @property
    def bottom(self) -> float:
        """Mép dưới, by the letter size."""
        return self.base + 0.2 * self.size


def chunks_of(words: Iterable[Seen]) -> list[Chunk]:
    """Các khúc, from top to bottom."""
    found: list[Chunk] = []
    for _, line in groupby(words, key=lambda one: one.line):
        kept = [word for word in line if not _is_speck(word)]
        if kept:
            found += _parted(sorted(kept, key=lambda one: one.x0))
    found = [chunk for chunk in found if not _is_scrawl(chunk)]
    _settle(found)
    return _rejoined(found)


def _settle(chunks: list[Chunk]) -> None:
    """A few letters say little of their size: they take that of the nearest line that has more."""
    telling = [chunk for chunk in chunks if _letters(chunk) >= _TELLING] or chunks
    sizes = settled([chunk.size for chunk in telling])
    for chunk in telling:
        chunk.size = sizes[chunk.size]
    for chunk in chunks:
        if _letters(chunk) < _TELLING:
            near = min(telling, key=lambda one: abs(one.base - chunk.base) + 0.1 * abs(one.x0 - chunk.x0))
            chunk.size = near.size if 0.6 < chunk.size / near.size < 1.7 else chunk.size


def _letters(chunk: Chunk) -> int:
    return sum(sign.isalnum() for word in chunk.words for sign in word.text)


def _is_speck(word: Seen) -> bool:
    if not _SPECKS.match(word.text):
        return False
    if word.text in _MAY_STAND:
        flat = (word.x1 - word.x0) / max(1.0, word.y1 - word.y0)
        return flat < 1.2 or (flat < _FLAT and word.confidence < _LOST)
    return len(word.text) < 3 or word.confidence < _DOUBTED


def _parted(words: list[Seen]) -> list[Chunk]:
    """A line of the recogniser, cut at the gaps that part columns; a label stays with its words."""
    size, _ = size_and_base(words)
    gaps = [word.x0 - before.x1 for before, word in pairwise(words)]
    least = min(COLUMN_GAP * size, max(_NARROW_GAP * size, _FAR_WIDER * median(gaps or [size])))
    pieces = [[words[0]]]
    for at, (before, word) in enumerate(pairwise(words), 1):
        gap = word.x0 - before.x1
        is_label = len(pieces[-1]) == 1 and gap < _TAB * size and _LABEL.match(before.text)
        runs_on = gap < COLUMN_GAP * size and word.text[0].islower()
        if (gap > least and not is_label and not runs_on and not _goes_on(before, word)) or _opens_right(
            words[at : at + 3]
        ):
            pieces.append([])
        pieces[-1].append(word)
    return [Chunk(piece, *size_and_base(piece)) for piece in pieces]


def _opens_right(words: Sequence[Seen]) -> bool:
    """The name of the state or of the Party heads the right column, however close the left one comes."""
    return (
        all(word.text.isupper() for word in words) and tuple(unmarked(word.text) for word in words) in _RIGHT
    )


def _goes_on(word: Seen, after: Seen) -> bool:
    """Room left for a pen: "ngày … tháng 4", "Số: …/KH-UBND"."""
    if word.text == "ngày":
        return after.text == "tháng"
    return word.text in _BEFORE_SERIAL and _SYMBOL.match(after.text) is not None


def _is_scrawl(chunk: Chunk) -> bool:
    """What a signature, an emblem, a box of stamps or a fold in the paper was taken for."""
    sure = fmean(word.confidence for word in chunk.words)
    letters = _letters(chunk)
    if letters == 0:
        return chunk.words[0].text not in _MAY_STAND | {"*"}
    text = " ".join(word.text for word in chunk.words)
    if len(chunk.words) == 1 and _LABEL.match(text):
        return False
    if letters == 1 and text.islower():
        return True
    return (
        (sure < 0.35 and letters < 8) or (sure < _GUESSED and not _has_syllables(chunk)) or _is_arrival(text)
    )


def _has_syllables(chunk: Chunk) -> bool:
    """Whether half of its words can be Vietnamese."""
    words = [word.text.strip(".,;:()") for word in chunk.words]
    return 2 * sum(len(word) > 1 and is_syllable(word.lower()) for word in words) >= len(words)


def _is_arrival(text: str) -> bool:
    """Dấu "CÔNG VĂN ĐẾN" of the office that got the paper, however spoilt."""
    bare = unmarked(text)
    if 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text)):
        return False
    return len(bare) < _LONGEST_ARRIVAL and (
        _ARRIVAL.search(bare) is not None
        or SequenceMatcher(None, bare[-12:], "CONG VAN DEN").ratio() > _NEARLY
    )


def _rejoined(chunks: list[Chunk]) -> list[Chunk]:
    """Pieces of one line that the recogniser gave to two blocks."""
    found: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda one: (one.base, one.x0)):
        held = next((one for one in reversed(found[-6:]) if _touch(one, chunk)), None)
        if held is None:
            found.append(chunk)
        else:
            held.words = sorted([*held.words, *chunk.words], key=lambda one: one.x0)
    return found


def _touch(one: Chunk, other: Chunk) -> bool:
    if abs(one.base - other.base) > 0.3 * min(one.size, other.size):
        return False
    left, right = sorted((one, other), key=lambda chunk: chunk.x0)
    gap = right.x0 - left.x1
    is_label = len(left.words) == 1 and _LABEL.match(left.words[0].text)
    if _goes_on(left.words[-1], right.words[0]) and -0.3 * one.size < gap < _PEN * one.size:
        return True
    parted = left.words[-1].line == right.words[0].line or _opens_right(right.words[:3])
    return not parted and -0.3 * one.size < gap < (_TAB if is_label else 0.6) * one.size
