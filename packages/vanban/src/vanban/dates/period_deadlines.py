"""Thời hạn theo khoảng: "trong quý I/2027", "hoàn thành trong tháng 6", "giai đoạn 2026–2030", "T4, T9/2023".

The parts are in small letters; a period gives its last day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from vanban.dates.calendar_dates import month_end, place_of
from vanban.dates.spans_of_time import PERIOD, Stretch, read_period
from vanban.model import Deadline

_PERIOD_DUE: Final = re.compile(
    rf"\b(?P<how>(?=giai\s+đoạn)|tại\s+(?:phiên|kỳ|cuộc|buổi)\s+họp[^.;,\n]{{0,60}}?|không\b[^.;,\n]{{1,80}}?\bqua|trước|(?:đến\s+)?hết|trong|tổ\s+chức|từ|bắt\s+đầu\s+từ|"
    rf"hoàn\s+thành(?:\s+(?:trong|vào|trước))?|xong(?:\s+(?:trong|trước))?|vào|chậm\s+nhất(?:\s+(?:tron"
    rf"g|vào|là|đến))?|thời\s+gian(?:\s+(?:thực\s+hiện|hoàn\s+thành))?\s*:?(?:\s*(?:từ|"
    rf"trong))?|đến|cuối|thời\s+hạn(?:\s+hoàn\s+thành)?\s*:?)\s*(?:cuối\s+|đầu\s+|"
    rf"giữa\s+)?(?:{PERIOD})"
)

_ANY_PERIOD: Final = re.compile(
    rf"(?P<how>từ|trước|đến(?:\s+hết)?|hết|trong|bắt\s+đầu\s+từ)?\s*(?:{PERIOD}|"
    rf"(?P<bare>(?:19|20)\d\d)(?:\s*[-–]\s*(?P<bare2>(?:19|20)\d\d))?(?!\d))"
)

# Within a time column: "T4, T9/2023", "01/10/2023 - 30/11/2023", "Tháng 5/2026 và tháng 10/2026".
_MONTHS: Final = re.compile(
    r"\bth?\.?\s?(?P<first>1[0-2]|0?[1-9])(?!\d)(?:\s*(?:,|;|và|-|–|đến)\s*t?h?\.?\s?(?P<last>1[0-2]|0?[1-9])"
    r"(?!\d))*(?:\s*[/\-]\s*(?P<year>(?:19|20)\d\d))?(?!\d)"
)

_MONTH: Final = re.compile(
    r"(?<![\d/.])(?P<first>1[0-2]|0?[1-9])\s*/\s*(?P<year>(?:19|20)\d\d)(?P<last>(?!\d))"
)

_AND: Final = re.compile(rf"\s*(?:,|;|và)\s*(?:{PERIOD})")

_EVERY_YEAR: Final = re.compile(r"\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm")

_UNTIL: Final = re.compile(rf"\s*(?:đến|-|–)\s*(?:hết\s+)?(?:{PERIOD})")


def read_due_period(part: str, start: int, year: int | None, *, since: int | None) -> Deadline | None:
    """Hạn theo khoảng: "trong quý I/2027"; one over before the year ``since`` tells what has been."""
    for match in _PERIOD_DUE.finditer(part):
        how = match["how"]
        if match["s1"] and _names_document(part, match):
            continue
        if match["y1"] and not _year_is_due(part, match, how):
            continue
        stretch = read_period(match, year)
        every = _EVERY_YEAR.match(part, match.end())
        if stretch and every:
            words = part[match.start() : every.end()].strip()
            rule = f"FREQ=YEARLY;BYMONTH={stretch.last.month};BYMONTHDAY=-1"
            return Deadline(words, (place_of(match, start)[0], start + every.end()), rrule=rule)
        if stretch and (since is None or stretch.last.year >= since):
            return _of_period(part, start, year, match, stretch, how=how)
    return None


def _names_document(part: str, match: re.Match[str]) -> bool:
    """ "Kế hoạch … giai đoạn 2026 - 2030" names a document; "…, giai đoạn 2026 - 2030." at a sentence's
    end is a time.
    """
    ends = re.match(r"\s*(?:[.;)/]|$)", part[match.end() :]) is not None
    clause = part[
        max(part.rfind(";", 0, match.start()), part.rfind(". ", 0, match.start())) + 1 : match.start()
    ]
    return (
        not ends or re.search(r"kế hoạch|đề án|chương trình|chiến lược|nghị quyết|dự án", clause) is not None
    )


def _year_is_due(part: str, match: re.Match[str], how: str) -> bool:
    """ "trong năm 2026" tells when something happens more often than when work is due."""
    if how.startswith(("hoàn", "xong", "thời", "chậm", "hết", "đến hết")) or (
        how in ("vào", "trước", "đến", "trong") and re.search(r"cuối\s+năm", match.group())
    ):
        return True
    if how == "trong" and re.match(r"\s*(?:[.;,)/]|$)", part[match.end() :]):
        return True
    return (
        how in ("trong", "vào", "đến", "trước")
        and "hoàn thành" in part[max(0, match.start() - 80) : match.start()]
    )


def read_bare_months(part: str, start: int, year: int | None) -> Deadline | None:
    """Tháng viết tắt trong cột: "T4, T9/2023", "02/2026"."""
    match = _MONTHS.search(part) or _MONTH.search(part)
    written = int(match["year"]) if match and match["year"] else year
    if match is None or written is None:
        return None
    last = month_end(written, max(int(match["first"]), int(match["last"] or 0)))
    return Deadline(match.group().strip(), place_of(match, start), date=last) if last else None


def read_bare_period(part: str, start: int, year: int | None) -> Deadline | None:
    """Khoảng đứng một mình trong cột thời gian: "Quý II/2026", "2026-2030"."""
    match = _ANY_PERIOD.search(part)
    if not match:
        return None
    if match["bare"]:
        last = int(match["bare2"] or match["bare"])
        stretch: Stretch | None = Stretch(date(int(match["bare"]), 1, 1), date(last, 12, 31))
        single = not match["bare2"]
    else:
        stretch = read_period(match, year)
        single = not (match["s1"] or match["y2"])
    if not stretch:
        return None
    further = _AND.match(part, match.end())
    after = read_period(further, year) if further else None
    if further and after and after.last > stretch.last:
        words = part[match.start() : further.end()].strip()
        return Deadline(words, (start + further.end() - len(words), start + further.end()), date=after.last)
    return _of_period(part, start, year, match, stretch, how=match["how"] or "", with_start=not single)


def _of_period(
    part: str,
    start: int,
    year: int | None,
    match: re.Match[str],
    stretch: Stretch,
    *,
    how: str,
    with_start: bool = False,
) -> Deadline:
    where = place_of(match, start)
    if how.endswith("từ"):
        until = _UNTIL.match(part, match.end())
        end = read_period(until, year) if until else None
        if until and end:
            return Deadline(
                part[match.start() : until.end()], (where[0], start + until.end()), stretch.first, end.last
            )
        ranged = match["m2"] or match["q2"] or match["s2"] or match["y2"]
        return Deadline(
            match.group().strip(), where, start=stretch.first, date=stretch.last if ranged else None
        )
    late = re.search(r"cuối\s+(?:năm|tháng|quý)", match.group()) is not None
    last = stretch.before if how.endswith("trước") and not late else stretch.last
    first = stretch.first if with_start or match["s1"] else None
    return Deadline(match.group().strip(), where, start=first, date=last)
