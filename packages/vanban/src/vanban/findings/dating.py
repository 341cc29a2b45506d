"""Ngày tháng cần xem lại: days no calendar has, and days that come before what they depend on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vanban.dates import DATE, read_date
from vanban.findings.reading import Reading
from vanban.model import Finding, Span

_DATE: Final = re.compile(DATE)
# Where a date begins, but for the word before it: to look for its day's figure costs less than for the word.
_DAY: Final = re.compile(
    r"[0-9]{1,2}(?=\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d"
    r"|\s+tháng\s+\d{1,2}(?:\s+năm\s+|\s*[/,]\s*)(?:19|20)\d\d)"
)
_WORD: Final = "ngày"
_WORD_REACH: Final = 8
_YEAR: Final = re.compile(r"\d+[a-zđ]?/((?:19|20)\d\d)/")


def date_findings(reading: Reading) -> list[Finding]:
    """Ngày không có trong lịch; viện dẫn, thời hạn, năm trong số hiệu không khớp với ngày ban hành."""
    found = [
        Finding("date-conflict", f"Ngày không có trong lịch: “{reading.text[start:end]}”.", ((start, end),))
        for start, end in _dates(reading.low)
        if read_date(reading.text[start:end]) is None
    ]
    if reading.head.kind == "document" and reading.head.date is not None:
        found += [*_later_citations(reading), *_past_deadlines(reading), *_number_year(reading)]
    return found


def _dates(low: str) -> Iterator[Span]:
    """Every date of a text in small letters, each once, in order."""
    read = 0
    for figure in _DAY.finditer(low):
        at = figure.start()
        lead = low[max(read, at - _WORD_REACH) : at]
        word = lead.rstrip()
        start = at - len(lead) + len(word) - len(_WORD) if word != lead and word.endswith(_WORD) else at
        match = _DATE.match(low, start)
        if match and start >= read:
            read = match.end()
            yield match.span()


def _later_citations(reading: Reading) -> list[Finding]:
    day = reading.head.date
    found: list[Finding] = []
    for one in reading.citations:
        if day and one.date and one.date > day and one.in_footnote is None:
            message = (
                f"Văn bản được viện dẫn ({one.number or one.text}, {one.date:%d/%m/%Y}) có ngày sau ngày "
                f"ban hành {day:%d/%m/%Y}."
            )
            found.append(Finding("date-conflict", message, (one.span,)))
    return found


def _past_deadlines(reading: Reading) -> list[Finding]:
    day = reading.head.date
    found: list[Finding] = []
    for task in reading.obligations:
        due = task.deadline
        if day and due and due.date and due.date < day:
            message = f"Thời hạn “{due.text}” đã qua vào ngày ban hành {day:%d/%m/%Y}."
            found.append(Finding("date-conflict", message, (due.span,)))
    return found


def _number_year(reading: Reading) -> list[Finding]:
    """ "12/2025/QĐ-UBND" of 2026: a law-making document's number carries the year of its day."""
    number, day = reading.head.number, reading.head.date
    match = _YEAR.match(number.normalized) if number else None
    if number is None or day is None or match is None or int(match[1]) == day.year:
        return []
    message = (
        f"Số {number.normalized} mang năm {match[1]} nhưng văn bản đề ngày {day:%d/%m/%Y}. "
        "Hãy xem lại số hoặc ngày."
    )
    return [Finding("date-conflict", message, (number.span,))]
