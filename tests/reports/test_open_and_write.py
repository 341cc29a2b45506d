"""Opening a report, its narratives, and the rules behind its days (lập báo cáo)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.reports.domain import narratives, periods, reports, rules, snapshots
from nhipcau.reports.domain.narratives import Overtaken, fingerprint
from nhipcau.reports.enums import Narrative, PeriodKind
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, User
from tests.factories.reports import hanoi, monthly, report
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def a_month(actor: User, office: Unit, year: int, month: int) -> Report:
    return reports.open_period(actor=actor, office=office, kind="month", year=year, index=month)


def rule_of(office: Unit, year: int, month: int) -> PeriodRule:
    return periods.Calendar(office, PeriodKind.MONTH).rule(monthly(year, month))


class TestOpening:
    def test_once_however_often(self, confirmed_rules) -> None:
        officer, office = person(Role.OFFICER), standing_office()
        first = a_month(officer, office, 2026, 11)
        assert (first.starts_on, first.ends_on) == (date(2026, 10, 15), date(2026, 11, 14))
        assert a_month(officer, office, 2026, 11) == first
        assert AuditEntry.objects.filter(verb="reports.open").count() == 1

    def test_a_running_period_may_be_opened_a_later_one_not(self, confirmed_rules) -> None:
        officer, office = person(Role.OFFICER), standing_office()
        assert a_month(officer, office, 2026, 12).pk
        with pytest.raises(Refused, match="15/12/2026"):
            a_month(officer, office, 2027, 1)

    def test_a_rule_nobody_confirmed_opens_nothing(self) -> None:
        with pytest.raises(Refused, match="chưa được xác nhận"):
            a_month(person(Role.OFFICER), standing_office(), 2026, 11)
        assert not Report.objects.exists()

    def test_only_for_the_standing_office(self, confirmed_rules) -> None:
        with pytest.raises(Refused, match="thường trực"):
            a_month(person(Role.OFFICER), UnitFactory(), 2026, 11)

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICER])
    def test_only_by_an_officer(self, role, confirmed_rules) -> None:
        with pytest.raises(PermissionDenied):
            a_month(person(role), standing_office(), 2026, 11)


class TestWriting:
    def test_each_part_on_its_own(self) -> None:
        this, officer = report(), person(Role.OFFICER)
        for narrative in Narrative:
            narratives.write(
                actor=officer,
                report=this,
                narrative=narrative,
                text=f" {narrative.label}\r\nxong ",
                seen=fingerprint(""),
            )
        this.refresh_from_db()
        assert this.results == "Kết quả nổi bật\nxong"
        assert set(narratives.texts(this)) == set(Narrative)
        assert "Kết quả nổi bật" not in str(AuditEntry.objects.values_list("before", "after"))

    def test_what_another_wrote_meanwhile_is_shown_not_lost(self) -> None:
        this, officer, other = report(), person(Role.OFFICER), person(Role.OFFICER)
        seen, part = fingerprint(""), Narrative.RESULTS
        narratives.write(actor=other, report=this, narrative=part, text="Của người kia", seen=seen)
        with pytest.raises(Overtaken) as overtaken:
            narratives.write(actor=officer, report=this, narrative=part, text="Của tôi", seen=seen)
        assert overtaken.value.stored == "Của người kia"
        this.refresh_from_db()
        assert this.results == "Của người kia"
        seen = fingerprint("Của người kia")
        narratives.write(actor=officer, report=this, narrative=part, text="Cả hai", seen=seen)
        this.refresh_from_db()
        assert this.results == "Cả hai"

    def test_the_same_text_twice_is_no_conflict(self) -> None:
        this, officer = report(), person(Role.OFFICER)
        for _ in range(2):
            narratives.write(
                actor=officer,
                report=this,
                narrative=Narrative.PROPOSALS,
                text="Một",
                seen=fingerprint(""),
            )
        assert AuditEntry.objects.filter(verb="reports.narrative").count() == 1

    def test_a_frozen_report_is_locked(self) -> None:
        this, officer = report(), person(Role.OFFICER)
        snapshots.freeze(actor=officer, report=this)
        with pytest.raises(Refused, match="đã chốt"):
            narratives.write(
                actor=officer, report=this, narrative=Narrative.RESULTS, text="x", seen=fingerprint("")
            )


class TestRules:
    def correct(self, rule: PeriodRule, **changes: object) -> PeriodRule:
        wanted = {
            "to_day": rule.to_day,
            "citation": rule.citation,
            "in_force_from": rule.in_force_from,
            "is_verified": rule.is_verified,
        }
        return rules.correct(actor=person(Role.ADMINISTRATOR), rule=rule, **wanted | changes)

    def test_confirming_switches_it_on(self) -> None:
        rule = PeriodRule.objects.get(code="month-party")
        assert self.correct(rule, is_verified=True).pk == rule.pk
        office = UnitFactory(kind=UnitKind.PARTY)
        assert rule_of(office, 2026, 11) == rule
        assert AuditEntry.objects.get(verb="reports.rule.correct").after == {"is_verified": True}

    def test_old_reports_keep_the_rule_they_were_made_with(self) -> None:
        this = report(office=UnitFactory(kind=UnitKind.COMMITTEE))
        heir = self.correct(this.rule, to_day=31, in_force_from=date(2027, 1, 1))
        again = self.correct(heir, to_day=20)
        assert again == heir
        this.refresh_from_db()
        assert (this.rule.code, this.rule.to_day, this.ends_on) == ("month-state", 14, date(2026, 11, 14))
        assert this.rule.in_force_to == date(2027, 1, 1)
        assert rule_of(this.office, 2026, 12).to_day == 14
        assert rule_of(this.office, 2027, 1).to_day == 20
        with pytest.raises(Refused, match="đã được thay"):
            self.correct(this.rule, to_day=10)

    @pytest.mark.parametrize("to_day", [0, 28, 30, 32])
    def test_a_day_some_months_lack_is_refused(self, to_day) -> None:
        with pytest.raises(Refused):
            self.correct(PeriodRule.objects.get(code="month-state"), to_day=to_day)

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_only_by_an_administrator(self, role) -> None:
        rule = PeriodRule.objects.get(code="month-state")
        with pytest.raises(PermissionDenied):
            rules.correct(
                actor=person(role),
                rule=rule,
                to_day=1,
                citation="x",
                in_force_from=date(2026, 1, 1),
                is_verified=True,
            )


def test_the_clock_of_hanoi_decides_the_day(clock, confirmed_rules) -> None:
    officer, office = person(Role.OFFICER), standing_office()
    clock(hanoi(2026, 12, 14, 23, 59))
    with pytest.raises(Refused):
        a_month(officer, office, 2027, 1)
    clock(hanoi(2026, 12, 15, 0, 0))
    assert a_month(officer, office, 2027, 1).pk
