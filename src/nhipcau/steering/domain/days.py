"""Ngày làm việc: on days of rest nobody is reminded."""

from datetime import date

from nhipcau.clock.domain.calendar import ONE_DAY, Calendar
from nhipcau.clock.domain.calendars import office_calendar


def calendar() -> Calendar:
    """Lịch làm việc of the office, with its own corrections, read once for a day's reminding."""
    return office_calendar()


def next_after(day: date, known: Calendar) -> date:
    """Ngày làm việc kế tiếp."""
    return known.on_or_after(day + ONE_DAY)


def last_before(day: date, known: Calendar) -> date:
    """Ngày làm việc liền trước."""
    return known.on_or_before(day - ONE_DAY)
