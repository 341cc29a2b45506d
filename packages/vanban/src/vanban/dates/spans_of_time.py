"""Khoảng thời gian: "quý I/2027", "tháng 6", "6 tháng đầu năm 2026", "năm 2026", as first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from vanban.dates.calendar_dates import day, month_end

_YEAR: Final = r"(?:(?:\s*[/\-–]\s*|\s*,?\s*(?:của\s+)?năm\s+|\s+)(?P<{0}>(?:19|20)\d\d)(?!\d))?"
# Looked for in small letters.
_QUARTER: Final = r"(?:iv|i{1,3}|[1-4])(?![\w])"
PERIOD: Final = (
    rf"quý\s+(?P<q1>{_QUARTER})(?:\s*(?:,|và|-|–|đến)\s*(?:(?:hết\s+)?quý\s+)?(?P<q2>{_QUARTER})"
    rf")*{_YEAR.format('qy')}"
    rf"|(?P<half>0?[69]|sáu|chín)\s+tháng\s+(?P<which>đầu|cuối)\s+năm(?:\s+(?P<hy>(?:19|20)\d\d))?"
    rf"|tháng\s+(?P<m1>1[0-2]|0?[1-9])(?!\d)(?:\s*(?:,|và|-|–|đến)\s*(?:(?:hết\s+)"
    rf"?tháng\s+)?(?P<m2>1[0-2]|0?[1-9])(?!\d)(?![\d/.]*/\d+/))*{_YEAR.format('my')}"
    r"|(?:năm|các\s+năm)\s+(?P<y1>(?:19|20)\d\d)(?:\s*[-–,]\s*(?P<y2>(?:19|20)\d\d))?(?!\d)"
    r"|(?:giai\s+đoạn\s+)(?:từ\s+)?(?:năm\s+)?(?P<s1>(?:19|20)\d\d)\s*(?:[-–]|đến(?:\s+năm)"
    r"?)\s*(?P<s2>(?:19|20)\d\d)"
    r"|(?P<ten>thượng|trung|hạ)\s+tuần\s+tháng\s+(?P<tm>1[0-2]|0?[1-9])(?!\d)"
    rf"{_YEAR.format('ty')}"
    r"|(?P<tail>cuối|hết)\s+năm(?:\s+nay)?(?!\s*\d|\s+học)"
)
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Khoảng: first and last day."""

    first: date
    last: date

    @property
    def before(self) -> date:
        """Ngày ngay trước khoảng."""
        return self.first - timedelta(days=1)


def read_period(match: re.Match[str], year: int | None) -> Stretch | None:
    """Khoảng thời gian of a match of :data:`PERIOD` in small letters; ``year`` is the document's, for periods
    without one.
    """
    found = match.groupdict()
    if found["q1"]:
        first, last = _QUARTERS[found["q1"]], _QUARTERS[found["q2"] or found["q1"]]
        return _months(3 * first - 2, 3 * max(first, last), _year(found["qy"], year))
    if found["half"]:
        months = 9 if found["half"] in ("9", "09", "chín") else 6
        start = 1 if found["which"] == "đầu" else 13 - months
        return _months(start, start + months - 1, _year(found["hy"], year))
    if found["m1"]:
        first, last = int(found["m1"]), int(found["m2"] or found["m1"])
        return _months(first, max(first, last), _year(found["my"], year))
    if found["ten"]:
        return _ten_days(found["ten"], int(found["tm"]), _year(found["ty"], year))
    if found["tail"]:
        return _months(1, 12, year)
    one, two = found["y1"] or found["s1"], found["y2"] or found["s2"]
    first_year, last_year = int(one), int(two or one)
    return Stretch(date(first_year, 1, 1), date(last_year, 12, 31)) if last_year >= first_year else None


def _ten_days(which: str, month: int, year: int | None) -> Stretch | None:
    """Thượng, trung, hạ tuần: the first, second and last ten days of a month."""
    end = month_end(year, month) if year else None
    if year is None or end is None:
        return None
    first, last = {"thượng": (1, 10), "trung": (11, 20)}.get(which, (21, end.day))
    return Stretch(date(year, month, first), date(year, month, last))


def _year(written: str | None, document: int | None) -> int | None:
    return int(written) if written else document


def _months(first: int, last: int, year: int | None) -> Stretch | None:
    if year is None:
        return None
    start, end = day(year, first, 1), month_end(year, last)
    return Stretch(start, end) if start and end else None
