"""Dòng của trang ảnh: pieces of lines in reading order as lines of the layout, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from vanban.read.layout.lines import RAISED, PageLine
from vanban.read.scan.chunks import COLUMN_GAP, Chunk
from vanban.read.scan.columns import in_reading_order
from vanban.read.scan.recognition import Seen

_GAP: Final = "    "
_RECIPIENTS: Final = frozenset({"Nơi", "NƠI"})
_NEXT: Final = 2.2
# Low enough to be pointed at.
_UNREAD: Final = 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng, and where in its text each word begins."""

    line: PageLine
    words: tuple[tuple[int, Seen], ...]


def page_rows(
    chunks: list[Chunk], tops: Sequence[float], scale: float, height: float
) -> tuple[list[Row], list[int]]:
    """Các dòng của trang, and before which of them each table stands whose upper edge is in ``tops``."""
    found: list[Row] = []
    places: list[int] = []
    rest = chunks
    for top in tops:
        above = [one for one in rest if one.base < top]
        rest = [one for one in rest if one.base >= top]
        found += [_row(row, _GAP, scale, height) for row in _dashed(in_reading_order(above))]
        places.append(len(found))
    found += [_row(row, _GAP, scale, height) for row in _dashed(in_reading_order(rest))]
    return found, places


def _dashed(lines: list[list[Chunk]]) -> list[list[Chunk]]:
    """Các dòng nơi nhận with the dash that one lost: it begins where the others do after theirs, and the one
    above it is closed.
    """
    is_open = False
    widest = max((line[0].x1 for line in lines if line[0].words[0].text == "-"), default=0.0)
    for above, line in pairwise(lines):
        words = above[0].words
        is_open = words[0].text in _RECIPIENTS or (is_open and words[0].text == "-")
        first, dash = line[0].words[0], words[0]
        if not is_open or dash.text != "-" or first.text.startswith("-") or len(words) < 2:
            continue
        inward = first.x0 - dash.x0 > 0.25 * above[0].size
        # Where the word had room on the line above, that line was not broken but ended.
        had_room = first.text[0].isupper() and widest - above[0].x1 > first.x1 - first.x0 + above[0].size
        beside = (inward or had_room) and abs(first.x0 - words[1].x0) < above[0].size
        below = 0.5 * above[0].size < line[0].base - above[0].base < _NEXT * above[0].size
        if beside and below and words[-1].text[-1] in ";,":
            lost = replace(first, text="-", x0=dash.x0, x1=dash.x1, confidence=_UNREAD, read="")
            line[0].words = [lost, *line[0].words]
    return lines


def plain_rows(chunks: list[Chunk], scale: float, height: float) -> list[Row]:
    """Các dòng của một ô, which has no columns."""
    rows: list[list[Chunk]] = []
    for chunk in chunks:
        if rows and abs(rows[-1][-1].base - chunk.base) < 0.4 * chunk.size:
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return [_row(sorted(row, key=lambda one: one.x0), " ", scale, height) for row in rows]


def _row(row: Sequence[Chunk], gap: str, scale: float, height: float) -> Row:
    pieces: list[str] = []
    words: list[tuple[int, Seen]] = []
    at = 0
    for index, chunk in enumerate(row):
        for number, word in enumerate(chunk.words):
            wide = chunk.x0 - row[index - 1].x1 > COLUMN_GAP * chunk.size
            parting = " " if number or (index and not wide) else gap if index else ""
            text = _raised(word, chunk)
            pieces += [parting, text]
            words.append((at + len(parting), word))
            at += len(parting) + len(text)
    first = row[0]
    line = PageLine(
        "".join(pieces),
        first.x0 * scale,
        row[-1].x1 * scale,
        height - first.base * scale,
        first.size * scale,
        (first.words[0].x1 - first.x0) * scale,
    )
    return Row(line, tuple(words))


def _raised(word: Seen, chunk: Chunk) -> str:
    """Chữ số nhỏ nằm cao hơn dòng is the mark of a footnote."""
    is_small = word.y1 - word.y0 < 0.55 * chunk.size and word.y1 < chunk.base - 0.15 * chunk.size
    return word.text.translate(RAISED) if is_small and word.text.isdigit() else word.text
