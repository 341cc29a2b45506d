"""Khung chữ ký số in trên trang: "Ký bởi: …, Email: …, Thời gian ký: …", which is no word of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.text.lines import GAP, Line

# Lines that only such a frame has.
_SURE: Final = re.compile(
    r"(?:signature\s+(?:not\s+verified|valid|yet\s+to\s+be)|digitally\s+signed\s+by|được\s+ký\s+(?:số\s+)?bởi|ký\s+số\s+bởi|"
    r"thời\s+gian\s+ký\s*:|signed\s+(?:by|date)\s*:|signing\s+time\s*:)",
    re.I,
)
# Lines that belong to one beside another such line.
_MEMBER: Final = re.compile(
    r"(?:(?:người\s+ký|ký\s+bởi|ngày\s+ký|giờ\s+ký|e-?mail|cơ\s+quan|đơn\s+vị|tổ\s+chức|chức\s+vụ|lý\s+do\s+ký|reason|location|"
    r"date|o|ou|cn|c)\s*[:=]|\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}:\d{2}|\d{1,2}:\d{2}:\d{2}\b|[+-]\d{2}[:']\d{2}'?$)",
    re.I,
)
_SIGNED_BY: Final = re.compile(r"(?:ký\s+bởi|người\s+ký)\s*:", re.I)
_MOST_WRAPPED: Final = 60


def stamp_lines(lines: Sequence[Line]) -> set[int]:
    """Chỉ số các dòng của khung chữ ký số: a run of its lines, with a wrapped line between two of them."""
    found: set[int] = set()
    index = 0
    while index < len(lines):
        if not _belongs(lines[index].text):
            index += 1
            continue
        last = index
        step = index + 1
        while step < len(lines) and step - last <= 2:
            if _belongs(lines[step].text):
                last = step
            elif len(lines[step].text) > _MOST_WRAPPED or lines[step].text.isupper():
                break
            step += 1
        run = [lines[at].text for at in range(index, last + 1)]
        if _is_stamp(run):
            found.update(range(index, last + 1))
        index = last + 1
    return found


def cut_stamps(lines: list[Line]) -> None:
    """Cắt khung chữ ký số khỏi cột bên cạnh: a line loses the last column that is one's ("… Ký bởi: …")."""
    for index, line in enumerate(lines):
        if ":" not in line.text and "=" not in line.text:
            continue
        gaps = list(GAP.finditer(line.text)) if "|" not in line.text else []
        if gaps and _is_column_of_stamp(line.text[gaps[-1].end() :]):
            kept = line.text[: gaps[-1].start()].rstrip()
            if kept:
                lines[index] = Line(line.start, line.start + len(kept), kept)


def _belongs(text: str) -> bool:
    return len(text) < 160 and (_SURE.match(text) is not None or _MEMBER.match(text) is not None)


def _is_column_of_stamp(text: str) -> bool:
    return _SURE.match(text) is not None or re.match(r"(?:ký bởi|người ký|email)\s*:", text, re.I) is not None


def _is_stamp(run: Sequence[str]) -> bool:
    """One sure line, or the signer's name with another line of the frame."""
    if any(_SURE.match(text) for text in run):
        return True
    return len(run) >= 2 and any(_SIGNED_BY.match(text) for text in run) and _has_time(run)


def _has_time(run: Sequence[str]) -> bool:
    return any(re.search(r"\d{1,2}:\d{2}|@|(?:ngày|giờ)\s+ký", text, re.I) for text in run)
