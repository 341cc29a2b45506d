"""Lịch làm việc: which days an office works, and counting by them.

A calendar is pure: the week, the days that differ from it, the hours. `national_calendar` knows what holds
for the whole country; `domain.calendars` lays an office's own corrections over it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import DayKind
from .holidays import SpecialDay, announcement_of, national

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Calendar:
    """Lịch: five working days a week (Quyết định 188/1999/QĐ-TTg) but for special days.

    `corrections` are laid over what holds for the country; `announced` are years an office has entered the
    announcement of; `closes` is the end of a working day, when a term counted in days runs out.
    """

    corrections: Mapping[date, SpecialDay] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    opens: time = time(7, 30)
    closes: time = time(17, 0)

    def special(self, day: date) -> SpecialDay | None:
        """Ngày đặc biệt, or None for a day that is what its day of the week makes it."""
        own = self.corrections.get(day)
        found = own or national(day.year).get(day)
        return None if found is None or found.kind == DayKind.ORDINARY else found

    def is_working(self, day: date) -> bool:
        """Là ngày làm việc."""
        special = self.special(day)
        return not special.off if special else day.weekday() not in self.weekend

    def is_provisional(self, day: date) -> bool:
        """Ngày chưa chắc: no announcement of its year is known, or its own law is not yet certain."""
        if day in self.corrections:
            return False
        special = national(day.year).get(day)
        if special is not None and special.provisional and announcement_of(day.year):
            return True
        return not self.year_announced(day.year)

    def year_announced(self, year: int) -> bool:
        """Đã có thông báo lịch nghỉ của năm."""
        return year in self.announced or announcement_of(year) is not None

    def days_of(self, year: int) -> list[SpecialDay]:
        """Các ngày đặc biệt của một năm, in order."""
        days = {*national(year), *(day for day in self.corrections if day.year == year)}
        return [special for day in sorted(days) if (special := self.special(day))]

    def on_or_after(self, day: date) -> date:
        """Ngày làm việc đầu tiên from a day on, that day included."""
        return next(each for each in _days_from(day) if self.is_working(each))

    def on_or_before(self, day: date) -> date:
        """Ngày làm việc cuối cùng up to a day, that day included."""
        return next(each for each in _days_from(day, -ONE_DAY) if self.is_working(each))

    def add_working_days(self, start: date, count: int) -> date:
        """Ngày làm việc thứ `count` sau một ngày, which itself is not counted; before it when negative.

        Raises Refused for more than ten years.
        """
        if abs(count) > MOST_DAYS:
            raise Refused(_("Thời hạn dài quá mười năm: hãy xem lại số ngày."))
        step = ONE_DAY if count >= 0 else -ONE_DAY
        day, left = start, abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Số ngày làm việc after `start` up to and with `end`; negative when `end` lies before."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + ONE_DAY * at) for at in range(1, (end - start).days + 1))

    def special_between(self, start: date, end: date) -> list[SpecialDay]:
        """Ngày đặc biệt giữa hai ngày, both included, but for holidays on a weekend's day of the week."""
        days = (start + ONE_DAY * at for at in range((end - start).days + 1))
        return [special for day in days if (special := self.special(day))]


def national_calendar() -> Calendar:
    """Lịch chung cả nước, without any office's corrections."""
    return Calendar()


def _days_from(day: date, step: timedelta = ONE_DAY) -> Iterator[date]:
    for at in range(MOST_DAYS):
        yield day + step * at
    raise Refused(_("Không tìm thấy ngày làm việc nào trong mười năm."))
