"""Khoảng ngày của lịch: the week, month, quarter or year around a day, and its weeks from Monday on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ..enums import Look

FIRST_YEAR, LAST_YEAR = 1995, 2099
QUARTERS = ("I", "II", "III", "IV")
LENGTHS = {Look.MONTH: 1, Look.QUARTER: 3, Look.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Khoảng đang xem; both days are inside it."""

    look: Look
    first: date
    last: date

    @property
    def name(self) -> str:
        """Tên khoảng."""
        year, month = self.first.year, self.first.month
        if self.look == Look.MONTH:
            return _("Tháng %(month)d/%(year)d") % {"month": month, "year": year}
        if self.look == Look.QUARTER:
            return _("Quý %(n)s/%(year)d") % {"n": QUARTERS[month // 3], "year": year}
        if self.look == Look.YEAR:
            return _("Năm %(year)d") % {"year": year}
        if self.look == Look.DAY:
            return f"{self.first:%d/%m/%Y}"
        return _("Tuần %(first)s – %(last)s") % {
            "first": f"{self.first:%d/%m/%Y}",
            "last": f"{self.last:%d/%m/%Y}",
        }

    @property
    def before(self) -> "Stretch | None":
        """Khoảng liền trước; None where the calendar begins."""
        return _within(self.look, self.first - timedelta(days=1))

    @property
    def after(self) -> "Stretch | None":
        """Khoảng liền sau; None where the calendar ends."""
        return _within(self.look, self.last + timedelta(days=1))

    @property
    def months(self) -> list[tuple[date, date]]:
        """Các tháng dương lịch trong khoảng; a week or a day is one piece."""
        if self.look not in LENGTHS:
            return [(self.first, self.last)]
        year, month = self.first.year, self.first.month
        return [month_of(date(year, month + at, 1)) for at in range(LENGTHS[self.look])]


def stretch(look: Look, day: date) -> Stretch:
    """Khoảng chứa một ngày."""
    if look == Look.DAY:
        return Stretch(look, day, day)
    if look == Look.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Stretch(look, monday, monday + timedelta(days=6))
    months = LENGTHS[look]
    month = (day.month - 1) // months * months + 1
    _first, last = month_of(date(day.year, month + months - 1, 1))
    return Stretch(look, date(day.year, month, 1), last)


def month_of(day: date) -> tuple[date, date]:
    """Ngày đầu và ngày cuối tháng."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def weeks(first: date, last: date) -> list[list[date]]:
    """Các tuần phủ kín khoảng, Monday first; the ends reach over it."""
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    return [[monday + timedelta(days=7 * week + at) for at in range(7)] for week in range(count)]


def _within(look: Look, day: date) -> Stretch | None:
    return stretch(look, day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
