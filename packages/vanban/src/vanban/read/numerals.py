"""Số thứ tự của mục: figures, letters and Roman numerals, as Word and browsers set them before an item."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def write_number(value: int, written_as: str) -> str:
    """Viết một số theo kiểu đã chọn; a kind that is not known here is written in figures."""
    if written_as == "none":
        return ""
    if written_as == "decimalZero":
        return f"{value:02d}"
    if written_as in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if written_as == "upperRoman" else roman.lower()
    if written_as in ("upperLetter", "lowerLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if written_as == "upperLetter" else letters
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for size, sign in _ROMAN:
        out += sign * (value // size)
        value %= size
    return out
