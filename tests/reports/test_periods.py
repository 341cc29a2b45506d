"""Which days a period of reporting has (kỳ báo cáo)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import System
from nhipcau.reports.domain.periods import MONTHS, REGULAR, Calendar, Named, Period, period_by
from nhipcau.reports.enums import PeriodKind
from nhipcau.reports.models import PeriodRule
from nhipcau.units.enums import UnitKind
from tests.factories.reports import monthly
from tests.factories.units import UnitFactory

BY_LAW = PeriodRule(to_day=14)
RULES = st.builds(PeriodRule, to_day=st.integers(1, 27) | st.just(31))
YEARS = st.integers(1950, 2100)
# Nine months of one year and of the next leave three between them.
TILING = [kind for kind in REGULAR if kind != PeriodKind.NINE_MONTHS]


def all_of(kind: PeriodKind, year: int) -> list[Named]:
    return [Named(kind, year, index) for index in range(1, MONTHS[kind][1] + 1)]


@pytest.mark.parametrize(
    ("kind", "year", "index", "first", "last"),
    [
        ("month", 2026, 11, date(2026, 10, 15), date(2026, 11, 14)),
        ("month", 2026, 1, date(2025, 12, 15), date(2026, 1, 14)),
        ("month", 2028, 3, date(2028, 2, 15), date(2028, 3, 14)),
        ("quarter", 2026, 1, date(2025, 12, 15), date(2026, 3, 14)),
        ("quarter", 2026, 4, date(2026, 9, 15), date(2026, 12, 14)),
        ("half", 2026, 1, date(2025, 12, 15), date(2026, 6, 14)),
        ("half", 2026, 2, date(2026, 6, 15), date(2026, 12, 14)),
        ("nine-months", 2026, 1, date(2025, 12, 15), date(2026, 9, 14)),
        ("year", 2026, 1, date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_the_days_the_law_names(kind, year, index, first, last) -> None:
    assert period_by(BY_LAW, Named(PeriodKind(kind), year, index)) == Period(first, last)


def test_calendar_periods_end_on_their_last_day() -> None:
    calendar = PeriodRule(to_day=31)
    assert period_by(calendar, monthly(2028, 2)) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert period_by(calendar, Named(PeriodKind.HALF, 2026, 2)) == Period(
        date(2026, 7, 1), date(2026, 12, 31)
    )


@given(RULES, YEARS, st.sampled_from(TILING), st.data())
def test_periods_of_a_kind_tile_the_calendar(rule: PeriodRule, year: int, kind: PeriodKind, data) -> None:
    named = data.draw(st.sampled_from(all_of(kind, year)))
    this, following = period_by(rule, named), period_by(rule, named.after)
    assert this.starts_on <= this.ends_on
    assert following.starts_on == this.ends_on + timedelta(days=1)
    assert named.after.before == named


@given(RULES, YEARS)
def test_twelve_months_are_four_quarters_are_two_halves_are_the_year(rule: PeriodRule, year: int) -> None:
    days = {
        kind: {day for named in all_of(kind, year) for day in _days(period_by(rule, named))}
        for kind in TILING
    }
    assert len({frozenset(each) for each in days.values()}) == 1
    nine = _days(period_by(rule, Named(PeriodKind.NINE_MONTHS, year, 1)))
    assert set(nine) == {day for q in (1, 2, 3) for day in _days(period_by(rule, _quarter(year, q)))}


@given(RULES, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(TILING))
def test_every_day_is_in_exactly_one_period_of_a_kind(rule: PeriodRule, day: date, kind: PeriodKind) -> None:
    near = [named for year in (day.year - 1, day.year, day.year + 1) for named in all_of(kind, year)]
    assert len([named for named in near if day in period_by(rule, named)]) == 1


@pytest.mark.django_db
class TestRuleOfAnOffice:
    def test_the_law_binds_state_offices(self) -> None:
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR):
            rule = Calendar(UnitFactory(kind=UnitKind.COMMITTEE), kind).rule(Named(kind, 2026, 1))
            assert (rule.system, rule.to_day, rule.is_verified) == (System.STATE, 14, True)
            assert "09/2019/NĐ-CP" in rule.citation

    @pytest.mark.parametrize("kind", REGULAR)
    def test_a_party_office_waits_for_confirmation(self, kind) -> None:
        office = UnitFactory(kind=UnitKind.PARTY)
        with pytest.raises(Refused, match="xác nhận"):
            Calendar(office, kind).rule(Named(kind, 2026, 1))
        PeriodRule.objects.filter(system=System.PARTY).update(is_verified=True)
        assert Calendar(office, kind).rule(Named(kind, 2026, 1)).system == System.PARTY

    def test_nine_months_wait_for_confirmation(self) -> None:
        office = UnitFactory(kind=UnitKind.COMMITTEE)
        with pytest.raises(Refused, match="xác nhận"):
            Calendar(office, PeriodKind.NINE_MONTHS).rule(Named(PeriodKind.NINE_MONTHS, 2026, 1))

    def test_no_rule_before_the_law(self) -> None:
        with pytest.raises(Refused):
            Calendar(UnitFactory(kind=UnitKind.COMMITTEE), PeriodKind.MONTH).rule(monthly(2018, 5))

    def test_a_rule_of_ones_own_goes_before_the_law_once_confirmed(self) -> None:
        office, other = (UnitFactory(kind=UnitKind.COMMITTEE) for _ in range(2))
        own = PeriodRule.objects.create(
            code="rieng",
            system=System.STATE,
            office=office,
            kind=PeriodKind.MONTH,
            to_day=20,
            citation="Quyết định của cơ quan",
            in_force_from=date(2026, 6, 1),
        )
        assert Calendar(office, PeriodKind.MONTH).rule(monthly(2026, 6)).to_day == 14
        own.is_verified = True
        own.save()
        june = Calendar(office, PeriodKind.MONTH).period(monthly(2026, 6))
        # The month before ended by the old rule: the first one by the new begins right after it.
        assert june == Period(date(2026, 5, 15), date(2026, 6, 20))
        assert Calendar(office, PeriodKind.MONTH).period(monthly(2026, 7)).starts_on == date(2026, 6, 21)
        assert Calendar(other, PeriodKind.MONTH).rule(monthly(2026, 6)).to_day == 14

    @pytest.mark.parametrize(
        ("kind", "today", "named"),
        [
            ("month", date(2026, 11, 14), (2026, 11)),
            ("month", date(2026, 11, 15), (2026, 12)),
            ("month", date(2026, 12, 20), (2027, 1)),
            ("quarter", date(2026, 9, 15), (2026, 4)),
            ("half", date(2026, 12, 14), (2026, 2)),
            ("year", date(2026, 12, 15), (2027, 1)),
        ],
    )
    def test_the_running_period(self, kind, today, named) -> None:
        office = UnitFactory(kind=UnitKind.COMMITTEE)
        assert Calendar(office, PeriodKind(kind)).running(today) == Named(PeriodKind(kind), *named)


def _quarter(year: int, index: int) -> Named:
    return Named(PeriodKind.QUARTER, year, index)


def _days(period: Period) -> list[date]:
    return [period.starts_on + timedelta(days=n) for n in range((period.ends_on - period.starts_on).days + 1)]
