"""Hạn định kỳ: duties that come back on a day of the month, quarter, year or week, as RFC 5545 rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from vanban.dates.calendar_dates import place_of
from vanban.model import Deadline

_MONTHLY: Final = re.compile(
    r"(?i)(?:trước|vào|chậm\s+nhất|từ)?\s*(?:(?:là|vào)\s+)?ngày\s+(\d{1,2}|cuối\s+cùng)"
    r"(?:\s+(?:của\s+)?(?:tháng\s+)?(?:hằng|hàng|mỗi)\s+tháng|\s+của\s+tháng(?!\s*\d)"
    r")"
)
_QUARTERLY: Final = re.compile(
    r"(?i)(?:trước|vào|chậm\s+nhất)?\s*(?:(?:là|vào)\s+)?ngày\s+(\d{1,2})\s*(?:,"
    r"\s*)?(?:của\s+)?tháng\s+(cuối|đầu|thứ\s+ba)(?:\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|"
    r"hàng\s+)?quý)"
)
_YEARLY: Final = re.compile(
    r"(?i)(?:trước|vào|chậm\s+nhất|đến)?\s*(?:(?:là|vào|trước)\s+)?(?:ngày\s+)?(\d{1,"
    r"2})\s*(?:/|\s+tháng\s+)\s*(\d{1,2})"
    r"(?:\s*(?:,|và|;)\s*(?:(?:trước\s+)?ngày\s+)?(\d{1,2})\s*(?:/|\s+tháng\s+)\s*(\d{1,"
    r"2}))?(?:\s*\([^()]{0,40}\))?\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm"
)
_WEEKLY: Final = re.compile(
    r"(?i)(?:trước|vào|chậm\s+nhất)?\s*(?:(?:là|vào|ngày)\s+)*(thứ\s+(?:hai|ba|tư|"
    r"năm|sáu|bảy|[2-7])|chủ\s+nhật)\s+(?:hằng|hàng|mỗi)\s+tuần"
)
_WEEKDAYS: Final = {
    "hai": "MO",
    "2": "MO",
    "ba": "TU",
    "3": "TU",
    "tư": "WE",
    "4": "WE",
    "năm": "TH",
    "5": "TH",
    "sáu": "FR",
    "6": "FR",
    "bảy": "SA",
    "7": "SA",
    "nhật": "SU",
}


def _rule(match: re.Match[str] | None, start: int, make: Callable[[re.Match[str]], str]) -> Deadline | None:
    return Deadline(match.group().strip(), place_of(match, start), rrule=make(match)) if match else None


def read_monthly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn định kỳ: "trước ngày 20 hằng tháng"."""

    def make(match: re.Match[str]) -> str:
        return f"FREQ=MONTHLY;BYMONTHDAY={int(match[1]) if match[1].isdigit() else -1}"

    return _rule(_MONTHLY.search(part), start, make)


def read_quarterly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn định kỳ: "trước ngày 20 tháng cuối quý"."""

    def make(match: re.Match[str]) -> str:
        months = "1,4,7,10" if match[2].lower() == "đầu" else "3,6,9,12"
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={int(match[1])}"

    return _rule(_QUARTERLY.search(part), start, make)


def read_yearly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn định kỳ: "trước ngày 15/12 hằng năm"."""

    def make(match: re.Match[str]) -> str:
        months, days = str(int(match[2])), str(int(match[1]))
        if match[3]:
            months += f",{int(match[4])}"
            days += "" if int(match[3]) == int(match[1]) else f",{int(match[3])}"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}"

    return _rule(_YEARLY.search(part), start, make)


def read_weekly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn định kỳ: "thứ Sáu hằng tuần"."""
    return _rule(
        _WEEKLY.search(part),
        start,
        lambda match: f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[match[1].lower().split()[-1]]}",
    )
