"""Thời hạn: when a task is due, as a day, a recurrence, a time after an event, or "thường xuyên"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from vanban.dates.calendar_dates import HOUR, day, month_end, place_of, read_date
from vanban.dates.recurrences import read_daily, read_monthly, read_quarterly, read_weekly, read_yearly
from vanban.dates.spans_of_time import PERIOD, Stretch, read_period
from vanban.model import After, Amount, Deadline
from vanban.text.letters import folded

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
_AFTER: Final = re.compile(
    r"(?:(?:chậm\s+nhất|muộn\s+nhất|trong\s+vòng|trong\s+thời\s+hạn|trong\s+thời\s+gian|"
    r"trong|không\s+quá|sau|tối\s+đa|là|trước)\s+){0,3}"
    r"(\d{1,3})\s*(?:\([^()]{1,20}\)\s*)?(giờ|ngày\s+làm\s+việc|ngày|tuần|tháng)\s*(?:làm\s+việc\s*)?,?\s*"
    r"(?:kể\s+từ|tính\s+từ|từ\s+(?=khi|ngày|thời)|sau\s+khi|sau\s+(?=hội|sự|cuộc)"
    r"|trước\s+khi|trước\s+(?=ngày\s+(?!\d)|thời|sự|cuộc))\s*([^.;,)\n]{3,160})"
)
# "kể từ khi phát hiện | phải thông báo": where the event ends and the duty goes on.
_PREDICATE: Final = re.compile(r"\s+(?:phải|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|thì)\s")
_DAY_ALONE: Final = re.compile(r"(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}")
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
_DAYS: Final = re.compile(
    r"(?P<d1>\d{1,2})\s*(?:[/.]\s*(?P<m1>\d{1,2})\s*(?:[/.]\s*(?P<y1>(?:19|20)\d\d))?)?\s*(?:-|–|đến)\s*(?:ngày\s+)?"
    r"(?P<d2>\d{1,2})\s*[/.]\s*(?P<m2>\d{1,2})(?:\s*[/.]\s*(?P<y2>(?:19|20)\d\d))?(?!\d)"
)
_AND: Final = re.compile(rf"\s*(?:,|;|và)\s*(?:{PERIOD})")
_EVERY_YEAR: Final = re.compile(r"\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm")
_UNTIL: Final = re.compile(rf"\s*(?:đến|-|–)\s*(?:hết\s+)?(?:{PERIOD})")
_CONTINUOUS: Final = re.compile(
    r"(?<!nhiệm vụ )(?<!chi )(?<!kinh phí )(?<!ngân sách )(?<!công việc )thường\s+xuyên(?!,"
    r"?\s+(?:lâu dài|của\s))"
)
# What an event is counted from.
_FROM_EVENT: Final = (
    "kể từ",
    "tính từ",
    "từ khi",
    "từ ngày",
    "từ thời",
    "sau khi",
    "sau hội",
    "sau sự",
    "sau cuộc",
    "trước ",
)
# What every day, and every amount of time, has in it; to look for it costs less than for the whole.
_FIGURE: Final = re.compile("[0-9]")
_OF_DAY: Final = re.compile(r"\d\s*(?:[/.\-]|tháng\s)\s*\d")
_OF_AMOUNT: Final = re.compile(r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:giờ|ngày|tuần|tháng)")
_Reader = Callable[[str, int, int | None], Deadline | None]
_EVERY: Final = ("hằng", "hàng", "mỗi", "của tháng", "ngày cuối", "6 tháng")
_HINTS: Final = (
    "ngày",
    "tháng",
    "quý",
    "năm",
    "trước",
    "hạn",
    "giờ",
    "hết",
    "xong",
    "tuần",
    "thường xuyên",
    "nhất",
    "giai đoạn",
    "hôm nay",
    "đêm nay",
    "/",
)


def find_deadline(
    text: str,
    start: int,
    end: int,
    year: int | None,
    *,
    column: bool = False,
    since: int | None = None,
    issued: date | None = None,
) -> Deadline | None:
    """Thời hạn đầu tiên nêu trong ``text[start:end]``.

    ``year`` is the document's, for days written without one. ``column`` says that the words stand in a time
    column or after "Thời gian:", where a bare period is a deadline too. "trước ngày X" gives X; a period
    gives its last day; "từ quý II/2026" gives ``start`` only. A period that was over before
    the year ``since`` tells what has been, and is no deadline. "hôm nay", "đêm nay" are the day ``issued``.
    """
    low = folded(text[start:end])
    if not any(map(low.__contains__, _HINTS)) and not (column and any(map(str.isdigit, low))):
        return None
    found = _first(low, start, year, column=column, since=since, issued=issued)
    return _as_written(found, text) if found else None


def _first(
    low: str, start: int, year: int | None, *, column: bool, since: int | None, issued: date | None
) -> Deadline | None:
    """The first deadline of a part in small letters."""
    days = _OF_DAY.search(low) is not None
    found = [one for one in (reader(low, start, year) for reader in _readers(low, since, days=days)) if one]
    if column and not found:
        readers = (_bare_days, _bare_day, _bare_months, _bare_period)
        found = [one for one in (reader(low, start, year) for reader in readers) if one]
    if not found and days and "vào ngày" in low:
        found = [one for one in (_held(low, start, year),) if one]
    begun = _from_day(low, start, year) if days and "từ " in low else None
    if begun and (not found or begun.span[0] <= min(one.span[0] for one in found)):
        return begun
    if "nay" in low and issued:
        found += [one for one in (_today(low, start, issued),) if one]
    if found:
        return min(found, key=lambda one: (one.span[0], one.rrule is None, -one.span[1]))
    match = _CONTINUOUS.search(low) if "xuyên" in low else None
    return Deadline(match.group(), place_of(match, start), continuous=True) if match else None


def _as_written(found: Deadline, text: str) -> Deadline:
    """The deadline in the letters of the text, which was read in small ones."""
    words = text[slice(*found.span)]
    if found.after is None:
        return replace(found, text=words)
    at = folded(words).rindex(found.after.event)
    event = words[at : at + len(found.after.event)]
    return replace(found, text=words, after=replace(found.after, event=event))


def _readers(low: str, since: int | None, *, days: bool) -> list[_Reader]:
    """The readers that have a word to start from: a pattern is tried only where it could match."""
    figures = _FIGURE.search(low) is not None
    chosen: list[_Reader] = []
    if figures and any(map(low.__contains__, _FROM_EVENT)) and _OF_AMOUNT.search(low):
        chosen.append(_after)
    if days and "từ " in low:
        chosen.append(_range)
    if days:
        chosen.append(_due)
    every = any(map(low.__contains__, _EVERY))
    if every and "tháng" in low and (figures or "cuối" in low):
        chosen.append(read_monthly)
    if every and "năm" in low and days:
        chosen.append(read_yearly)
    if "tuần" in low and ("thứ" in low or "nhật" in low):
        chosen.append(read_weekly)
    if every and "ngày" in low and figures:
        chosen.append(read_daily)
    if "quý" in low and figures and "ngày" in low:
        chosen.append(read_quarterly)
    if (
        "quý" in low
        or (figures and ("tháng" in low or "năm" in low or "giai đoạn" in low))
        or ("năm" in low and ("hết" in low or "cuối" in low))
    ):
        chosen.append(partial(_period, since=since))
    return chosen


def _after(part: str, start: int, _year: int | None) -> Deadline | None:
    match = _AFTER.search(part)
    if not match:
        return None
    event = _PREDICATE.split(match[3], maxsplit=1)[0].strip() or match[3].strip()
    unit = " ".join(match[2].split())
    amount = int(match[1]) * (7 if unit == "tuần" else 1)
    units: dict[str, Amount] = {"giờ": "hour", "ngày làm việc": "working-day", "tháng": "month"}
    return Deadline(
        match.group().strip(),
        place_of(match, start),
        # "trong 06 tháng, tính từ 01/7/2026": the event is a day, on which the work begins.
        start=read_date(event) if _DAY_ALONE.fullmatch(event) else None,
        after=After(amount, units.get(unit, "day"), event),
    )


def _range(part: str, start: int, year: int | None) -> Deadline | None:
    match = _RANGE.search(part)
    if match and _OF_FIGURES.search(part[max(0, match.start() - 40) : match.start()]):
        return None
    last_year = int(match[6]) if match and match[6] else year
    if not match or last_year is None:
        return None
    first = day(int(match[3] or last_year), int(match[2] or match[5]), int(match[1]))
    last = day(last_year, int(match[5]), int(match[4]))
    return Deadline(match.group(), place_of(match, start), start=first, date=last) if last else None


def _due(part: str, start: int, year: int | None) -> Deadline | None:
    for match in _DUE.finditer(part):
        figures = match.group()[:3] == "đến" and _OF_FIGURES.search(part[: match.start()][-70:])
        one = None if figures else _of_day(match, start, year, part)
        if one:
            return one
    return None


def _from_day(part: str, start: int, year: int | None) -> Deadline | None:
    """ "từ ngày 15/10, duy trì đến hết tháng 01/2014": the first day, and the last where one is named after
    it.
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


def _today(part: str, start: int, issued: date) -> Deadline | None:
    match = _TODAY.search(part)
    return Deadline(match.group().strip(), place_of(match, start), date=issued) if match else None


def _held(part: str, start: int, year: int | None) -> Deadline | None:
    match = _HELD.search(part)
    if not match:
        return None
    one = _of_day(match, start, year, part)
    return (
        Deadline(match["on"].strip(), (start + match.start("on"), one.span[1]), date=one.date)
        if one
        else None
    )


def _bare_days(part: str, start: int, year: int | None) -> Deadline | None:
    """ "01/10/2023 - 30/11/2023", "05 - 08/10"."""
    match = _DAYS.search(part)
    last_year = int(match["y2"]) if match and match["y2"] else year
    if match is None or last_year is None:
        return None
    last = day(last_year, int(match["m2"]), int(match["d2"]))
    first = day(int(match["y1"] or last_year), int(match["m1"] or match["m2"]), int(match["d1"]))
    if last is None or first is None or first > last:
        return None
    return Deadline(match.group().strip(), place_of(match, start), start=first, date=last)


def _bare_months(part: str, start: int, year: int | None) -> Deadline | None:
    """ "T4, T9/2023"."""
    match = _MONTHS.search(part) or _MONTH.search(part)
    written = int(match["year"]) if match and match["year"] else year
    if match is None or written is None:
        return None
    last = month_end(written, max(int(match["first"]), int(match["last"] or 0)))
    return Deadline(match.group().strip(), place_of(match, start), date=last) if last else None


def _bare_day(part: str, start: int, year: int | None) -> Deadline | None:
    match = _ANY_DAY.search(part)
    return _of_day(match, start, year, part) if match else None


def _of_day(match: re.Match[str], start: int, year: int | None, part: str) -> Deadline | None:
    written = int(match["y"]) if match["y"] else year
    # "trước ngày 20/12 hằng năm" is a recurrence, read elsewhere.
    if written is None or part[match.end() : match.end() + 12].lstrip().startswith(("hằng", "hàng", "mỗi")):
        return None
    found = day(written, int(match["m"]), int(match["d"]))
    return Deadline(match.group().strip(), place_of(match, start), date=found) if found else None


def _period(part: str, start: int, year: int | None, *, since: int | None) -> Deadline | None:
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


def _bare_period(part: str, start: int, year: int | None) -> Deadline | None:
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


__all__ = ["find_deadline", "read_date"]
