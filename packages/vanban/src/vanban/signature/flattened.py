"""Phần ký dồn trên một dòng: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lê Văn A" cut into its parts."""

from __future__ import annotations

import re
from typing import Final

from vanban.signature.words import AUTHORITY, is_authority, is_capacity, is_name
from vanban.text import Line

# Capacities that follow an authority on the same line; those that are part of a body's name do not.
_SIGNING: Final = re.compile(
    r"(?<!ĐOÀN )(?<=[\s\-–])(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|THỨ\s+)?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG ĐOÀN|"
    r"GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG\b|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG|THỦ TƯỚNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|"
    r"CHỈ HUY|TƯ LỆNH|CHỦ NHIỆM)"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_SIGNED_FIRST: Final = re.compile(r"\s*\(?\s*(?i:đã\s+k[ýí](?:\s*(?:,|và)?\s*đóng\s+dấu)?)\s*\)?\s*")


def pieces(cell: Line) -> list[Line]:
    """Các phần của một ô: authority, capacity and name where a page set them in one line; else the cell."""
    text = cell.text
    if not (is_authority(text) or is_capacity(text)):
        return [cell]
    small = next((match.start() for match in _WORD.finditer(text) if not match.group().isupper()), len(text))
    end = len(text[:small].rstrip(" ("))
    name_at = _name_at(text, end) if text[:end].isupper() else None
    if name_at is None and " - " not in text:
        return [cell]
    last = len(text) if name_at is None else end
    cut = _capacity_at(text[:last], dashed=name_at is None)
    parts = [(0, last)] if cut is None else [(0, cut), (cut, last)]
    if name_at is not None:
        parts.append((name_at, len(text)))
    return [piece for start, stop in parts if (piece := _bare(cell, start, stop)).text]


def _name_at(text: str, end: int) -> int | None:
    """Where the name begins after the capitals that end at ``end``, past a "(Đã ký)"; None without a name."""
    signed = _SIGNED_FIRST.match(text, end)
    at = signed.end() if signed else end
    return at if is_name(text[at:].strip()) else None


def _capacity_at(caps: str, *, dashed: bool) -> int | None:
    """Where the capacity begins after "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; None without an authority."""
    authority = AUTHORITY.match(caps)
    if authority is None:
        return None
    found = (match.start() for match in _SIGNING.finditer(caps, authority.end() + 1))
    return next((at for at in found if not dashed or caps[:at].rstrip().endswith(("-", "–"))), None)


def _bare(cell: Line, start: int, stop: int) -> Line:
    words = cell.text[start:stop]
    bare = words.strip(" -–")
    at = cell.start + start + words.find(bare)
    return Line(at, at + len(bare), bare)
