"""Âm lịch Việt Nam: lunisolar dates at the meridian of UTC+7, both ways, with can chi.

Every month begins on the day of a new moon as it falls in Viet Nam. The eleventh month holds the winter
solstice; of the thirteen months between two of them the first that holds no principal term of the sun is
the leap one. Viet Nam counts so, at UTC+7, by law since 1968 (Quyết định 121/CP of 8/8/1967), so that its
new year may fall on another day than China's (1985, 2007, 2030). Dates before 1968 are counted by the same
rule, which the calendars printed then, at UTC+8, do not always bear out. The new moon of May 2054 falls 23
seconds after midnight, less than is known of it.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from django.utils.translation import gettext as _

from .astronomy import lunation_near, new_moon, solar_longitude

FIRST_YEAR, LAST_YEAR = 1900, 2100
MERIDIAN = 7 / 24  # UTC+7, in days
EPOCH = 1721424.5  # Julian day of 0001-01-01 less one
CAN = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
CHI = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Chạp")


@dataclass(frozen=True, slots=True, order=True)
class LunarDate:
    """Ngày âm lịch; `leap` marks the second month of the same number in a year (tháng nhuận)."""

    year: int
    month: int
    leap: bool
    day: int

    def __str__(self) -> str:
        mark = "N" if self.leap else ""
        return f"{self.day:02d}/{self.month:02d}{mark}/{self.year}"

    @property
    def words(self) -> str:
        """Bằng chữ, as calendars print it: "mùng 4 tháng Giêng năm Bính Ngọ"."""
        day = f"mùng {self.day}" if self.day <= 10 else str(self.day)
        leap = " (nhuận)" if self.leap else ""
        return f"{day} tháng {MONTHS[self.month - 1]}{leap} năm {can_chi_of_year(self.year)}"


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """Tháng âm lịch: its first day in the solar calendar and how many days it has, 29 or 30."""

    year: int
    month: int
    leap: bool
    first: date
    length: int


def from_solar(day: date) -> LunarDate:
    """Đổi dương lịch ra âm lịch. Raises ValueError outside the lunar years 1900 to 2100."""
    for year in (day.year, day.year - 1):
        if FIRST_YEAR <= year <= LAST_YEAR and (months := months_of(year))[0].first <= day:
            month = months[bisect_right([each.first for each in months], day) - 1]
            offset = (day - month.first).days
            if offset < month.length:
                return LunarDate(month.year, month.month, month.leap, offset + 1)
    raise ValueError(
        _("Âm lịch chỉ tính được cho các năm %(first)d–%(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
    )


def to_solar(lunar: LunarDate) -> date:
    """Đổi âm lịch ra dương lịch. Raises ValueError for a day that the year does not have."""
    for month in months_of(lunar.year):
        if (month.month, month.leap) == (lunar.month, lunar.leap) and 1 <= lunar.day <= month.length:
            return month.first + timedelta(days=lunar.day - 1)
    raise ValueError(_("Năm âm lịch này không có ngày %(day)s.") % {"day": lunar})


def tet(year: int) -> date:
    """Mùng một Tết of a lunar year, in the solar calendar. Raises ValueError outside 1900 to 2100."""
    return months_of(year)[0].first


@lru_cache(maxsize=256)
def months_of(year: int) -> tuple[LunarMonth, ...]:
    """Các tháng của một năm âm lịch, twelve or thirteen. Raises ValueError outside 1900 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            _("Âm lịch chỉ tính được cho các năm %(first)d–%(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    months = [each for each in (*_solstice_year(year), *_solstice_year(year + 1)) if each.year == year]
    return tuple(months)


def can_chi_of_year(year: int) -> str:
    """Can chi của năm âm lịch: 2026 is Bính Ngọ."""
    return f"{CAN[(year + 6) % 10]} {CHI[(year + 8) % 12]}"


def can_chi_of_month(lunar: LunarDate) -> str:
    """Can chi của tháng; a leap month bears the name of the month before it."""
    return f"{CAN[(lunar.year * 12 + lunar.month + 3) % 10]} {CHI[(lunar.month + 1) % 12]}"


def can_chi_of_day(day: date) -> str:
    """Can chi của ngày: the round of sixty days that runs on unbroken."""
    number = floor(EPOCH + day.toordinal() + 0.5)
    return f"{CAN[(number + 9) % 10]} {CHI[(number + 1) % 12]}"


def _solstice_year(year: int) -> list[LunarMonth]:
    """Từ tháng Một (11) năm trước đến hết tháng Mười: the months from one winter solstice to the next."""
    first, last = _eleventh_month(year - 1), _eleventh_month(year)
    starts = [_new_moon_day(lunation) for lunation in range(first, last + 1)]
    leap_at = None
    if last - first == 13:
        leap_at = next(at for at in range(1, 13) if _term(starts[at]) == _term(starts[at + 1]))
    months, number = [], 10
    for at, start in enumerate(starts[:-1]):
        number += at != leap_at
        month = (number - 1) % 12 + 1
        length = (starts[at + 1] - start).days
        months.append(LunarMonth(year - 1 if number < 13 else year, month, at == leap_at, start, length))
    return months


@lru_cache(maxsize=512)
def _eleventh_month(year: int) -> int:
    """Tuần trăng của tháng Một (11): the one whose month holds the winter solstice of a solar year."""
    lunation = lunation_near(EPOCH + date(year, 12, 31).toordinal()) + 1
    # The solstice stands at 270°, the ninth principal term counted from the spring equinox.
    while _new_moon_day(lunation).year > year or _term(_new_moon_day(lunation)) >= 9:
        lunation -= 1
    return lunation


def _new_moon_day(lunation: int) -> date:
    return date.fromordinal(floor(new_moon(lunation) + MERIDIAN - EPOCH))


def _term(day: date) -> int:
    """Trung khí đã qua when the day begins in Viet Nam: 0 from the spring equinox, one each 30 degrees."""
    return floor(solar_longitude(EPOCH + day.toordinal() - MERIDIAN) / 30)
