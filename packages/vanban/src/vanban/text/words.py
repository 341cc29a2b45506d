"""Các từ của một đoạn, each once: a rule asks them first whether it can hold at all."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import Final

# Figures and the raised ones of footnotes may be glued to a word ("hằng quý²").
_LETTERS: Final = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def words_in(low: str) -> set[str]:
    """Các từ của một đoạn chữ thường: what stands between blanks, and the runs of letters in it ("thi.trình",
    "quý²", "2027,").
    """
    found = set(low.split())
    found.update(_LETTERS.findall(" ".join(filterfalse(str.isalpha, found))))
    return found
