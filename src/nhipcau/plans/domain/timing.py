"""Thời gian của một hoạt động: from what is typed ("30/6", "quý II/2026") to days.

The words stay as the plan states them; the days serve deadlines and reminders. Words that name no day
("thường xuyên", "theo kế hoạch của Trung ương") stay words.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

# One sign throughout: "3-6/2026" is two months, not the third of June.
_DAY = r"(?:ngay\s+)?(\d{1,2})\s*([/.\-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OPENING = re.compile(r"^(?:hoan thanh|thuc hien|xong)?\s*(?:truoc|cham nhat|den het|den|trong|vao|het)?\s+")
_BETWEEN = re.compile(r"^(?:tu\s+)?(.+?)(?:\s+den\s+(?:het\s+)?|\s*[–—]\s*|\s+-\s+)(.+)$")
_WHOLE_DAY = re.compile(rf"^{_DAY}$")
_MONTH = re.compile(r"^(?:thang\s+)?(\d{1,2})(?:\s*(?:/|nam|\s)\s*(\d{4}))?$")
_NAMED_MONTH = re.compile(r"^thang\s+\d")
_QUARTER = re.compile(r"^quy\s+(iv|iii|ii|i|[1-4])(?:\s*(?:/|nam|\s)\s*(\d{4}))?$")
_HALF = re.compile(r"^(?:6|sau)\s+thang\s+(dau|cuoi)\s+nam(?:\s+(\d{4}))?$")
_YEAR = re.compile(r"^(?:ca\s+)?nam(?:\s+(\d{4}))?$")


@dataclass(frozen=True, slots=True)
class Timing:
    """Thời gian: the words of the plan and the days they mean, first to last."""

    text: str
    starts_on: date | None = None
    due: date | None = None


def read(text: str, *, year: int) -> Timing:
    """Đọc thời gian; days without a year fall into `year`. Raises Refused for a day that does not exist."""
    words = " ".join(text.split())
    if not words:
        return Timing("")
    plain = _plain(words)
    if span := _span(plain, year):
        first, last, is_day = span
        # One day is written as offices write it; a period keeps its own words.
        if is_day and _WHOLE_DAY.match(plain):
            return Timing(f"{last:%d/%m/%Y}", None, last)
        return Timing(words, None if is_day else first, last)
    if between := _BETWEEN.match(plain):
        opening, closing = (_span(part.strip(), year) for part in between.groups())
        if opening and closing:
            if closing[1] < opening[0]:
                raise Refused(_("“%(text)s”: ngày kết thúc trước ngày bắt đầu.") % {"text": words})
            return Timing(words, opening[0], closing[1])
    if plain.startswith("tu ") and (opening := _span(plain.removeprefix("tu "), year)):
        return Timing(words, opening[0])
    return Timing(words)


def _plain(words: str) -> str:
    """Không dấu, but with the signs that part days and months."""
    signs = re.split(r"([/.\-–—])", words)
    return re.sub(r"\s+", " ", "".join(part if part in "/.-–—" else _folded(part) for part in signs)).strip()


def _folded(part: str) -> str:
    inner = fold(part)
    return f"{' ' if part[:1].isspace() else ''}{inner}{' ' if part[-1:].isspace() and inner else ''}"


def _span(plain: str, year: int) -> tuple[date, date, bool] | None:
    """Ngày đầu, ngày cuối, and whether it is a single day; None when the words name none."""
    plain = _OPENING.sub("", f" {plain}".lstrip() if not _OPENING.match(plain) else plain).strip()
    if found := _WHOLE_DAY.match(plain):
        day = _day(plain, int(found[1]), int(found[3]), _year(found[4], year))
        return day, day, True
    if (found := _MONTH.match(plain)) and (_NAMED_MONTH.match(plain) or found[2]):
        return _months(plain, int(found[1]), int(found[1]), _year(found[2], year))
    if found := _QUARTER.match(plain):
        number = _ROMAN.get(found[1]) or int(found[1])
        return _months(plain, 3 * number - 2, 3 * number, _year(found[2], year))
    if found := _HALF.match(plain):
        first = 1 if found[1] == "dau" else 7
        return _months(plain, first, first + 5, _year(found[2], year))
    if found := _YEAR.match(plain):
        return _months(plain, 1, 12, _year(found[1], year))
    return None


def _year(written: str | None, year: int) -> int:
    if not written:
        return year
    return int(written) if len(written) == 4 else 2000 + int(written)


def _day(plain: str, day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as impossible:
        raise Refused(_("Không có ngày %(text)s. Hãy ghi ngày/tháng/năm.") % {"text": plain}) from impossible


def _months(plain: str, first: int, last: int, year: int) -> tuple[date, date, bool]:
    opening = _day(plain, 1, first, year)
    _day(plain, 1, last, year)
    return opening, date(year, last, calendar.monthrange(year, last)[1]), False
