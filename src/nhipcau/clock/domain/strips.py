"""Dải ngày của một phép tính: each day from the event to the end, counted or passed over, and why."""

from dataclasses import dataclass
from datetime import date

from ..enums import Direction, TermUnit
from .calendar import ONE_DAY
from .explaining import weekday
from .terms import Reckoning

LONGEST = 70


@dataclass(frozen=True, slots=True)
class StripDay:
    """Một ngày trong dải; `look` is event, counted, off, pause, plain or due; `number` its count."""

    day: date
    look: str
    number: int | None
    words: str

    @property
    def weekday(self) -> str:
        """Thứ."""
        return weekday(self.day)


def strip_of(reckoning: Reckoning) -> list[StripDay]:
    """Dải ngày, or nothing where it would be too long to take in."""
    first, last = sorted((reckoning.event.date(), reckoning.due.date()))
    last = max(last, reckoning.last)
    first = min(first, reckoning.last)
    if (last - first).days > LONGEST:
        return []
    days = [first + ONE_DAY * at for at in range((last - first).days + 1)]
    numbers = _numbers(reckoning, days)
    return [_drawn(reckoning, day, numbers.get(day)) for day in days]


def _numbers(reckoning: Reckoning, days: list[date]) -> dict[date, int]:
    """Số thứ tự của các ngày được tính; hours and dates of the year have none."""
    term = reckoning.term
    if term.unit not in (TermUnit.DAYS, TermUnit.WORKING_DAYS):
        return {}
    event, ordered = reckoning.event.date(), days
    if term.direction == Direction.BEFORE:
        ordered = list(reversed(days))
    found, number = {}, 0
    for day in ordered:
        beyond = day <= event if term.direction == Direction.AFTER else day >= event
        if beyond or number >= term.amount + reckoning.extension or _paused(reckoning, day):
            continue
        if term.unit == TermUnit.WORKING_DAYS and not reckoning.calendar.is_working(day):
            continue
        number += 1
        found[day] = number
    return found


def _drawn(reckoning: Reckoning, day: date, number: int | None) -> StripDay:
    calendar = reckoning.calendar
    is_off = not calendar.is_working(day)
    special = calendar.special(day)
    words = special.title if special else ""
    if day == reckoning.due.date():
        look = "due"
    elif day == reckoning.event.date():
        look = "event"
    elif _paused(reckoning, day):
        look = "pause"
    elif number is not None:
        look = "counted"
    else:
        look = "off" if is_off else "plain"
    return StripDay(day, look, number, words)


def _paused(reckoning: Reckoning, day: date) -> bool:
    return any(first.date() < day <= last.date() for first, last in reckoning.pauses)
