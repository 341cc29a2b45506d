"""Ngày dương lịch: "ngày 07 tháng 3 năm 2017", "07/3/2017", "15-6-2023", "15.6.2023"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from vanban.model import Span

DATE: Final = (
    r"(?:ngày\s+)?(?:\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d|\d{1,2}\s+tháng\s+\d{1,"
    r"2}(?:\s+năm\s+|\s*[/,]\s*)(?:19|20)\d\d)"
)
# "17 giờ 00 phút", "17h00'", "05 giờ sáng", "giờ hành chính": the time of day that may stand before a day.
HOUR: Final = (
    r"(?:(?:\d{1,2}\s*(?:giờ|[hg:])\s*(?:\d{2})?(?:\s*(?:phút|'))?|giờ\s+(?:hành\s+chính|làm\s+việc))\s*"
    r"(?:,|của)?\s*)?(?:(?:sáng|trưa|chiều|tối|đêm)\s+(?:thứ\s+\w+|chủ\s+nhật)?\s*,?\s*|thứ\s+\w+\s*,\s*)?"
)
_DATE: Final = re.compile(DATE, re.I)
_NUMERALS: Final = re.compile(r"\d+")


def day(year: int, month: int, day_of_month: int) -> date | None:
    """Ngày hợp lệ, or None for a day that no calendar has (31/02)."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """Ngày cuối tháng."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, monthrange(year, month)[1])


def read_date(text: str) -> date | None:
    """Ngày from the words of one date."""
    figures = [int(figure) for figure in _NUMERALS.findall(text)]
    return day(figures[2], figures[1], figures[0]) if len(figures) == 3 else None


def find_date(text: str, start: int = 0, end: int | None = None) -> tuple[date | None, Span] | None:
    """Ngày đầu tiên trong đoạn with its span; the date is None when the calendar has no such day."""
    match = _DATE.search(text, start, len(text) if end is None else end)
    return (read_date(match.group()), match.span()) if match else None


def place_of(match: re.Match[str], start: int, group: int | str = 0) -> Span:
    """Vị trí của một đoạn khớp, without its outer blanks, in the text whose part begins at ``start``."""
    words = match[group]
    begin = start + match.start(group) + len(words) - len(words.lstrip())
    return begin, begin + len(words.strip())
