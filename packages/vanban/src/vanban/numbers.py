"""Số và ký hiệu: "97-HD/BTGTU" (Party), "192/KH-UBND", "244/2026/NĐ-CP", "103/2016/QH13" (State)."""

from __future__ import annotations

import re
from typing import Final

from vanban.lexicon.document_types import CODE_BY_FOLD
from vanban.model import DocumentNumber, Span
from vanban.text.letters import LOWER, UPPER

_LETTERS: Final = UPPER
_TOKEN: Final = rf"[{_LETTERS}][{_LETTERS}{LOWER}&\d]*(?:\.(?:TTg|[{_LETTERS}\d]+))*"
# Serial, then the year of a law-making document, then a symbol of capitals; single blanks may stand at
# the signs.
_AFTER_SERIAL: Final = (
    rf"[a-zđ]?(?:[ ]?/[ ]?(?:19|20)\d\d)?(?:[ ]?[-–/][ ]?|[ ])(?=[{_LETTERS}]*[{_LETTERS}]{{2}}"
    rf"|[{_LETTERS}]{{1,2}}[a-z]?[{_LETTERS}]|L-[{_LETTERS}]{{2}})"
    rf"{_TOKEN}(?:[ ]?[-–/&][ \n]?{_TOKEN}|[ ]?[-–/][ ]?\d{{1,4}}(?![\d/]))*(?:\([{_LETTERS}\d]{{1,6}}\))?"
)
NUMBER: Final = rf"\d{{1,6}}{_AFTER_SERIAL}"
# One that no word or sign runs into; its first figure is looked for first, for figures are rare.
NUMBER_ALONE: Final = rf"\d(?<![\w/.\-–]\d)\d{{0,5}}{_AFTER_SERIAL}"
_HEAD: Final = re.compile(
    rf"(?:Số|SỐ|số)\s*[:.]?\s*(?P<number>{NUMBER}|\d{{1,6}}(?=\s*$))"
    # The National Assembly names the type before the number: "Luật số: 126/2025/QH15".
    rf"|(?i:luật|nghị quyết|pháp lệnh|lệnh)\s+số\s*:?\s*(?P<law>\d[\w./-]*(?:QH\d+|-CTN))\s*$"
)
# What "Số" and the types that stand before it begin with.
_HEAD_LETTERS: Final = frozenset("SsLlNnPp")
_BLANK_HEAD: Final = re.compile(
    rf"(?:Số|SỐ)\s*[:.]?[\s.…_]*(?P<symbol>[-–/]\s*{_TOKEN}(?:[ ]?[-–/&][ ]?{_TOKEN})*)"
)
_PARTS: Final = re.compile(r"(\d+)[a-zđ]?(?:/((?:19|20)\d\d))?[-/]?(.*)", re.S)


def normalize_number(text: str) -> str:
    """Số không khoảng trắng: blanks out, one kind of dash."""
    return "".join(text.split()).replace("–", "-").replace("—", "-").rstrip(".,;:-/")


def read_number(text: str, start: int) -> DocumentNumber:
    """Số và ký hiệu from its own words, which begin at ``start`` in the reading text."""
    normalized = normalize_number(text)
    match = _PARTS.fullmatch(normalized)
    serial = int(match[1]) if match else None
    symbol = match[3] or None if match else None
    return DocumentNumber(text, normalized, serial, symbol, (start, start + len(text)))


def head_number(text: str) -> Span | None:
    """Vị trí số và ký hiệu trong dòng "Số: …" of a letterhead, or None."""
    match = _HEAD.match(text) if text[:1] in _HEAD_LETTERS else None
    if match is None:
        return None
    return match.span("number") if match["number"] else match.span("law")


def blank_head_number(text: str) -> str | None:
    """Ký hiệu của dòng "Số:      /KH-UBND" whose serial is not yet filled in, or None."""
    match = _BLANK_HEAD.match(text) if text[:1] == "S" else None
    return normalize_number(match["symbol"]).lstrip("-/") if match else None


def type_of_symbol(symbol: str | None) -> str | None:
    """Mã thể loại read from a symbol: KH-UBND → KH, NQ/TW → NQ, UBND-KGVX → CV, QH13 → None.

    The type stands first; only papers of the years before Nghị định 110/2004/NĐ-CP put it behind "UB". In
    "BYT-PB" the second part names a department.
    """
    if not symbol:
        return None
    parts = re.split(r"[-/&]", symbol)
    for part in parts[: 2 if parts[0].casefold() in ("ub", "qh") else 1]:
        code = CODE_BY_FOLD.get(part.casefold())
        if code:
            return code
    if re.match(r"(?:UBTV)?QH\d", symbol):
        return None
    return "CV" if parts[0].isupper() and len(parts[0]) >= 2 and len(parts) > 1 else None
