"""Vietnamese lunar dates against known ones (âm lịch)."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from holidays.countries.vietnam import VN
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.clock.domain import lunar
from nhipcau.clock.domain.lunar import LunarDate

YEARS = tomllib.loads((Path(__file__).parent / "golden" / "lunar_years.toml").read_text(encoding="utf-8"))
# Where China's new year falls on another day (UTC+8): Viet Nam's, China's.
APART = {
    1968: (date(1968, 1, 29), date(1968, 1, 30)),
    1969: (date(1969, 2, 16), date(1969, 2, 17)),
    1985: (date(1985, 1, 21), date(1985, 2, 20)),
    2007: (date(2007, 2, 17), date(2007, 2, 18)),
    2030: (date(2030, 2, 2), date(2030, 2, 3)),
}


def test_every_year_from_1968_to_2050_begins_and_runs_as_published():
    assert len(YEARS) == 83
    for year, known in YEARS.items():
        months = lunar.months_of(int(year))
        assert months[0].first == known["tet"], year
        assert "".join("SL"[month.length - 29] for month in months) == known["months"], year
        assert next((month.month for month in months if month.leap), 0) == known["leap"], year


def test_tet_stands_a_day_or_a_month_before_chinas_where_the_meridian_tells():
    for year, (ours, chinas) in APART.items():
        assert lunar.tet(year) == ours < chinas


def test_a_second_published_table_gives_the_same_tet_and_the_same_day_of_the_hung_kings():
    for year in range(2007, 2100):
        named = VN(years=year, language="vi")
        assert "Tết Nguyên Đán" in named[lunar.tet(year)]
        assert "Giỗ Tổ" in named[lunar.to_solar(LunarDate(year, 3, False, 10))]


@pytest.mark.parametrize(
    ("solar", "words", "day_name"),
    [
        (date(2000, 1, 1), "25 tháng Mười một năm Kỷ Mão", "Mậu Ngọ"),
        (date(2026, 2, 17), "mùng 1 tháng Giêng năm Bính Ngọ", "Nhâm Tuất"),
        (date(2025, 7, 25), "mùng 1 tháng Sáu (nhuận) năm Ất Tỵ", "Ất Mùi"),
    ],
)
def test_days_and_years_bear_their_names(solar, words, day_name):
    found = lunar.from_solar(solar)
    assert found.words == words
    assert lunar.can_chi_of_day(solar) == day_name


def test_a_month_bears_its_name_and_a_leap_month_that_of_the_one_before():
    assert lunar.can_chi_of_month(LunarDate(2026, 1, False, 1)) == "Canh Dần"
    assert lunar.can_chi_of_month(LunarDate(2025, 6, True, 1)) == "Quý Mùi"


@given(st.dates(date(1900, 1, 31), date(2101, 1, 28)))
def test_there_and_back_is_the_same_day(day):
    assert lunar.to_solar(lunar.from_solar(day)) == day


@given(st.dates(date(1900, 2, 1), date(2101, 1, 28)))
def test_one_day_later_is_one_day_later_in_both(day):
    before, after = lunar.from_solar(date.fromordinal(day.toordinal() - 1)), lunar.from_solar(day)
    assert before < after
    assert after.day in (before.day + 1, 1)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2102, 1, 1)])
def test_outside_the_reckoned_years_is_refused(day):
    with pytest.raises(ValueError, match="1900"):
        lunar.from_solar(day)


@pytest.mark.parametrize("missing", [LunarDate(2026, 1, True, 1), LunarDate(2026, 2, False, 31)])
def test_a_day_that_a_year_does_not_have_is_refused(missing):
    with pytest.raises(ValueError, match="không có ngày"):
        lunar.to_solar(missing)
