"""Bảng: named columns and rows, before they become CSV or a workbook."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Một bảng: ``rows`` have a value for each of the ``columns``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def harmless(value: Value) -> Value:
    """Ô không thành công thức: a text that a spreadsheet would compute (it begins with =, +, -, @ or a blank
    sign) goes behind an apostrophe, after OWASP's advice on CSV injection.
    """
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"):
        return "'" + value
    return value
