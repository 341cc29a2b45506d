"""Thời hạn: when a task is due, as a day, a recurrence, a time after an event, or "thường xuyên"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from vanban.dates.calendar_dates import place_of, read_date
from vanban.dates.day_deadlines import (
    read_bare_day,
    read_bare_days,
    read_due_day,
    read_first_day,
    read_held_day,
    read_range,
    read_today,
)
from vanban.dates.period_deadlines import read_bare_months, read_bare_period, read_due_period
from vanban.dates.recurrences import read_daily, read_monthly, read_quarterly, read_weekly, read_yearly
from vanban.model import After, Amount, Deadline
from vanban.text.letters import folded

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

_CONTINUOUS: Final = re.compile(
    r"(?<!nhiệm vụ )(?<!chi )(?<!kinh phí )(?<!ngân sách )(?<!công việc )thường\s+xuyên(?!,"
    r"?\s+(?:lâu dài|của\s))"
)

# What an event is counted from.
_FROM_EVENT: Final = ("từ", "sau", "trước")

# What every day, and every amount of time, has in it; to look for it costs less than for the whole.
_FIGURE: Final = re.compile("[0-9]")

_OF_DAY: Final = re.compile(r"\d\s*(?:[/.\-]|tháng\s)\s*\d")

_OF_AMOUNT: Final = re.compile(r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:giờ|ngày|tuần|tháng)")

_Reader = Callable[[str, int, int | None], Deadline | None]

_EVERY: Final = ("hằng", "hàng", "mỗi")

_PERIODS: Final = ("tháng", "năm", "giai đoạn")

# One of these words stands in every deadline that has no figure.
_WITHOUT_FIGURE: Final = ("cuối", "hết", "quý", "tuần", "xuyên", "nay")


def find_deadline(
    text: str,
    start: int,
    end: int,
    year: int | None,
    *,
    column: bool = False,
    since: int | None = None,
    issued: date | None = None,
    low: str | None = None,
) -> Deadline | None:
    """Thời hạn đầu tiên nêu trong ``text[start:end]``.

    ``year`` is the document's, for days written without one. ``column`` says that the words stand in a time
    column or after "Thời gian:", where a bare period is a deadline too. "trước ngày X" gives X; a period
    gives its last day; "từ quý II/2026" gives ``start`` only. A period that was over before
    the year ``since`` tells what has been, and is no deadline. "hôm nay", "đêm nay" are the day ``issued``.
    ``low`` is the stretch in small letters, where it is known.
    """
    low = folded(text[start:end]) if low is None else low
    figures = _FIGURE.search(low) is not None
    if not figures and not any(map(low.__contains__, _WITHOUT_FIGURE)):
        return None
    days = figures and _OF_DAY.search(low) is not None
    readers = _readers(low, since, figures=figures, days=days)
    found = _first(low, start, year, readers, days=days, column=column, issued=issued)
    return _as_written(found, text) if found else None


def _first(
    low: str,
    start: int,
    year: int | None,
    readers: Sequence[_Reader],
    *,
    days: bool,
    column: bool,
    issued: date | None,
) -> Deadline | None:
    """The first deadline of a part in small letters."""
    found = [one for reader in readers if (one := reader(low, start, year))]
    if column and not found:
        readers = (read_bare_days, read_bare_day, read_bare_months, read_bare_period)
        found = [one for reader in readers if (one := reader(low, start, year))]
    if not found and days and "vào ngày" in low:
        found = [one for one in (read_held_day(low, start, year),) if one]
    begun = read_first_day(low, start, year) if days and "từ " in low else None
    if begun and (not found or begun.span[0] <= min(one.span[0] for one in found)):
        return begun
    if "nay" in low and issued:
        found += [one for one in (read_today(low, start, issued),) if one]
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


def _readers(low: str, since: int | None, *, figures: bool, days: bool) -> list[_Reader]:
    """The readers that have a word to start from: a pattern is tried only where it could match."""
    chosen: list[_Reader] = []
    if figures and _OF_AMOUNT.search(low) and any(map(low.__contains__, _FROM_EVENT)):
        chosen.append(_after)
    if days:
        chosen += [read_range, read_due_day] if "từ " in low else [read_due_day]
    every = any(map(low.__contains__, _EVERY))
    if "tháng" in low and ((every and figures) or "cuối" in low or "của tháng" in low):
        chosen.append(read_monthly)
    if days and "năm" in low and (every or "6 tháng" in low):
        chosen.append(read_yearly)
    if "tuần" in low and ("thứ" in low or "nhật" in low):
        chosen.append(read_weekly)
    if figures and "ngày" in low:
        chosen += [read_daily] if every else []
        chosen += [read_quarterly] if "quý" in low else []
    if (
        "quý" in low
        or (figures and any(map(low.__contains__, _PERIODS)))
        or ("năm" in low and ("hết" in low or "cuối" in low))
    ):
        chosen.append(partial(read_due_period, since=since))
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
