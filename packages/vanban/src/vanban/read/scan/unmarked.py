"""Chữ bỏ dấu: capitals without marks, the form in which badly recognised words are still known."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def unmarked(text: str) -> str:
    """Chữ hoa không dấu, "ỦY BAN" as "UY BAN"; signs stay as they are."""
    parts = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def same_letters(one: str, other: str) -> bool:
    """Cùng chữ, dấu đặt chỗ khác: the old way to set the mark ("UỶ", "HOÀ") is no mistake."""
    return sorted(unicodedata.normalize("NFD", one)) == sorted(unicodedata.normalize("NFD", other))
