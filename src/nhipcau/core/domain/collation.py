"""Xếp theo vần chữ cái Việt: names in the order of Vietnamese dictionaries and lists of people."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.db import models

from .derived import Derived

# a ă â … d đ e ê … o ô ơ … u ư: the marked letters follow their plain one.
_AFTER = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
# Không dấu, huyền, hỏi, ngã, sắc, nặng: the order of Hoàng Phê's dictionary.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_DIGITS = "0123456789"
_WORDS = re.compile(r"[0-9]+|[^\W0-9_]+")


def sort_key(text: str) -> str:
    """Khóa xếp: compares as the alphabet does, syllable by syllable, numbers by their value.

    First the letters of a syllable, then its tone, then the next syllable: "ba mươi" before "bà Ba".
    Capitals and signs count for nothing. The key is digits and small letters of ASCII, which every
    database orders alike whatever its own collation is.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    words = _WORDS.findall(plain)
    return "".join(_of_number(word) if word[0] in _DIGITS else _of_syllable(word) for word in words)


def person_key(full_name: str) -> str:
    """Khóa xếp tên người: by the given name, which is the last word, then by family and middle name."""
    *family, given = full_name.split() or [""]
    return sort_key(given) + sort_key(" ".join(family))


def _of_number(digits: str) -> str:
    """Before every letter; a longer number after a shorter one."""
    plain = digits.lstrip("0") or "0"
    return f"1{len(plain):03}{plain}"


def _of_syllable(word: str) -> str:
    letters, tone = "", "0"
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        after = next((_AFTER[mark] for mark in marks if mark in _AFTER), "0")
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), tone)
        if base == "đ":
            letters += "d1"
        elif base.isascii():
            letters += base + after
        else:
            letters += f"z9{ord(base):06x}"
    # "0" is less than any letter, so that a syllable comes before those that go on.
    return f"{letters}0{tone}"


class SortKey(Derived):
    """Cột khóa xếp: the key of attribute `of`, so that SQL can order and page by it."""

    def __init__(self, *args: Any, of: str = "name", key: Callable[[str], str] = sort_key, **kw: Any) -> None:
        self.of, self.key = of, key
        super().__init__(*args, **kw)

    def of_row(self, row: models.Model) -> str:
        """The key of the words as they are now."""
        said = getattr(row, self.of)
        return self.key(said() if callable(said) else said)
