"""Tính thời hạn: from a term and an event to the moment it runs out, with what was and was not counted.

Bộ luật Dân sự 2015 (91/2015/QH13): hours run from the moment named (khoản 1 Điều 147); for days, months and
years the day of the event is not counted (khoản 2, 3 Điều 147); a term in months ends on the day of the
same number, or on the last of a month that lacks it (khoản 3 Điều 148); a last day that is a day off gives
way to the next working day (khoản 5 Điều 148). The day itself ends at midnight (khoản 6); an office that
answers in working hours ends it when it closes. A day "at least so long before", and one "before" a date,
would come too late if moved on: they move back. A pause leaves out the days after its first up to its last.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import Direction, OnDayOff, TermUnit
from .calendar import MOST_DAYS, ONE_DAY, Calendar

Pause = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn: an amount of a unit after or before an event, or before a day of each year."""

    amount: int
    unit: TermUnit
    direction: Direction = Direction.AFTER
    on_day_off: OnDayOff = OnDayOff.NEXT
    yearly: tuple[int, int] | None = None  # month, day

    @property
    def may_stop(self) -> bool:
        """Tạm dừng được: a term that runs from an event on; a fixed day does not wait."""
        return self.direction == Direction.AFTER and self.unit != TermUnit.YEARLY


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Kết quả tính: `last` is the day reached before days off were looked at; times are local."""

    term: Term
    event: datetime
    due: datetime
    last: date
    extension: int = 0
    pauses: tuple[Pause, ...] = ()
    is_provisional: bool = False
    calendar: Calendar = field(default_factory=Calendar, compare=False, repr=False)

    @property
    def moved(self) -> bool:
        """Hạn đã dời vì rơi vào ngày nghỉ."""
        return self.due.date() != self.last


def reckon(
    term: Term, event: datetime, calendar: Calendar, *, pauses: Sequence[Pause] = (), extension: int = 0
) -> Reckoning:
    """Tính hạn của một sự kiện; `event` knows its time zone, `extension` counts in the term's unit.

    Raises Refused for a pause or an extension of a term that bears none, or a term over ten years.
    """
    event = timezone.localtime(event)
    paused = tuple((timezone.localtime(first), timezone.localtime(last)) for first, last in pauses)
    if paused and not term.may_stop:
        raise Refused(_("Hạn này là một ngày cố định hoặc tính ngược, không tạm dừng được."))
    if extension and term.direction == Direction.BEFORE:
        raise Refused(_("Hạn tính ngược từ một sự kiện thì không gia hạn được; hãy dời chính sự kiện."))
    if (term.amount + extension) * _longest(term.unit) > MOST_DAYS:
        raise Refused(_("Thời hạn dài quá mười năm: hãy xem lại số lượng."))
    if term.unit == TermUnit.HOURS:
        due = _in_hours(term, event, paused, extension)
        return Reckoning(term, event, due, due.date(), extension, paused, calendar=calendar)
    last = _last_day(term, event.date(), calendar, _left_out(paused), extension)
    due = _moment(_off_days_avoided(term, last, calendar), calendar.closes)
    if term.direction == Direction.AFTER and due <= event:
        # Moved back to where it began: the next one then, of this week or of next year.
        last = (
            _next_named(term, last) if term.unit == TermUnit.YEARLY else calendar.on_or_after(last + ONE_DAY)
        )
        due = _moment(_off_days_avoided(term, last, calendar), calendar.closes)
    doubtful = any(calendar.is_provisional(day) for day in _spanned(term, event.date(), last, due.date()))
    return Reckoning(term, event, due, last, extension, paused, doubtful, calendar)


def _in_hours(term: Term, event: datetime, pauses: Iterable[Pause], extension: int) -> datetime:
    hours = timedelta(hours=term.amount + extension)
    if term.direction == Direction.BEFORE:
        return event - hours
    due = event + hours
    for first, last in sorted(pauses):
        # A pause after the term ran out stops nothing.
        if first < due:
            due += max(last, event) - max(first, event)
    return due


def _last_day(
    term: Term, event: date, calendar: Calendar, left_out: Callable[[date], bool], extension: int
) -> date:
    amount = term.amount + extension
    if term.unit == TermUnit.YEARLY:
        return _next_named(term, event - ONE_DAY) + ONE_DAY * extension
    if term.direction == Direction.BEFORE:
        if term.unit == TermUnit.WORKING_DAYS:
            return calendar.add_working_days(event, -amount)
        return _months_on(event, -amount) if term.unit == TermUnit.MONTHS else event - ONE_DAY * amount
    if term.unit == TermUnit.MONTHS:
        plain = _months_on(event, amount)
        return _counted(plain, sum(1 for day in _days(event, plain) if left_out(day)), left_out)
    if term.unit == TermUnit.DAYS:
        return _counted(event, amount, left_out)
    return _counted(event, amount, lambda day: left_out(day) or not calendar.is_working(day))


def _counted(start: date, amount: int, passed_over: Callable[[date], bool]) -> date:
    """Ngày thứ `amount` sau `start`, the days passed over not counted."""
    day, left = start, amount
    for _at in range(3 * MOST_DAYS):
        if not left:
            return day
        day += ONE_DAY
        left -= not passed_over(day)
    raise Refused(_("Không tìm thấy ngày làm việc nào trong mười năm."))


def _off_days_avoided(term: Term, day: date, calendar: Calendar) -> date:
    if term.on_day_off == OnDayOff.STAYS:
        return day
    backwards = term.on_day_off == OnDayOff.PREVIOUS or term.direction == Direction.BEFORE
    return calendar.on_or_before(day) if backwards else calendar.on_or_after(day)


def _next_named(term: Term, after: date) -> date:
    """Ngày liền trước the day of the year the rule names, the first of them later than `after`."""
    month, number = term.yearly or (1, 1)
    named = (
        date(year, month, min(number, monthrange(year, month)[1]))
        for year in range(after.year, after.year + 3)
    )
    return next(day - ONE_DAY for day in named if day - ONE_DAY > after)


def _months_on(day: date, months: int) -> date:
    """Ngày tương ứng của tháng, or the last day of a month that lacks it (khoản 3 Điều 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _left_out(pauses: Sequence[Pause]) -> Callable[[date], bool]:
    spans = [(first.date(), last.date()) for first, last in pauses]
    return lambda day: any(first < day <= last for first, last in spans)


def _days(first: date, last: date) -> list[date]:
    return [first + ONE_DAY * at for at in range(1, (last - first).days + 1)]


def _spanned(term: Term, event: date, last: date, due: date) -> list[date]:
    """The days whose being off or not decides: all for working days, else the last ones."""
    first, final = min(event, last, due), max(last, due)
    if term.unit != TermUnit.WORKING_DAYS:
        first = min(last, due)
    elif term.direction == Direction.BEFORE:
        final = event
    return [first + ONE_DAY * at for at in range((final - first).days + 1)]


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _longest(unit: TermUnit) -> float:
    return {TermUnit.HOURS: 1 / 24, TermUnit.WORKING_DAYS: 2.0, TermUnit.MONTHS: 31.0}.get(unit, 1.0)
