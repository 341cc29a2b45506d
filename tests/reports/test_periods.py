"""Which days a month of reporting has (kỳ báo cáo)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import System
from nhipcau.reports.domain import periods
from nhipcau.reports.domain.periods import Month, Period, month_of
from nhipcau.reports.models import PeriodRule
from nhipcau.units.enums import UnitKind
from tests.factories.units import UnitFactory

BY_LAW = PeriodRule(to_day=14)
RULES = st.builds(PeriodRule, to_day=st.integers(1, 27) | st.just(31))
MONTHS = st.builds(Month, st.integers(1950, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    ("named", "first", "last"),
    [
        ((2026, 11), date(2026, 10, 15), date(2026, 11, 14)),
        ((2026, 1), date(2025, 12, 15), date(2026, 1, 14)),
        ((2028, 3), date(2028, 2, 15), date(2028, 3, 14)),
    ],
)
def test_a_month_runs_from_the_15th_to_the_14th(named, first, last) -> None:
    assert month_of(BY_LAW, *named) == Period(first, last)


def test_calendar_months_end_on_their_last_day() -> None:
    assert month_of(PeriodRule(to_day=31), 2028, 2) == Period(date(2028, 2, 1), date(2028, 2, 29))


@given(RULES, MONTHS)
def test_months_tile_the_calendar(rule: PeriodRule, named: Month) -> None:
    this, following = month_of(rule, *named), month_of(rule, *named.after)
    assert this.starts_on <= this.ends_on
    assert following.starts_on == this.ends_on + timedelta(days=1)
    assert named.after.before == named


@given(RULES, st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_exactly_one_month(rule: PeriodRule, day: date) -> None:
    near = Month(day.year, day.month)
    holding = [m for m in (near.before, near, near.after) if day in month_of(rule, *m)]
    assert len(holding) == 1


@pytest.mark.django_db
class TestRuleOfAnOffice:
    def test_the_law_binds_state_offices(self) -> None:
        rule = periods.rule_for(UnitFactory(kind=UnitKind.COMMITTEE), Month(2026, 11))
        assert (rule.system, rule.to_day, rule.is_verified) == (System.STATE, 14, True)
        assert "09/2019/NĐ-CP" in rule.citation

    def test_a_party_office_waits_for_confirmation(self) -> None:
        office = UnitFactory(kind=UnitKind.PARTY)
        with pytest.raises(Refused, match="xác nhận"):
            periods.rule_for(office, Month(2026, 11))
        PeriodRule.objects.filter(system=System.PARTY).update(is_verified=True)
        assert periods.rule_for(office, Month(2026, 11)).system == System.PARTY

    def test_no_rule_before_the_law(self) -> None:
        with pytest.raises(Refused):
            periods.rule_for(UnitFactory(kind=UnitKind.COMMITTEE), Month(2018, 5))

    @pytest.mark.parametrize(
        ("today", "named"),
        [
            (date(2026, 11, 14), Month(2026, 11)),
            (date(2026, 11, 15), Month(2026, 12)),
            (date(2026, 12, 20), Month(2027, 1)),
        ],
    )
    def test_the_running_month(self, today, named) -> None:
        assert periods.running(UnitFactory(kind=UnitKind.COMMITTEE), today) == named
