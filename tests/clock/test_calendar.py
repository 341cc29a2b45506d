"""Public holidays, swaps and counting by working days (lịch làm việc)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.clock.domain.calendar import Calendar, national_calendar
from nhipcau.clock.domain.holidays import SpecialDay, national
from nhipcau.clock.enums import DayKind, Occasion, Origin
from nhipcau.core.domain.errors import Refused

CALENDAR = national_calendar()
# Days off in the week and working days at its end, as the announcements in `data/announced.toml` gave them.
ANNOUNCED = {
    2023: {
        "off": "0102 0120 0123 0124 0125 0126 0501 0502 0503 0901 0904",
        "working": "",
    },
    2024: {
        "off": "0101 0208 0209 0212 0213 0214 0418 0429 0430 0501 0902 0903",
        "working": "0504",
    },
    2025: {
        "off": "0101 0127 0128 0129 0130 0131 0407 0430 0501 0502 0901 0902",
        "working": "0426",
    },
    2026: {
        "off": "0101 0102 0216 0217 0218 0219 0220 0427 0430 0501 0831 0901 0902 1124",
        "working": "0110 0822",
    },
}


@pytest.mark.parametrize("year", ANNOUNCED)
def test_an_announced_year_is_as_it_was_announced(year):
    days = [date(year, 1, 1) + timedelta(days=at) for at in range(365 + (year == 2024))]
    off = [day for day in days if day.weekday() < 5 and not CALENDAR.is_working(day)]
    working = [day for day in days if day.weekday() >= 5 and CALENDAR.is_working(day)]
    assert " ".join(f"{day:%m%d}" for day in off) == ANNOUNCED[year]["off"]
    assert " ".join(f"{day:%m%d}" for day in working) == ANNOUNCED[year]["working"]


def test_a_swap_knows_its_other_day_and_its_document():
    friday = CALENDAR.special(date(2026, 1, 2))
    assert (friday.kind, friday.paired) == (DayKind.SWAPPED, date(2026, 1, 10))
    assert "12729/VPCP-KGVX" in friday.citation
    saturday = CALENDAR.special(date(2019, 1, 5))
    assert (saturday.kind, saturday.paired) == (DayKind.WORKING, date(2018, 12, 31))


def test_a_year_not_announced_is_provisional_until_an_office_enters_its_announcement():
    assert CALENDAR.is_provisional(date(2027, 2, 5))
    assert not CALENDAR.is_provisional(date(2026, 2, 17))
    assert not Calendar(announced=frozenset({2027})).is_provisional(date(2027, 2, 5))


def test_a_day_whose_law_is_awaited_stays_provisional_in_an_announced_year():
    assert CALENDAR.is_provisional(date(2026, 11, 24))


def test_an_offices_word_goes_before_the_reckoning():
    taken_back = SpecialDay(date(2026, 11, 24), DayKind.ORDINARY, Occasion.CULTURE, origin=Origin.OFFICE)
    added = SpecialDay(
        date(2026, 11, 25), DayKind.HOLIDAY, Occasion.OTHER, origin=Origin.OFFICE, name="Lễ của tỉnh"
    )
    own = Calendar(corrections={each.day: each for each in (taken_back, added)})
    assert own.is_working(date(2026, 11, 24))
    assert not own.is_working(date(2026, 11, 25))
    assert [each.title for each in own.days_of(2026)][-1] == "Lễ của tỉnh"


def test_counting_leaps_over_tet_and_takes_in_the_saturday_made_up():
    assert CALENDAR.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert CALENDAR.add_working_days(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert CALENDAR.add_working_days(date(2026, 2, 23), -1) == date(2026, 2, 13)
    assert CALENDAR.working_days_between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    assert CALENDAR.on_or_before(date(2026, 2, 20)) == date(2026, 2, 13)


def test_a_count_beyond_ten_years_is_refused():
    with pytest.raises(Refused, match="mười năm"):
        CALENDAR.add_working_days(date(2026, 1, 1), 4000)


def test_years_the_package_does_not_know_have_only_their_weekends():
    assert national(1990) == national(2150) == {}


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(-60, 60))
def test_adding_and_counting_agree(start, count):
    end = CALENDAR.add_working_days(start, count)
    if count > 0 or CALENDAR.is_working(start):
        assert CALENDAR.working_days_between(start, end) == count
    else:
        assert CALENDAR.is_working(end) or count == 0
