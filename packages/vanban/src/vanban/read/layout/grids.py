"""Bảng có kẻ ô trên trang: rules, the cells between them and the words within each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import neg
from typing import Final

from vanban.read.layout.lines import Glyph, PageLine, joined, lines_of, margins_of, paragraphs_of
from vanban.read.tables import SpannedRow
from vanban.text.letters import pattern

_NEAR: Final = 3.0
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
    # A page gives letters as they are drawn, or lines where it is a picture.
    letters: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)
    lines: dict[tuple[int, int], list[PageLine]] = field(default_factory=dict)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Ô chứa điểm này; None outside the grid."""
        if not (self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]):
            return None
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, -y, key=neg) - 1
        return self.keys[row][column]

    def rows(self) -> list[SpannedRow]:
        """Các hàng: (column, columns spanned, words); a cell merged downwards is repeated."""
        lines = self.lines | {key: lines_of(letters) for key, letters in self.letters.items()}
        words = {key: cell_text(found) for key, found in lines.items()}
        rows: list[SpannedRow] = []
        for keys in self.keys:
            row: SpannedRow = []
            for column, key in enumerate(keys):
                if row and column and keys[column - 1] == key:
                    at, span, text = row[-1]
                    row[-1] = (at, span + 1, text)
                else:
                    row.append((column, 1, words.get(key, "")))
            rows.append(row)
        return rows


# "30/5/20 25", "6 tháng/lầ n", "XTĐT- TM": a year and a joined name have no blank inside, and no Vietnamese
# syllable ends in ă or â.
_BROKEN: Final = pattern(
    r"(?<=/\d\d)\s(?=\d\d(?!\d|/))|(?<=/\d)\s(?=\d{3}(?!\d|/))|(?<=/\d{3})\s(?=\d(?!\d|/))"
    r"|(?<=[ăắằẳẵặâấầẩẫậ])\s(?=(?:ng|nh|ch|[ncmptuy])(?!\w))|(?<=[\p{Lu}]-)\s(?=[\p{Lu}])"
)


def cell_text(lines: Sequence[PageLine]) -> str:
    """Chữ của một ô, a line for each paragraph; a word that a narrow cell broke is whole again."""
    if len(lines) < 2:
        return "".join(line.text for line in lines)
    words = "\n".join(joined(paragraph) for paragraph in paragraphs_of(lines, margins_of(lines)))
    return _BROKEN.sub("", words)


def grids_between(upright: list[Rule], level: list[Rule]) -> list[Grid]:
    """Các bảng giữa các đường kẻ dọc và ngang, of two columns or more."""
    found: list[Grid] = []
    for ups, levels in _components(_merged(upright), _merged(level)):
        xs, ys = _places(ups), _places(levels)[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            found.append(Grid(xs, ys, _keys(xs, ys, ups, levels)))
    return found


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch are one: every cell draws its own piece of a border."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / 2), one.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - rule.at) < _NEAR and rule.start <= last.end + _NEAR:
            last.start, last.end = min(last.start, rule.start), max(last.end, rule.end)
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
