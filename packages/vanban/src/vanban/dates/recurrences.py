"""Hạn định kỳ: duties that come back on a day of the month, quarter, year or week, as RFC 5545 rules. The
readers look through text in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from vanban.dates.calendar_dates import HOUR, place_of
from vanban.model import Deadline

_EVERY: Final = r"(?:hằng|hàng|mỗi)"
_BEFORE: Final = r"(?:trước|vào|chậm\s+nhất|muộn\s+nhất|không\s+quá|đến|từ)"
_DAY: Final = rf"(?:(?:là|vào)\s+)?{HOUR}ngày\s+(?:m[ồù]ng\s+)?(?P<d>\d{{1,2}}|cuối\s+cùng)"
# "mỗi tháng điểm báo gửi Sở Ngoại vụ, chậm nhất ngày 28": how often, then the day, within one sentence.
_NO_MONTH: Final = r"(?!\s*(?:[/.\-]\s*\d|tháng\s+\d|\d|,\s*\d))"
_BARE_DAY: Final = rf"(?:ngày\s+(?:m[ồù]ng\s+)?|m[ồù]ng\s+)(?P<d>\d{{1,2}}|cuối(?:\s+cùng)?){_NO_MONTH}"
# Of every month; or a day that stands last in its month.
_OF_MONTHS: Final = re.compile(r"(?:hằng|hàng|mỗi)\s+tháng|của\s+tháng|cuối\s")
_MONTHLY: Final = (
    re.compile(
        rf"(?:{_BEFORE}\s*)?{_DAY}(?:\s+(?:của\s+)?(?:tháng\s+)?{_EVERY}\s+tháng"
        r"|\s+của\s+tháng(?!\s*\d|\s+(?:cuối|đầu|thứ|\d)))"
    ),
    re.compile(rf"\b{_BEFORE}\s+(?P<d>\d{{1,2}})\s+{_EVERY}\s+tháng"),
    re.compile(r"\bngày\s+(?P<d>cuối)(?:\s+cùng)?\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+)?tháng(?!\s*\d)"),
    re.compile(
        rf"\b{_EVERY}\s+tháng\b[^.;\n]{{0,160}}?\b(?P<due>(?:{_BEFORE}\s+(?:là\s+|vào\s+)?{HOUR})?{_BARE_DAY})"
    ),
)
_MONTH_OF_QUARTER: Final = r"tháng\s+(?P<m>cuối|đầu|thứ\s+(?:ba|3|hai|2|nhất|1))"
_QUARTERLY: Final = re.compile(
    rf"(?:{_BEFORE}\s*)?(?:(?:là|vào)\s+)?{HOUR}ngày\s+(?:m[ồù]ng\s+)?(?P<d>\d{{1,2}})\s*,?\s*(?:của\s+)?"
    rf"{_MONTH_OF_QUARTER}(?:\s+cùng|\s+tiên)?\s+(?:của\s+|trong\s+)?(?:{_EVERY}\s+|các\s+)?quý"
)
_YEARLY: Final = re.compile(
    rf"(?:{_BEFORE})?\s*(?:(?:là|vào|trước)\s+)?{HOUR}(?:ngày\s+)?(\d{{1,2}})\s*(?:/|\s+tháng\s+)\s*(\d{{1,2}})"
    r"(?:\s*(?:,|và|;)\s*(?:(?:trước\s+)?ngày\s+)?(\d{1,2})\s*(?:/|\s+tháng\s+)\s*(\d{1,2}))?"
    rf"(?:\s*\([^()]{{0,40}}\))?\s+(?:của\s+)?{_EVERY}\s+năm"
)
# "hằng năm …, trình UBND tỉnh phê duyệt trước ngày 31/10"; a grant, a fund "hằng năm" is no duty.
_YEARLY_FIRST: Final = re.compile(
    rf"(?<!dự toán )(?<!kinh phí )(?<!ngân sách )(?<!kế hoạch )\b{_EVERY}\s+năm\b"
    rf"[^.;\n]{{0,160}}?\b(?P<due>{_BEFORE}\s+(?:là\s+|vào\s+)?{HOUR}(?:ngày\s+)?(\d{{1,2}})\s*"
    r"(?:/|\s+tháng\s+)\s*(\d{1,2})(?!\s*(?:[/.\-]|năm)\s*\d|\d))"
)
# "6 tháng (trước ngày 15/6) và cả năm (trước ngày 15/12)"
_HALF_YEARLY: Final = re.compile(
    rf"\b(?:0?6|sáu)\s+tháng\b[^.;\n\d]{{0,40}}{_BEFORE}\s+(?:ngày\s+)?(\d{{1,2}})\s*(?:/|\s+tháng\s+)\s*(\d{{1,2}})"
    rf"(?!\s*[/.\-]\s*\d)[^.\n\d]{{0,60}}\bnăm\b[^.;\n\d]{{0,40}}{_BEFORE}\s+(?:ngày\s+)?(\d{{1,2}})\s*"
    r"(?:/|\s+tháng\s+)\s*(\d{1,2})(?!\s*[/.\-]\s*\d)"
)
_WEEKDAY: Final = r"(?P<w>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_WEEKLY: Final = (
    re.compile(
        rf"(?:{_BEFORE})?\s*(?:(?:là|vào|ngày)\s+)*{_WEEKDAY}\s+(?:của\s+)?(?:{_EVERY}\s+tuần|tuần\s+(?:kế|sau))"
    ),
    re.compile(rf"\b(?:{_EVERY}\s+tuần|tuần\s+một\s+lần)\b[^.;\n]{{0,60}}?\b{_WEEKDAY}(?!\s*,?\s*ngày)"),
)
_DAILY: Final = (
    re.compile(rf"\b{_BEFORE}?\s*\d{{1,2}}\s*(?:giờ|[hg:])\s*(?:\d\d)?[^.;,\n]{{0,12}}?{_EVERY}\s+ngày"),
    re.compile(rf"\b{_EVERY}\s+ngày\s*[,(]?\s*(?:{_BEFORE}|lúc)\s+\d{{1,2}}\s*(?:giờ|[hg:])\s*(?:\d\d)?"),
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
_Make = Callable[[re.Match[str]], str]


def _rule(part: str, start: int, patterns: tuple[re.Pattern[str], ...], make: _Make) -> Deadline | None:
    for pattern in patterns:
        match = pattern.search(part)
        if match:
            words = "due" if "due" in pattern.groupindex else 0
            return Deadline(match[words].strip(), place_of(match, start, words), rrule=make(match))
    return None


def read_daily(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn hằng ngày: "trước 16 giờ hằng ngày"."""
    return _rule(part, start, _DAILY, lambda _: "FREQ=DAILY")


def read_weekly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn hằng tuần: "thứ Sáu hằng tuần"."""
    return _rule(
        part,
        start,
        _WEEKLY,
        lambda match: f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[match['w'].split()[-1]]}",
    )


def read_monthly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn hằng tháng: "trước ngày 20 hằng tháng", "hằng tháng, trước ngày 20"."""

    def make(match: re.Match[str]) -> str:
        return f"FREQ=MONTHLY;BYMONTHDAY={int(match['d']) if match['d'].isdigit() else -1}"

    return _rule(part, start, _MONTHLY, make) if _OF_MONTHS.search(part) else None


def read_quarterly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn hằng quý: "trước ngày 20 tháng cuối quý", "ngày 10 của tháng đầu quý sau"."""

    def make(match: re.Match[str]) -> str:
        which = " ".join(match["m"].split()).removeprefix("thứ ")
        first = {"đầu": 1, "nhất": 1, "1": 1, "hai": 2, "2": 2}.get(which, 3)
        months = ",".join(str(month) for month in range(first, 13, 3))
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={int(match['d'])}"

    return _rule(part, start, (_QUARTERLY,), make)


def read_yearly(part: str, start: int, _year: int | None) -> Deadline | None:
    """Hạn hằng năm: "trước ngày 15/12 hằng năm", "hằng năm …, trước ngày 15 tháng 12"."""

    def make(match: re.Match[str]) -> str:
        found = [int(figure) for figure in match.groups() if figure and figure.isdigit()]
        days, months = found[::2], found[1::2]
        # Two dates with two days of the month make no one rule: the first is sure.
        same = len(set(days)) == 1
        named = ",".join(map(str, months if same else months[:1]))
        return f"FREQ=YEARLY;BYMONTH={named};BYMONTHDAY={days[0]}"

    return _rule(part, start, (_YEARLY, _HALF_YEARLY, _YEARLY_FIRST), make)
