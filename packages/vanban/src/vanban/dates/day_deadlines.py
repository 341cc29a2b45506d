"""Thời hạn theo ngày: "trước ngày 15/12/2026", "từ ngày … đến ngày …", "vào ngày …", "trong đêm nay".

The parts are in small letters; spans are into the text whose part begins at ``start``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from vanban.dates.calendar_dates import HOUR, day, place_of
from vanban.dates.spans_of_time import PERIOD, read_period
from vanban.model import Deadline

_D: Final = (
    r"(?:ngày\s+(?:\d{1,2}\s*(?:,|và|-|–)\s*){0,3})?(?P<d>\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(?P<m>\d{1,2})(?:\s*(?:[/.\-]|"
    r"\s*năm)\s*(?P<y>(?:19|20)\d\d)|(?![/.\-]?\d))"
)

_BEFORE: Final = (
    r"(?:trước|chậm\s+nhất|muộn\s+nhất|hết|xong|hạn\s+(?:cuối|chót)|đến\s+hết|hoàn\s+thành|"
    r"thời\s+hạn|thời\s+gian|hạn|trong|không\s+(?:quá|muộn\s+hơn|chậm\s+hơn)|về|(?<!tính )đến"
    # "không để hộ nào phải ở lều bạt sau ngày 31/8"
    r"|không\b[^.;,\n]{1,80}?\b(?:sau|qua|quá))"
)

_LINK: Final = (
    r"(?:\s+(?:là|vào|đến|trước|trong|ngày|lúc|hết|xong|cùng|thực\s+hiện|hoàn\s+thành|"
    r"gửi|báo\s+cáo|cuối|chậm\s+nhất))*\s*:?\s*"
)

_DUE: Final = re.compile(rf"\b{_BEFORE}{_LINK}{HOUR}{_D}")

_RANGE: Final = re.compile(
    r"\btừ\s+(?:ngày\s+)?(\d{1,2})(?:\s*[/.\-]\s*(\d{1,2}))?(?:\s*[/.\-]\s*((?:19|"
    r"20)\d\d))?\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?"
    r"(\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(\d{1,2})(?:\s*(?:[/.\-]|\s*năm)\s*((?:19|20)\d\d))?"
)

# "số liệu tính từ ngày 15/12 đến ngày 14/12": what the figures cover is no time for the work.
_OF_FIGURES: Final = re.compile(r"(?:số\s+liệu|kỳ\s+báo\s+cáo|thời\s+kỳ|niên\s+độ)[^.;,\n]{0,60}$")

_FROM: Final = re.compile(rf"\btừ\s+{HOUR}(?:(?=ngày)|(?=\d{{1,2}}/)){_D}")

# "ra quân từ ngày 15/10, duy trì đến hết tháng 01/2014": the last day comes a few words later.
_LASTS: Final = re.compile(rf"[^.;\n\d]{{0,50}}\b(?:đến|cho\s+tới)\s+(?:hết\s+)?(?:{_D}|{PERIOD})")

# "Tổ chức lễ hội vào ngày 21/6/2026": what is to be held on a day is due on it.
_HELD: Final = re.compile(
    r"\b(?:tổ\s+chức|khai\s+mạc|khai\s+trương|ra\s+mắt|công\s+bố|phát\s+sóng|họp)\b"
    rf"[^.;\n]{{2,140}}?\b(?P<on>vào\s+(?=ngày){_D})"
)

_TODAY: Final = re.compile(
    rf"\b(?:trước|trong|ngay(?:\s+trong)?|xong|hoàn\s+thành|chậm\s+nhất)\s+(?:là\s+)?{HOUR}"
    r"(?:ngày\s+)?(?:hôm|đêm|tối|chiều|trưa|sáng)\s+nay\b"
)

_ANY_DAY: Final = re.compile(rf"{_D}")

_DAYS: Final = re.compile(
    r"(?P<d1>\d{1,2})\s*(?:[/.]\s*(?P<m1>\d{1,2})\s*(?:[/.]\s*(?P<y1>(?:19|20)\d\d))?)?\s*(?:-|–|đến)\s*(?:ngày\s+)?"
    r"(?P<d2>\d{1,2})\s*[/.]\s*(?P<m2>\d{1,2})(?:\s*[/.]\s*(?P<y2>(?:19|20)\d\d))?(?!\d)"
)


def read_range(part: str, start: int, year: int | None) -> Deadline | None:
    """Khoảng ngày: "từ ngày 01/3 đến ngày 30/4/2026"; not the days that figures cover."""
    match = _RANGE.search(part)
    if match and _OF_FIGURES.search(part[max(0, match.start() - 40) : match.start()]):
        return None
    last_year = int(match[6]) if match and match[6] else year
    if not match or last_year is None:
        return None
    first = day(int(match[3] or last_year), int(match[2] or match[5]), int(match[1]))
    last = day(last_year, int(match[5]), int(match[4]))
    return Deadline(match.group(), place_of(match, start), start=first, date=last) if last else None


def read_due_day(part: str, start: int, year: int | None) -> Deadline | None:
    """Hạn theo ngày: "trước ngày 15/12/2026", "chậm nhất là sáng thứ Sáu, ngày 15/8"."""
    for match in _DUE.finditer(part):
        figures = match.group()[:3] == "đến" and _OF_FIGURES.search(part[: match.start()][-70:])
        one = None if figures else _of_day(match, start, year, part)
        if one:
            return one
    return None


def read_first_day(part: str, start: int, year: int | None) -> Deadline | None:
    """Từ ngày: "từ ngày 15/10, duy trì đến hết tháng 01/2014": the first day, and the last where one is
    named after it.
    """
    match = _FROM.search(part)
    one = _of_day(match, start, year, part) if match else None
    if match is None or one is None or _OF_FIGURES.search(part[max(0, match.start() - 40) : match.start()]):
        return None
    until = _LASTS.match(part, match.end())
    last = _last_day(until, year) if until else None
    if until and last and one.date and last >= one.date:
        words = part[one.span[0] - start : until.end()].rstrip()
        return Deadline(words, (one.span[0], one.span[0] + len(words)), start=one.date, date=last)
    return Deadline(one.text, one.span, start=one.date)


def _last_day(match: re.Match[str], year: int | None) -> date | None:
    if match["d"]:
        written = int(match["y"]) if match["y"] else year
        return day(written, int(match["m"]), int(match["d"])) if written else None
    stretch = read_period(match, year)
    return stretch.last if stretch else None


def read_today(part: str, start: int, issued: date) -> Deadline | None:
    """Hạn trong ngày ban hành: "trong đêm nay"."""
    match = _TODAY.search(part)
    return Deadline(match.group().strip(), place_of(match, start), date=issued) if match else None


def read_held_day(part: str, start: int, year: int | None) -> Deadline | None:
    """Ngày tổ chức: "tổ chức lễ hội vào ngày 21/6/2026"."""
    match = _HELD.search(part)
    if not match:
        return None
    one = _of_day(match, start, year, part)
    return (
        Deadline(match["on"].strip(), (start + match.start("on"), one.span[1]), date=one.date)
        if one
        else None
    )


def read_bare_days(part: str, start: int, year: int | None) -> Deadline | None:
    """Khoảng ngày trong cột: "01/10/2023 - 30/11/2023", "05 - 08/10"."""
    match = _DAYS.search(part)
    last_year = int(match["y2"]) if match and match["y2"] else year
    if match is None or last_year is None:
        return None
    last = day(last_year, int(match["m2"]), int(match["d2"]))
    first = day(int(match["y1"] or last_year), int(match["m1"] or match["m2"]), int(match["d1"]))
    if last is None or first is None or first > last:
        return None
    return Deadline(match.group().strip(), place_of(match, start), start=first, date=last)


def read_bare_day(part: str, start: int, year: int | None) -> Deadline | None:
    """Ngày đứng một mình trong cột thời gian."""
    match = _ANY_DAY.search(part)
    return _of_day(match, start, year, part) if match else None


def _of_day(match: re.Match[str], start: int, year: int | None, part: str) -> Deadline | None:
    written = int(match["y"]) if match["y"] else year
    # "trước ngày 20/12 hằng năm" is a recurrence, read elsewhere.
    if written is None or part[match.end() : match.end() + 12].lstrip().startswith(("hằng", "hàng", "mỗi")):
        return None
    found = day(written, int(match["m"]), int(match["d"]))
    return Deadline(match.group().strip(), place_of(match, start), date=found) if found else None
