"""Bảng có kẻ ô trên trang PDF: the drawn rules, the cells between them and the letters within each."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from vanban.read.pdf.glyphs import Glyph
from vanban.read.pdf.lines import joined, lines_of, margins_of, paragraphs_of
from vanban.read.tables import SpannedRow

_THIN: Final = 3.0
_NEAR: Final = 3.0
_SHORTEST: Final = 5.0
_MOST_OBJECTS: Final = 20_000
_MOST_RULES: Final = 600


@dataclass(slots=True)
class Rule:
    """Một đường kẻ: at ``at`` (x of an upright one, y of a level one), from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """Lưới ô: ``xs`` from left to right, ``ys`` from top to bottom; a merged cell has one key, (row, column)
    of its top left part.
    """

    xs: list[float]
    ys: list[float]
    keys: list[list[tuple[int, int]]]
    letters: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Ô chứa điểm này; None outside the grid."""
        if not (self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]):
            return None
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-one for one in self.ys], -y) - 1
        return self.keys[row][column]

    def rows(self) -> list[SpannedRow]:
        """Các hàng: (column, columns spanned, words); a cell merged downwards is repeated."""
        words = {key: _words(letters) for key, letters in self.letters.items()}
        found: list[SpannedRow] = []
        for keys in self.keys:
            row: SpannedRow = []
            for column, key in enumerate(keys):
                if row and column and keys[column - 1] == key:
                    at, span, text = row[-1]
                    row[-1] = (at, span + 1, text)
                else:
                    row.append((column, 1, words.get(key, "")))
            found.append(row)
        return found


def _words(letters: list[Glyph]) -> str:
    lines = lines_of(letters)
    return "\n".join(joined(paragraph) for paragraph in paragraphs_of(lines, margins_of(lines)))


def grids_of(page: Any) -> list[Grid]:
    """Các bảng kẻ ô của trang, of two columns or more."""
    upright, level = _rules(page)
    found: list[Grid] = []
    for ups, levels in _components(_merged(upright), _merged(level)):
        xs, ys = _places(ups), _places(levels)[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            found.append(Grid(xs, ys, _keys(xs, ys, ups, levels)))
    return found


def _rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    from pypdfium2 import raw

    upright: list[Rule] = []
    level: list[Rule] = []
    for count, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > _MOST_OBJECTS:
            break
        left, bottom, right, top = one.get_bounds()
        if right - left <= _THIN and top - bottom >= _SHORTEST:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif top - bottom <= _THIN and right - left >= _SHORTEST:
            level.append(Rule((bottom + top) / 2, left, right))
        elif right - left > _THIN and top - bottom > _THIN:
            for x0, y0, x1, y1 in _strokes(one):
                if abs(x1 - x0) < 1 and abs(y1 - y0) >= _SHORTEST:
                    upright.append(Rule(x0, min(y0, y1), max(y0, y1)))
                elif abs(y1 - y0) < 1 and abs(x1 - x0) >= _SHORTEST:
                    level.append(Rule(y0, min(x0, x1), max(x0, x1)))
    return upright, level


def _strokes(one: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight parts of a stroked path, on the page."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    count = raw.FPDFPath_CountSegments(one.raw)
    if not raw.FPDFPath_GetDrawMode(one.raw, fill, stroke) or not stroke.value or count > 400:
        return
    a, b, c, d, e, f = one.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(one.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*last, *begun)
            last = begun


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch are one: every cell draws its own piece of a border."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / 2), one.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - rule.at) < _NEAR and rule.start <= last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            found.append(Rule(rule.at, rule.start, rule.end))
    return found if len(found) <= _MOST_RULES else []


def _components(upright: list[Rule], level: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet belong to one table."""
    parent = list(range(len(upright) + len(level)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, up in enumerate(upright):
        for j, flat in enumerate(level):
            if (
                flat.start - _NEAR <= up.at <= flat.end + _NEAR
                and up.start - _NEAR <= flat.at <= up.end + _NEAR
            ):
                parent[root(len(upright) + j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(parent)):
        ups, levels = groups.setdefault(root(at), ([], []))
        if at < len(upright):
            ups.append(upright[at])
        else:
            levels.append(level[at - len(upright)])
    return list(groups.values())


def _places(rules: Sequence[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return found


def _keys(
    xs: list[float], ys: list[float], upright: list[Rule], level: list[Rule]
) -> list[list[tuple[int, int]]]:
    """The key of every part of the grid; parts with no rule between them are one cell."""
    keys: list[list[tuple[int, int]]] = []
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        line: list[tuple[int, int]] = []
        for column in range(len(xs) - 1):
            centre = (xs[column] + xs[column + 1]) / 2
            key = (row, column)
            if column and not _covers(upright, xs[column], middle):
                key = line[-1]
            elif row and not _covers(level, ys[row], centre):
                key = keys[row - 1][column]
            line.append(key)
        keys.append(line)
    return keys


def _covers(rules: Sequence[Rule], at: float, point: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= point <= rule.end + 1 for rule in rules)
