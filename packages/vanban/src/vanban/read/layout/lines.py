"""Dòng trên trang: letters joined to lines, and lines of one paragraph to that paragraph.

Lengths are points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from vanban.text import read_bullet, read_label
from vanban.text.letters import pattern

_SPACE: Final = 0.16
_COLUMN_GAP: Final = 2.2
_INDENT: Final = 60.0
_LOOSE: Final = 1.25
_GAP: Final = "    "
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RECIPIENTS: Final = ("Nơi nhận", "NƠI NHẬN")
_DASHED: Final = pattern(r"[-–] [\p{Ll}\p{Lu}]")
_ENDS: Final = ".;:!?…"
_NOTE: Final = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*\S")


@dataclass(slots=True)
class Glyph:
    """Một ký tự, hoặc các chữ liền nhau cùng cỡ: ``x0`` and ``x1`` its left and right, ``y`` its base line,
    ``size`` its letter size; of several letters ``head`` is where their first word ends, None where there is
    no other, and ``tail`` where the last letter begins.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    head: float | None = None
    tail: float | None = None


@dataclass(slots=True)
class PageLine:
    """Một dòng: its words, its left and right, base line and letter size; ``first`` the width of its first
    word.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float

    @property
    def is_note(self) -> bool:
        """Dòng mở đầu cước chú: begins with a raised number."""
        return _NOTE.match(self.text) is not None


def lines_of(glyphs: Iterable[Glyph]) -> list[PageLine]:
    """Các dòng, in the order in which they were drawn."""
    found: list[PageLine] = []
    row: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        # Most letters stand on the very base line of the one before, to its right.
        beside = last is not None and glyph.y == last.y and glyph.x0 > _last_x(last) and glyph.size > 0
        if row and not beside and not _same_line(row, glyph):
            _close(row, found)
        row.append(glyph)
        last = glyph
    _close(row, found)
    return found


def _same_line(row: list[Glyph], glyph: Glyph) -> bool:
    last = row[-1]
    size = max(one.size for one in row[-8:])
    off = abs(glyph.y - last.y)
    if off < 0.25 * size or (min(glyph.size, last.size) < 0.85 * size and off < 0.6 * size):
        return glyph.x0 > _last_x(last) - 0.6 * size
    return False


def _last_x(glyph: Glyph) -> float:
    """Where its last letter begins."""
    return glyph.x0 if glyph.tail is None else glyph.tail


def _close(row: list[Glyph], found: list[PageLine]) -> None:
    words = [glyph for glyph in row if not glyph.text.isspace()]
    if words:
        found.append(_line(row, words))
    row.clear()


def _line(row: list[Glyph], words: list[Glyph]) -> PageLine:
    if len(words) == 1:
        one = words[0]
        head = one.x1 if one.head is None else one.head
        return PageLine(one.text, one.x0, one.x1, one.y, one.size, head - one.x0)
    size = _middle([(glyph.size, glyph.text) for glyph in words])
    base = _middle([(glyph.y, glyph.text) for glyph in words])
    small, column, between = 0.8 * size, _COLUMN_GAP * size, _SPACE * size
    pieces: list[str] = []
    last: Glyph | None = None
    blank = False
    first = words[0].x1
    in_first = True
    for glyph in row:
        text = glyph.text
        if text.isspace():
            blank = True
            continue
        if last is not None:
            gap = glyph.x0 - last.x1
            if gap > column:
                pieces.append(_GAP)
                in_first = False
            elif blank or gap > between:
                pieces.append(" ")
                in_first = False
        pieces.append(_raised(glyph, size, base) if glyph.size < small else text)
        if in_first:
            first, in_first = (glyph.x1, True) if glyph.head is None else (glyph.head, False)
        last, blank = glyph, False
    x0, x1 = words[0].x0, max(glyph.x1 for glyph in words)
    return PageLine("".join(pieces), x0, x1, base, size, first - x0)


def _middle(values: list[tuple[float, str]]) -> float:
    """The median over the letters; of letters all alike the first."""
    first = values[0][0]
    if all(value == first for value, _ in values):
        return first
    return median([value for value, text in values for sign in text if not sign.isspace()])


def _raised(glyph: Glyph, size: float, base: float) -> str:
    """Chữ số nhỏ nằm cao hơn dòng is the mark of a footnote or a power."""
    if glyph.size < 0.8 * size and glyph.y > base + 0.12 * size:
        return glyph.text.translate(RAISED)
    return glyph.text


@dataclass(frozen=True, slots=True)
class Margins:
    """Lề của trang: left and right edge of the body's lines, and how far these stand one under another."""

    left: float
    right: float
    leading: float = 0.0


def margins_of(lines: Sequence[PageLine]) -> Margins:
    """Lề trái, lề phải: of the widest lines; of all when none is wide."""
    if not lines:
        return Margins(0.0, 0.0)
    widest = max(line.x1 - line.x0 for line in lines)
    wide = [line for line in lines if line.x1 - line.x0 > 0.75 * widest]
    right = median(sorted(line.x1 for line in wide)[-max(1, len(wide) // 2) :])
    steps = [
        above.y - line.y for above, line in pairwise(lines) if above.x1 > right - 15 and is_under(above, line)
    ]
    return Margins(min(line.x0 for line in wide), right, median(steps) if steps else 0.0)


def paragraphs_of(lines: Sequence[PageLine], margins: Margins) -> list[list[PageLine]]:
    """Các đoạn: lines that the right edge of their block broke stand together."""
    found: list[list[PageLine]] = []
    for block in _blocks(lines):
        right = max(line.x1 for line in block)
        wide = right > margins.right - 15
        left = margins.left if wide else block[0].x0
        edges = Margins(left, max(right, margins.right) if wide else right, margins.leading)
        for index, line in enumerate(block):
            if index and _goes_on(found[-1], line, edges, wide):
                found[-1].append(line)
            else:
                found.append([line])
    return found


def _blocks(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Lines one under another, close together and side by side with no other."""
    found: list[list[PageLine]] = []
    for line in lines:
        above = found[-1][-1] if found else None
        if above is not None and is_under(above, line) and not _opens_column(above, line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _opens_column(above: PageLine, line: PageLine) -> bool:
    """The list of recipients has an edge of its own; other letters tell of another column."""
    return line.text.startswith(_RECIPIENTS) or not 0.96 < above.size / line.size < 1.04


def is_under(above: PageLine, line: PageLine) -> bool:
    """Dòng ngay bên dưới, in letters of about the same size."""
    size = max(above.size, line.size)
    overlap = min(above.x1, line.x1) - max(above.x0, line.x0)
    # A short line may end left of where the indented one above it begins.
    beside = overlap <= 0 and not 0 < above.x0 - line.x0 < _INDENT
    alike = 0.85 < above.size / line.size < 1.18
    return alike and not beside and 0.5 * size < above.y - line.y < 2.4 * size


def _goes_on(paragraph: list[PageLine], line: PageLine, edges: Margins, wide: bool) -> bool:
    before = paragraph[-1]
    apart = edges.leading and before.y - line.y > _LOOSE * max(edges.leading, line.size)
    if before.text.isupper() or (wide and apart):
        return False
    if _is_centred(before, line, edges):
        room = edges.right - edges.left - (before.x1 - before.x0)
        return wide and room < 0.2 * line.size + line.first and continues(line, before, line)
    if not wide and abs(line.x0 - before.x0) > 3 and not _hangs(paragraph[0]):
        return False
    return no_room(before, line, edges.right) and continues(paragraph[0], before, line)


def no_room(before: PageLine, line: PageLine, right: float) -> bool:
    """Whether the first word of ``line`` would not have fitted at the end of ``before``."""
    return before.x1 + 0.25 * line.size + line.first > right - 1


def _is_centred(before: PageLine, line: PageLine, edges: Margins) -> bool:
    """Two lines about one middle, neither at the left edge."""
    apart = abs((before.x0 + before.x1) - (line.x0 + line.x1)) / 2
    return apart < 4 and abs(before.x0 - line.x0) > 3 and line.x0 > edges.left + 3


def _hangs(opening: PageLine) -> bool:
    return bool(read_label(opening.text)) or bool(read_bullet(opening.text)) or opening.is_note


def continues(opening: PageLine, before: PageLine, line: PageLine) -> bool:
    """Whether ``line`` may go on with the paragraph that ``opening`` begins, by where it begins itself."""
    if line.is_note or _GAP in line.text or line.text.startswith(_RECIPIENTS):
        return False
    labelled = bool(read_label(line.text)) or bool(read_bullet(line.text))
    same_list = read_bullet(opening.text) and abs(line.x0 - opening.x0) < 3
    if _DASHED.match(line.text) and before.text[-1].isalpha() and not same_list:
        # "chính trị / - xã hội": the dash of a name, not of a list.
        labelled = False
    if line.x0 > opening.x0 + 3 and not (_hangs(opening) and line.x0 < opening.x0 + _INDENT):
        return before is not opening and abs(line.x0 - before.x0) < 3 and not labelled
    if not labelled:
        return True
    return line.x0 < opening.x0 - 3 and before.text[-1] not in _ENDS


def joined(paragraph: Sequence[PageLine]) -> str:
    """Chữ của đoạn, its lines joined by a blank."""
    return " ".join(line.text for line in paragraph)
