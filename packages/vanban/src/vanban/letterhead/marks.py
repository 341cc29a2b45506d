"""Dấu chỉ mức độ: urgency, confidentiality, draft and copy, each alone in its place on the letterhead."""

from __future__ import annotations

import re
from typing import Final, Literal

from vanban.lexicon.letterhead_words import MARKS, SMALL_MARKS

MarkKind = Literal["urgency", "confidentiality", "draft", "copy"]

# "DỰ THẢO LẦN 2", "Dự thảo 3 (ngày 12/3/2026)", "HẸN GIỜ: 15 giờ 30", "SAO Y; UBND tỉnh".
_MORE: Final = re.compile(
    r"(?:[\s.:(]*(?:lần(?:\s+thứ)?\s*)?(?:\d{1,2}|[IVX]{1,4}|cuối|nhất|hai|ba|tư))?"
    r"(?:[\s,(]*ngày\b[\s\d/.…-]*)?|\s*;.*",
    re.I,
)
_URGENT: Final = ("hỏa tốc", "hoả tốc", "hẹn giờ")
_FIRSTS: Final = (*SMALL_MARKS, *_URGENT)
_OUTER: Final = " .:;*-–()[]<>"


def mark_of(text: str) -> MarkKind | None:
    """Loại dấu của một dòng: "MẬT" alone in its cell is one; "mật" within a sentence is none. A draft and a
    copy may be marked in small letters.
    """
    bare = text.strip(_OUTER)
    if len(bare) > 60:
        return None
    low = " ".join(bare.casefold().split())
    if low in MARKS and (bare.isupper() or low in SMALL_MARKS):
        return MARKS[low]
    if not low.startswith(_FIRSTS):
        return None
    for name in SMALL_MARKS:
        if low.startswith(name) and _MORE.fullmatch(bare, len(name)) and bare[0].isupper():
            return MARKS[name]
    if low.startswith(_URGENT) and bare[:7].isupper() and len(bare) < 45:
        return "urgency"
    return None
