"""Dấu chỉ mức độ đứng riêng: a mark set where it has no place in the order of words (box, page head)."""

from __future__ import annotations

from vanban.lexicon.letterhead_words import MARKS


def is_mark(text: str) -> bool:
    """Một dòng chỉ gồm dấu "MẬT", "HỎA TỐC" …, in capitals; the same words within a sentence are none."""
    return text.isupper() and _bare(text) in MARKS


def is_secret(text: str) -> bool:
    """Một dòng chỉ gồm dấu mật."""
    return text.isupper() and MARKS.get(_bare(text)) == "confidentiality"


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .:;*-–()[]").casefold()
