"""What units send, and how it comes into the office's report (báo cáo của đơn vị)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.plans.domain import evidence
from nhipcau.reports.domain import (
    adjustments,
    differences,
    narratives,
    requests,
    rollups,
    snapshots,
    unit_reports,
    unit_versions,
)
from nhipcau.reports.domain.narratives import Overtaken, fingerprint
from nhipcau.reports.enums import Indicator, Narrative, UnitReportState
from nhipcau.reports.models import Report, UnitReport
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, User
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, assigned, done, hanoi, report
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)
DUE = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def after_the_period(clock) -> None:
    """All happens on 20/11/2026 unless a test turns the clock."""


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory()


@pytest.fixture
def staff(unit: Unit) -> User:
    return person(Role.UNIT_STAFF, unit)


def asked(officer: User, unit: Unit, this: Report | None = None) -> UnitReport:
    (made,) = requests.request(actor=officer, report=this or report(), units=[unit], due=DUE)
    return made


def write(staff: User, row: UnitReport, text: str, part: Narrative = Narrative.RESULTS) -> None:
    row.refresh_from_db()
    seen = fingerprint(narratives.text_of(row, part))
    unit_reports.write(actor=staff, unit_report=row, narrative=part, text=text, seen=seen)


def sent(staff: User, row: UnitReport, text: str = "Đã đăng 3 tin.") -> None:
    write(staff, row, text)
    unit_reports.submit(actor=staff, unit_report=row)
    row.refresh_from_db()


def accepted(officer: User, staff: User, row: UnitReport, text: str = "Đã đăng 3 tin.") -> None:
    sent(staff, row, text)
    unit_reports.accept(actor=officer, unit_report=row)
    row.refresh_from_db()


class TestAsking:
    def test_proposes_those_with_work_and_the_standing_departments(self, officer) -> None:
        this = report()
        busy, quiet = UnitFactory(kind=UnitKind.COMMUNE), UnitFactory(kind=UnitKind.COMMUNE)
        department = UnitFactory(kind=UnitKind.DEPARTMENT)
        ended = UnitFactory(kind=UnitKind.DEPARTMENT, valid_to=date(2026, 1, 1))
        assigned(WITHIN, unit=busy)
        found = requests.proposed(this)
        assert {busy.pk, department.pk} <= found
        assert not {quiet.pk, ended.pk, this.office_id} & found
        asked(officer, department, this)
        assert department.pk not in requests.proposed(this)

    def test_asking_again_moves_the_day(self, officer, unit) -> None:
        this = report()
        row = asked(officer, unit, this)
        assert requests.request(actor=officer, report=this, units=[unit], due=date(2026, 11, 30)) == []
        row.refresh_from_db()
        assert row.due == date(2026, 11, 30)
        assert this.unit_reports.count() == 1

    def test_what_is_refused(self, officer, unit) -> None:
        this = report()
        with pytest.raises(Refused, match="đơn vị nào"):
            requests.request(actor=officer, report=this, units=[this.office], due=DUE)
        with pytest.raises(Refused, match="đã qua"):
            requests.request(actor=officer, report=this, units=[unit], due=date(2026, 11, 1))
        snapshots.freeze(actor=officer, report=this)
        with pytest.raises(Refused, match="đã chốt"):
            requests.request(actor=officer, report=this, units=[unit], due=DUE)
        assert not UnitReport.objects.exists()

    def test_a_request_is_taken_back_until_the_unit_writes(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        write(staff, row, "Đang viết")
        with pytest.raises(Refused, match="bắt đầu soạn"):
            requests.cancel(actor=officer, unit_report=row)
        other = asked(officer, UnitFactory(), row.report)
        requests.cancel(actor=officer, unit_report=other)
        assert list(row.report.unit_reports.all()) == [row]

    def test_reminds_each_once_a_day(self, officer, unit, staff, clock) -> None:
        row = asked(officer, unit)
        done_with = asked(officer, UnitFactory(), row.report)
        accepted(officer, person(Role.UNIT_HEAD, done_with.unit), done_with)
        assert requests.remind(actor=officer, report=row.report) == [row]
        assert requests.remind(actor=officer, report=row.report) == []
        clock(hanoi(2026, 11, 27, 8))
        assert requests.remind(actor=officer, report=row.report) == [row]
        late = rollups.of(row.report).missing
        assert [each.days_late for each in late] == [2]
        assert "quá hạn 2 ngày" in rollups.reminder(row.report, late)


class TestSending:
    def test_from_asked_to_accepted(self, officer, unit, staff) -> None:
        work = done(EARLIER, WITHIN, unit=unit)
        done(EARLIER, WITHIN)
        row = asked(officer, unit)
        write(staff, row, "Đã đăng 3 tin.")
        row.refresh_from_db()
        assert row.state == UnitReportState.WRITING
        version = unit_reports.submit(actor=staff, unit_report=row)
        assert version.content["narratives"]["results"] == "Đã đăng 3 tin."
        assert version.content["values"]["accepted"] == 1
        assert version.content["counts"]["accepted"] == [[work.pk, unit.pk, work.obligation_id, 1]]
        assert unit_versions.is_intact(version)
        unit_reports.accept(actor=officer, unit_report=row)
        row.refresh_from_db()
        assert (row.state, row.accepted) == (UnitReportState.ACCEPTED, version)
        rollup = rollups.of(row.report)
        assert (rollup.asked, rollup.received, rollup.missing) == (1, 1, [])

    def test_twice_is_once(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        sent(staff, row)
        assert unit_reports.submit(actor=staff, unit_report=row).number == 1
        unit_reports.accept(actor=officer, unit_report=row)
        unit_reports.accept(actor=officer, unit_report=row)
        assert row.versions.count() == 1
        assert AuditEntry.objects.filter(verb="reports.unit.accept").count() == 1

    def test_a_blank_report_is_not_sent(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        with pytest.raises(Refused, match="Không phát sinh"):
            unit_reports.submit(actor=staff, unit_report=row)

    def test_what_is_sent_stands_still(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        sent(staff, row)
        with pytest.raises(Refused, match="đã gửi"):
            write(staff, row, "Sửa lén")
        proof = EvidenceFactory(assignment=assigned(EARLIER, unit=unit), done_on=LAST)
        now = unit_versions.values_of(unit_versions.ledger_of(row))
        changed = unit_versions.changed_values(row.versions.get(), now)
        assert changed[Indicator.EVIDENCE] == (0, 1)
        assert row.versions.get().content["values"]["evidence"] == 0
        assert proof.pk

    def test_returned_with_a_reason_and_sent_again(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        sent(staff, row)
        with pytest.raises(Refused, match="lý do"):
            unit_reports.return_(actor=officer, unit_report=row, reason=" ")
        unit_reports.return_(actor=officer, unit_report=row, reason="thiếu số liệu lớp tập huấn")
        row.refresh_from_db()
        assert (row.state, row.reason) == (UnitReportState.RETURNED, "thiếu số liệu lớp tập huấn")
        assert row.is_missing
        accepted(officer, staff, row, "Đã đăng 3 tin, mở 1 lớp.")
        assert row.accepted is not None
        assert row.accepted.number == 2
        with pytest.raises(Refused, match="đã được xử lý"):
            unit_reports.return_(actor=officer, unit_report=row, reason="muộn")

    def test_who_sends_does_not_accept(self, officer, unit) -> None:
        both = person(Role.UNIT_STAFF, unit)
        both.memberships.create(unit=report().office, role=Role.OFFICER)
        row = asked(officer, unit, Report.objects.get())
        sent(both, row)
        for act in (
            lambda: unit_reports.accept(actor=both, unit_report=row),
            lambda: unit_reports.return_(actor=both, unit_report=row, reason="x"),
        ):
            with pytest.raises(Refused, match="người khác"):
                act()

    def test_another_unit_touches_nothing(self, officer, unit) -> None:
        row, stranger = asked(officer, unit), person(Role.UNIT_HEAD)
        with pytest.raises(PermissionDenied):
            write(stranger, row, "x")
        with pytest.raises(PermissionDenied):
            unit_reports.submit(actor=stranger, unit_report=row)

    def test_two_writers_of_a_unit_lose_nothing(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        write(person(Role.UNIT_HEAD, unit), row, "Của trưởng phòng")
        with pytest.raises(Overtaken) as overtaken:
            unit_reports.write(
                actor=staff,
                unit_report=row,
                narrative=Narrative.RESULTS,
                text="Của tôi",
                seen=fingerprint(""),
            )
        assert overtaken.value.stored == "Của trưởng phòng"


class TestAmending:
    def test_the_accepted_version_stands_until_another_is_accepted(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        accepted(officer, staff, row, "3 tin")
        with pytest.raises(Refused, match="vì sao"):
            unit_reports.amend(actor=staff, unit_report=row, reason="")
        unit_reports.amend(actor=staff, unit_report=row, reason="đếm thiếu hai tin")
        row.refresh_from_db()
        assert (row.state, row.is_missing) == (UnitReportState.AMENDING, False)
        sent(staff, row, "5 tin")
        given = rollups.contributions(row.report, rollups.of(row.report))
        assert [each.text for each in given[Narrative.RESULTS]] == ["3 tin"]
        unit_reports.accept(actor=officer, unit_report=row)
        row.refresh_from_db()
        assert row.accepted is not None
        assert (row.accepted.number, row.accepted.reason) == (2, "đếm thiếu hai tin")

    def test_after_freezing_it_is_a_difference_and_the_next_report_tells_it(
        self, officer, unit, staff
    ) -> None:
        this, following = report(), report(month=12)
        late_unit = UnitFactory()
        work = done(EARLIER, WITHIN, unit=unit)
        row, late = asked(officer, unit, this), asked(officer, late_unit, this)
        accepted(officer, staff, row, "3 tin")
        snapshot = snapshots.freeze(actor=officer, report=this)
        assert {each["name"]: each["version"] for each in snapshot.figures["unit_reports"]} == {
            unit.name: 1,
            late_unit.name: None,
        }
        assert not differences.since(snapshot)
        assert adjustments.of(following) == []
        unit_reports.amend(actor=staff, unit_report=row, reason="đếm thiếu hai tin")
        evidence.add_link(
            actor=staff,
            assignment=assigned(EARLIER, unit=unit),
            title="Tin bổ sung",
            kind="publication",
            done_on=date(2026, 11, 3),
            quantity=2,
            language="vi",
            link="https://example.gov.vn/bai",
        )
        sent(staff, row, "5 tin")
        unit_reports.accept(actor=officer, unit_report=row)
        accepted(officer, person(Role.UNIT_STAFF, late_unit), late, "1 tin")
        found = differences.since(snapshot)
        assert [(each.unit_report.unit, each.frozen, each.now) for each in found.unit_reports] == sorted(
            [(unit, 1, 2), (late_unit, None, 1)], key=lambda each: each[0].name
        )
        assert [
            each.unit_report.unit for each in differences.since(snapshot, units={unit.pk}).unit_reports
        ] == [unit]
        told = adjustments.sentences(adjustments.of(following))
        assert "Số lượng sản phẩm của tháng 11/2026: đã báo cáo 0, nay là 2" in " ".join(told)
        assert f"{unit.name} sửa báo cáo" in " ".join(told)
        assert "đếm thiếu hai tin" in " ".join(told)
        assert f"{late_unit.name} gửi báo cáo sau khi chốt" in " ".join(told)
        kept = snapshots.freeze(actor=officer, report=following, reason="chốt sớm để thử")
        assert kept.figures["adjustments"] == adjustments.of(following)
        assert work.pk

    def test_freezing_again_takes_the_amendment_in(self, officer, unit, staff) -> None:
        this = report()
        row = asked(officer, unit, this)
        accepted(officer, staff, row)
        first = snapshots.freeze(actor=officer, report=this)
        unit_reports.amend(actor=staff, unit_report=row, reason="sửa lời")
        accepted(officer, staff, row, "Lời mới")
        second = snapshots.refreeze(actor=officer, report=this, reason="đơn vị sửa lời", after=first.number)
        assert second.figures["unit_reports"][0]["narratives"]["results"] == "Lời mới"
        assert not differences.since(second)


class TestMerging:
    def test_words_come_in_once_led_by_the_units_name(self, officer) -> None:
        this = report()
        units = [UnitFactory(name="Sở A"), UnitFactory(name="Sở B")]
        rows = [asked(officer, unit, this) for unit in units]
        accepted(officer, person(Role.UNIT_STAFF, units[0]), rows[0], "3 tin")
        accepted(officer, person(Role.UNIT_STAFF, units[1]), rows[1], "- 1 lớp\n- 1 phim")
        part = Narrative.RESULTS
        assert (
            rollups.merge(actor=officer, report=this, narrative=part, unit_reports=rows, seen=fingerprint(""))
            == 2
        )
        this.refresh_from_db()
        assert this.results == "Sở A: 3 tin\nSở B:\n- 1 lớp\n- 1 phim"
        assert all(each.is_in for each in rollups.contributions(this, rollups.of(this))[part])
        with pytest.raises(Refused, match="chưa được đưa vào"):
            rollups.merge(
                actor=officer, report=this, narrative=part, unit_reports=rows, seen=fingerprint(this.results)
            )

    def test_what_is_not_accepted_stays_out(self, officer, unit, staff) -> None:
        row = asked(officer, unit)
        sent(staff, row)
        with pytest.raises(Refused):
            rollups.merge(
                actor=officer,
                report=row.report,
                narrative=Narrative.RESULTS,
                unit_reports=[row],
                seen=fingerprint(""),
            )

    def test_what_was_promised_is_carried_over_and_must_be_mended(self, officer) -> None:
        this, past = report(), report(month=10)
        with pytest.raises(Refused, match="Kỳ trước"):
            rollups.carry_over(actor=officer, report=this, seen=fingerprint(""))
        past.next_steps = "- Mở lớp tập huấn"
        past.save()
        rollups.carry_over(actor=officer, report=this, seen=fingerprint(""))
        this.refresh_from_db()
        assert this.results == f"{rollups.carried_mark()}\n- Mở lớp tập huấn"
        with pytest.raises(Refused, match="rồi"):
            rollups.carry_over(actor=officer, report=this, seen=fingerprint(this.results))
        with pytest.raises(Refused, match="dòng mang từ kỳ trước"):
            snapshots.freeze(actor=officer, report=this)
