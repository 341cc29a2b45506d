"""Ô màu của bảng độ phủ: what a square shows, how deep its colour is, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain.coverage import Count, Grid, Head

LEVELS = 4


@dataclass(frozen=True, slots=True)
class Square:
    """Một ô: `level` 0 is empty, up to LEVELS; `words` say it all to who does not see it."""

    count: Count
    level: int
    url: str
    words: str

    @property
    def is_done(self) -> bool:
        """Mọi hoạt động trong ô đã xong."""
        return 0 < self.count.planned <= self.count.done


@dataclass(frozen=True, slots=True)
class Row:
    """Một hàng và tổng của nó."""

    head: Head
    url: str
    squares: list[Square]
    empty: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Bảng để vẽ."""

    columns: list[tuple[Head, str]]
    rows: list[Row]
    grid: Grid
    most: int


def heat_of(
    grid: Grid,
    address: Callable[[str | None, str | None], str],
    *,
    only_gaps: bool = False,
    most: int | None = None,
) -> Heat:
    """Bảng màu của một bảng đếm; `address(row, column)` leads to the records of a cell, a row or a column.

    `most` is the number of the deepest colour, where several tables share a scale.
    """
    columns, rows = list(grid.columns), list(grid.rows)
    if only_gaps:
        full_rows, full_columns = list(rows), list(columns)
        rows = [r for r in full_rows if any(not grid.cell(r.key, c.key).planned for c in full_columns)]
        columns = [c for c in full_columns if any(not grid.cell(r.key, c.key).planned for r in full_rows)]
    if most is None:
        most = most_in(grid)
    return Heat(
        [(head, address(None, head.key)) for head in columns],
        [_row(grid, head, columns, address, most) for head in rows],
        grid,
        most,
    )


def _row(
    grid: Grid, head: Head, columns: list[Head], address: Callable[[str | None, str | None], str], most: int
) -> Row:
    squares = []
    for column in columns:
        count = grid.cell(head.key, column.key)
        where = {"row": head.name, "column": column.name}
        squares.append(
            Square(count, level_of(count.planned, most), address(head.key, column.key), _words(count, where))
        )
    return Row(head, address(head.key, None), squares, sum(not each.count.planned for each in squares))


def most_in(grid: Grid) -> int:
    """Số hoạt động của ô nhiều nhất."""
    return max((count.planned for count in grid.cells.values()), default=0)


def level_of(value: int, most: int) -> int:
    """Bậc màu 0…LEVELS, in equal steps of the largest."""
    return 0 if not value else max(1, -(-value * LEVELS // most))


def _words(count: Count, where: dict[str, Any]) -> str:
    if not count.planned:
        return _("%(row)s, %(column)s: chưa ai làm") % where
    said = ngettext(
        "%(row)s, %(column)s: %(n)d hoạt động, %(done)d đã xong",
        "%(row)s, %(column)s: %(n)d hoạt động, %(done)d đã xong",
        count.planned,
    ) % (where | {"n": count.planned, "done": count.done})
    return said + (_("; %(late)d có việc quá hạn") % {"late": count.late} if count.late else "")
