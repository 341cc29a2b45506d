"""Ngày theo từng ngôn ngữ (CLDR); in Vietnamese and where CLDR knows none, dd/mm/yyyy."""

from datetime import date, datetime, time, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, format_timedelta
from django.utils import timezone

from .events import When

# Those Vietnamese offices write as Vietnamese does.
OURS = frozenset({"vi", "rad", "jra", "bdq", "cjm", "hmn", "blt"})


def written(moment: datetime, code: str) -> str:
    """Ngày, as it is written in that language, in Việt Nam's time."""
    day = timezone.localtime(moment).date()
    if (locale := _locale(code)) is None:
        return f"{day:%d/%m/%Y}"
    return format_date(day, "long", locale=locale)


def span(when: When, code: str) -> str:
    """Thời gian của sự kiện, as that language writes days and hours."""
    first, last = (day(each, code) for each in (when.begins_on, when.ends_on))
    begins, ends = (_hour(hour, code) for hour in (when.begins_time, when.ends_time))
    if when.begins_on == when.ends_on:
        return ", ".join(filter(None, [first, " – ".join(filter(None, [begins, ends]))]))
    return " – ".join(", ".join(filter(None, pair)) for pair in ((first, begins), (last, ends)))


def month(year: int, number: int, code: str) -> str:
    """Tháng, as it is written in that language."""
    if (locale := _locale(code)) is None:
        return f"Tháng {number}/{year}"
    return format_date(date(year, number, 1), "LLLL y", locale=locale)


def lasting(time: timedelta, code: str) -> str:
    """Khoảng thời gian in words, in its largest unit; never less than a minute."""
    locale = _locale(code) or Locale("vi")
    return format_timedelta(
        max(time, timedelta(minutes=1)), granularity="minute", locale=locale, threshold=1.5
    )


def day(day: date, code: str) -> str:
    """Một ngày, as it is written in that language."""
    locale = _locale(code)
    return f"{day:%d/%m/%Y}" if locale is None else format_date(day, "long", locale=locale)


def _hour(hour: time | None, code: str) -> str:
    if hour is None:
        return ""
    locale = _locale(code)
    return f"{hour:%H:%M}" if locale is None else format_time(hour, "short", locale=locale)


def _locale(code: str) -> Locale | None:
    if code in OURS:
        return None
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
