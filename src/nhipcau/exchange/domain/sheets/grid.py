"""Lưới ô của một bảng: what a spreadsheet says, freed of its file format."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils.translation import gettext as _

Value = str | int | float | date


class Merge(NamedTuple):
    """Ô gộp: rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Row:
    """Một dòng: `cells` by column number; `formulas` are the columns whose value a formula made."""

    number: int
    cells: dict[int, Value]
    formulas: frozenset[int] = frozenset()
    is_hidden: bool = False

    def text(self, column: int | None) -> str:
        """Chữ của một ô as a person reads it, "" for an empty one."""
        value = self.cells.get(column) if column else None
        if value is None:
            return ""
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        return f"{value:g}" if isinstance(value, float) else str(value)

    def uncomputed(self, columns: Iterable[int]) -> list[int]:
        """Ô có công thức mà tệp không lưu kết quả."""
        return [column for column in columns if column in self.formulas and column not in self.cells]


@dataclass(slots=True)
class Sheet:
    """Một trang tính; rows without any value are left out, their numbers stay those of the file."""

    name: str
    rows: list[Row]
    merges: list[Merge] = field(default_factory=list)
    is_hidden: bool = False

    def spread_down(self, after: int) -> None:
        """Trải ô gộp dọc below the row `after`: a unit merged over five rows applies to each of them."""
        rows = {row.number: row for row in self.rows}
        for merge in self.merges:
            first = rows.get(merge.top)
            if merge.top <= after or merge.top == merge.bottom or first is None:
                continue
            if (value := first.cells.get(merge.left)) is None:
                continue
            for number in range(merge.top + 1, merge.bottom + 1):
                if row := rows.get(number):
                    row.cells.setdefault(merge.left, value)

    def width_of(self, row: int, column: int) -> int:
        """Số cột mà ô chiếm, 1 when it is not merged across."""
        for merge in self.merges:
            if merge.top <= row <= merge.bottom and merge.left == column:
                return merge.right - merge.left + 1
        return 1


def plain(value: object) -> Value | None:
    """Giá trị gọn của một ô: NFC text without outer blanks, whole numbers as int, midnight as a date."""
    if value is None:
        return None
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return _text(value.isoformat("minutes") if isinstance(value, time) else str(value))


def _text(value: str) -> str | None:
    lines = unicodedata.normalize("NFC", value).replace("\xa0", " ").splitlines()
    text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
    return text or None
