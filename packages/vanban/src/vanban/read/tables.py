"""Bảng: a grid becomes one line a row ("STT | Nhiệm vụ | …"); a layout table becomes
plain lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

SpannedRow = list[tuple[int, int, str]]

_BLANKS: Final = re.compile(r"[ \t\r\f]+")
_MOST_SPAN: Final = 200
_LONGEST_REPEATED: Final = 2_000


class Table:
    """Bảng đang đọc: cells collected row by row; a cell that spans rows is repeated in each of them."""

    def __init__(self) -> None:
        self.rows: list[SpannedRow] = []
        self.in_cell = False
        self._words: list[str] = []
        self._reaching: dict[int, tuple[int, int, str]] = {}
        self._span = (1, 1)
        self._column = 0

    def start_row(self) -> None:
        self.end_row()
        self.rows.append([])
        self._column = 0
        self._fill()

    def start_cell(self, rowspan: str | None, colspan: str | None) -> None:
        self.end_cell()
        if not self.rows:
            self.start_row()
        self.in_cell = True
        self._span = (_number(rowspan), _number(colspan))

    def add(self, words: str) -> None:
        self._words.append(words)

    def end_cell(self) -> None:
        if not self.in_cell:
            return
        self.in_cell = False
        words = "".join(self._words)
        self._words.clear()
        down, across = self._span
        if down > 1 and self._column < _MOST_SPAN:
            # Repeated for nothing, a long text would fill the memory; no heading of a group is one.
            repeated = words if len(words) <= _LONGEST_REPEATED else ""
            self._reaching[self._column] = (down - 1, across, repeated)
        self._put(across, words)
        self._fill()

    def end_row(self) -> None:
        self.end_cell()

    def _put(self, across: int, words: str) -> None:
        self.rows[-1].append((self._column, across, words))
        self._column += across

    def _fill(self) -> None:
        """Repeat the cells of rows above that reach into this one."""
        while self._column in self._reaching:
            at = self._column
            left, across, words = self._reaching.pop(at)
            if left > 1:
                self._reaching[at] = (left - 1, across, words)
            self._put(across, words)

    def lines(self) -> tuple[list[str], bool]:
        """Dòng của bảng, and whether it is a grid (three columns or more in at least two rows)."""
        self.end_row()
        return spanned_rows_as_lines(self.rows)


def rows_as_lines(rows: list[list[str]], padded: list[list[str]] | None = None) -> tuple[list[str], bool]:
    """Dòng của các hàng, and whether they are a grid: three columns or more in at least two rows.

    ``padded``, the same rows with an empty cell for each further column a cell spans, stands for a grid.
    """
    grid = sum(1 for row in rows if len(row) >= 3) >= 2
    found: list[str] = []
    for row in (padded or rows) if grid else rows:
        if grid:
            cells = [" ".join(cell.split()).replace("|", "/") for cell in row]
            if any(cells):
                found.append(" | ".join(cells))
        else:
            for cell in row:
                found += [bare for line in cell.split("\n") if (bare := _BLANKS.sub(" ", line).strip())]
    return found, grid


def spanned_rows_as_lines(rows: Sequence[SpannedRow]) -> tuple[list[str], bool]:
    """Như trên, for rows of (column, columns spanned, words); a column empty in every row only keeps two
    others apart and is left out.
    """
    used = sorted({at for row in rows for at, _, words in row if words.strip()})
    kept = [[cell for cell in row if cell[0] in used] for row in rows]
    padded = [
        [
            words
            for at, span, text in row
            for words in (text, *[""] * sum(at < column < at + span for column in used))
        ]
        for row in kept
    ]
    return rows_as_lines([[text for _, _, text in row] for row in kept], padded)


def _number(written: str | None) -> int:
    return min(int(written), _MOST_SPAN) if written and written.isdigit() and int(written) > 0 else 1
