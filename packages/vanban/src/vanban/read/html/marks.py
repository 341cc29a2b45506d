"""Dấu của trang: calls of notes, numbers of lists and bullets in symbol fonts, as text has them."""

from __future__ import annotations

import re
from typing import Final

from vanban.read.numerals import write_number

# Word, LibreOffice and common editors: the call in the text leads to the note, the note's own mark back.
_NOTE: Final = re.compile(
    r"#_?(?:(?:ftn|edn)(?:ref)?|sd(?:foot|end)note|(?:foot|end)?note[-_]?(?:ref[-_]?)?|fn(?:ref)?[-_:]?)(\d{1,3})"
    r"(?:sym|anc)?"
)
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS: Final = ("symbol", "wingdings", "webdings")
_KINDS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def note_of(href: str) -> str | None:
    """Dấu cước chú mà liên kết này dẫn tới hoặc dẫn về, raised; None for any other link."""
    match = _NOTE.fullmatch(href)
    return match[1].translate(_RAISED) if match else None


def raised(text: str) -> str:
    """Chữ số nhỏ trên dòng; anything else as it is."""
    bare = text.strip()
    return text.translate(_RAISED) if bare.isascii() and bare.isdigit() else text


def in_symbols(text: str, font: str) -> str:
    """Chấm đầu dòng vẽ bằng phông ký hiệu, whose letter is not what one sees."""
    bare = text.strip()
    if not font.lower().startswith(_SYMBOLS) or not bare or bare in "-–+":
        return text
    return text.replace(bare, "•") if len(bare) == 1 else text


class ItemList:
    """Danh sách đang đọc: the label a browser sets before its next item; "" for an unordered list."""

    def __init__(self, tag: str, values: dict[str, str | None]) -> None:
        self._kind = _KINDS.get(values.get("type") or "", "decimal") if tag == "ol" else ""
        self._next = _number(values.get("start"), 1)

    def label(self, value: str | None) -> str:
        """Nhãn của mục kế tiếp."""
        if not self._kind:
            return ""
        number = _number(value, self._next)
        self._next = number + 1
        return f"{write_number(number, self._kind)}{')' if self._kind == 'lowerLetter' else '.'} "


def _number(written: str | None, otherwise: int) -> int:
    bare = (written or "").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 6 else otherwise
