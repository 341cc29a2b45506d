"""Dấu chỉ mức độ đứng riêng: a mark set where it has no place in the order of words (box, page head)."""

from __future__ import annotations

from vanban.lexicon.letterhead_words import MARKS


def is_mark(text: str) -> bool:
    """Một dòng chỉ gồm dấu "MẬT", "HỎA TỐC" …, in capitals; the same words within a sentence are none."""
    bare = " ".join(text.split()).strip(" .:;*-–()[]")
    return bare.isupper() and bare.casefold() in MARKS


def is_secret(text: str) -> bool:
    """Một dòng chỉ gồm dấu mật."""
    bare = " ".join(text.split()).strip(" .:;*-–()[]").casefold()
    return is_mark(text) and MARKS.get(bare) == "confidentiality"
