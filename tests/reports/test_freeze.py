"""Freezing keeps figures for ever, and says what became of them since (chốt số liệu)."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.plans.domain import assignments, evidence, submissions
from nhipcau.reports.domain import differences, figures, frozen, lines, matters, narratives, snapshots
from nhipcau.reports.domain.counting import ALL
from nhipcau.reports.enums import Indicator, Narrative, RecordType, ReportState
from nhipcau.reports.models import Snapshot
from nhipcau.units.enums import Role
from tests.factories.plans import EvidenceFactory
from tests.factories.reports import LAST, assigned, done, hanoi, report
from tests.factories.units import UnitFactory, merged, person

pytestmark = pytest.mark.django_db
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


@pytest.fixture(autouse=True)
def after_the_period(clock) -> None:
    """All happens on 20/11/2026 unless a test turns the clock."""


@pytest.fixture
def officer():
    return person(Role.OFFICER)


def stored(snapshot: Snapshot) -> bytes:
    return json.dumps(Snapshot.objects.get(pk=snapshot.pk).figures, ensure_ascii=False).encode()


class TestWhen:
    def test_before_the_last_day_is_over_only_with_a_reason(self, officer, clock) -> None:
        early, this = report(month=10), report()
        clock(hanoi(2026, 11, 14, 23, 59))
        with pytest.raises(Refused, match="14/11/2026"):
            snapshots.freeze(actor=officer, report=this, reason="  ")
        assert not this.snapshots.exists()
        assert snapshots.freeze(actor=officer, report=early).reason == ""
        clock(hanoi(2026, 11, 15, 0, 0))
        assert snapshots.freeze(actor=officer, report=this).number == 1

    def test_what_comes_after_an_early_freezing_is_a_difference(self, officer, clock) -> None:
        this = report()
        clock(hanoi(2026, 11, 10, 9, 0))
        snapshot = snapshots.freeze(actor=officer, report=this, reason="nộp trước ngày 12 theo yêu cầu")
        done(hanoi(2026, 11, 11, 8, 0), hanoi(2026, 11, 13, 8, 0))
        clock(hanoi(2026, 11, 20, 9, 0))
        assert differences.since(snapshot, units=None)

    def test_twice_is_once(self, officer) -> None:
        this = report()
        first = snapshots.freeze(actor=officer, report=this)
        assert snapshots.freeze(actor=officer, report=this) == first
        assert this.snapshots.count() == 1
        assert AuditEntry.objects.filter(verb="reports.freeze").count() == 1
        assert audit.broken_at() is None

    @pytest.mark.parametrize("role", [Role.CLERK, Role.UNIT_HEAD, Role.LEADER, Role.ADMINISTRATOR])
    def test_only_the_standing_office(self, role) -> None:
        this = report()
        with pytest.raises(PermissionDenied):
            snapshots.freeze(actor=person(role), report=this)
        with pytest.raises(PermissionDenied):
            snapshots.refreeze(actor=person(role), report=this, reason="x", after=1)
        with pytest.raises(PermissionDenied):
            snapshots.reopen(actor=person(role), report=this, reason="x")


class TestKept:
    def test_a_frozen_figure_opens_after_its_records_changed(self, officer) -> None:
        work = done(EARLIER, WITHIN)
        proof = EvidenceFactory(assignment=work, done_on=LAST, title="Phóng sự về sâm Ngọc Linh", quantity=2)
        this = report()
        snapshot = snapshots.freeze(actor=officer, report=this)
        before = stored(snapshot)
        proof.title, proof.quantity = "đã đổi", 9
        proof.save()
        submissions.reopen(actor=officer, assignment=work, reason="thiếu bản tiếng Anh")
        assert stored(snapshot) == before
        this.refresh_from_db()
        sheet = figures.compute(this, person=officer)
        assert sheet.figure(ALL, Indicator.ACCEPTED).record_ids == (work.pk,)
        assert sheet.figure(ALL, Indicator.PRODUCTS).value == 2
        line = frozen.lines_of(sheet.ledger.snapshot, RecordType.EVIDENCE, [proof.pk])[proof.pk]
        assert (line.title, line.done_on, line.quantity) == ("Phóng sự về sâm Ngọc Linh", LAST, 2)
        assert sheet.ledger.tasks[line.obligation].text == work.obligation.text

    def test_values_stand_written_beside_their_records(self, officer) -> None:
        done(EARLIER, WITHIN, unit=UnitFactory())
        this = report()
        snapshot = snapshots.freeze(actor=officer, report=this)
        sheet = figures.sheet_of(frozen.ledger_of(snapshot))
        assert snapshot.figures["values"] == {key: figure.value for key, figure in sheet.figures.items()}
        assert frozen.is_intact(Snapshot.objects.get(pk=snapshot.pk))
        tampered = Snapshot.objects.get(pk=snapshot.pk)
        tampered.figures["values"]["tat-ca.accepted"] = 99
        assert not frozen.is_intact(tampered)

    def test_no_person_enters(self, officer) -> None:
        work = done(EARLIER, WITHIN, assigned_by=officer)
        EvidenceFactory(assignment=work, done_on=LAST, added_by=officer)
        snapshot = snapshots.freeze(actor=officer, report=report())
        assert officer.get_full_name() not in stored(snapshot).decode()
        assert officer.username not in stored(snapshot).decode()

    def test_lines_read_back_as_written(self, officer) -> None:
        work = done(EARLIER, WITHIN, due=LAST)
        proof = EvidenceFactory(assignment=work, done_on=LAST, language="en")
        for kind, key in ((RecordType.ASSIGNMENT, work.pk), (RecordType.EVIDENCE, proof.pk)):
            line = lines.read(kind, [key])[key]
            assert lines.from_json(json.loads(json.dumps(lines.as_json(line)))) == line


class TestOldForm:
    """What was frozen before there were other periods than months still opens."""

    def test_a_first_form_is_read(self, officer) -> None:
        work = done(EARLIER, WITHIN)
        this = report()
        snapshot = snapshots.freeze(actor=officer, report=this)
        old = {
            key: value
            for key, value in snapshot.figures.items()
            if key not in {"unit_reports", "adjustments", "indicators"}
        }
        days = {key: old["period"][key] for key in ("starts_on", "ends_on", "rule", "citation")}
        snapshot.figures = old | {"format": "nhipcau-report/1", "month": "2026-11", "period": days}
        snapshot.save()
        this.refresh_from_db()
        sheet = figures.compute(this, person=officer)
        assert sheet.figure(ALL, Indicator.ACCEPTED).record_ids == (work.pk,)
        assert not differences.since(snapshot)
        matter = matters.of(this)
        assert (matter.unit_reports, matter.adjustments, matter.tallies) == ((), (), [])
        assert matter.texts["results"] == ""


class TestDifferences:
    def test_nothing_changed(self, officer) -> None:
        done(EARLIER, WITHIN)
        snapshot = snapshots.freeze(actor=officer, report=report())
        assert not differences.since(snapshot)

    def test_an_acceptance_taken_back_moves_the_record(self, officer) -> None:
        work = done(EARLIER, WITHIN)
        snapshot = snapshots.freeze(actor=officer, report=report())
        submissions.reopen(actor=officer, assignment=work, reason="thiếu bản tiếng Anh")
        found = differences.since(snapshot)
        by = {change.indicator: change for change in found.figures}
        assert (by[Indicator.ACCEPTED].frozen, by[Indicator.ACCEPTED].now) == (1, 0)
        assert by[Indicator.ACCEPTED].left == (work.pk,)
        assert by[Indicator.OPEN_AFTER].came == (work.pk,)
        (record,) = found.records
        assert set(record.left) == {Indicator.ACCEPTED, Indicator.ACCEPTED_ON_TIME}
        assert record.came == [Indicator.OPEN_AFTER]
        assert record.why == "mở lại việc đã chấp nhận: thiếu bản tiếng Anh"
        assert record.at is not None
        assert record.task == work.obligation.text

    def test_evidence_withdrawn_goes_and_evidence_added_late_comes(self, officer) -> None:
        work = assigned(EARLIER)
        old = EvidenceFactory(assignment=work, done_on=LAST, quantity=5)
        snapshot = snapshots.freeze(actor=officer, report=report())
        staff = person(Role.UNIT_STAFF, work.unit)
        evidence.withdraw(actor=staff, evidence=old, reason="đăng nhầm")
        new = evidence.add_link(
            actor=staff,
            assignment=work,
            title="Bài đăng bù",
            kind="publication",
            done_on=date(2026, 11, 3),
            quantity=2,
            language="vi",
            link="https://example.gov.vn/bai",
        )
        EvidenceFactory(assignment=work, done_on=date(2026, 11, 16))
        found = differences.since(snapshot)
        by = {change.indicator: change for change in found.figures}
        assert (by[Indicator.EVIDENCE].came, by[Indicator.EVIDENCE].left) == ((new.pk,), (old.pk,))
        assert (by[Indicator.PRODUCTS].frozen, by[Indicator.PRODUCTS].now) == (5, 2)
        why = {record.line.record: record.why for record in found.records}
        assert why == {old.pk: "rút lại minh chứng: đăng nhầm", new.pk: "thêm minh chứng"}

    def test_work_handed_to_an_heir_changes_its_unit(self, officer) -> None:
        old, heir = UnitFactory(), UnitFactory()
        work = assigned(EARLIER, unit=old)
        snapshot = snapshots.freeze(actor=officer, report=report())
        merged(old, heir, date(2026, 11, 16))
        assignments.hand_over(actor=officer, assignment=work, unit=heir, reason="hợp nhất")
        (record,) = differences.since(snapshot).records
        assert (record.unit, record.moved_to) == (old.name, heir.name)
        assert Indicator.OPEN_AFTER in record.altered
        (mine,) = differences.since(snapshot, units={heir.pk}).records
        assert Indicator.OPEN_AFTER in mine.came
        assert mine.unit == heir.name

    def test_a_unit_sees_only_what_is_its_own(self, officer) -> None:
        mine, other = done(EARLIER, WITHIN), done(EARLIER, WITHIN)
        snapshot = snapshots.freeze(actor=officer, report=report())
        for work in (mine, other):
            submissions.reopen(actor=officer, assignment=work, reason="xem lại")
        (record,) = differences.since(snapshot, units={mine.unit_id}).records
        assert record.line.record == mine.pk


class TestAgain:
    def test_a_second_snapshot_keeps_the_first(self, officer) -> None:
        work = done(EARLIER, WITHIN)
        this = report()
        first = snapshots.freeze(actor=officer, report=this)
        before = stored(first)
        with pytest.raises(Refused, match="không khác"):
            snapshots.refreeze(actor=officer, report=this, reason="rà lại", after=1)
        submissions.reopen(actor=officer, assignment=work, reason="thiếu")
        with pytest.raises(Refused, match="lý do"):
            snapshots.refreeze(actor=officer, report=this, reason="  ", after=1)
        second = snapshots.refreeze(actor=officer, report=this, reason="một việc mở lại", after=1)
        assert (second.number, second.reason) == (2, "một việc mở lại")
        with pytest.raises(Refused, match="lần chốt 2"):
            snapshots.refreeze(actor=officer, report=this, reason="bấm hai lần", after=1)
        assert stored(first) == before
        assert this.snapshots.count() == 2
        assert not differences.since(second)

    def test_reopened_to_mend_its_words(self, officer) -> None:
        this = report()
        snapshots.freeze(actor=officer, report=this)
        with pytest.raises(Refused, match="lý do"):
            snapshots.reopen(actor=officer, report=this, reason="")
        snapshots.reopen(actor=officer, report=this, reason="sửa thuyết minh")
        empty = narratives.fingerprint("")
        narratives.write(actor=officer, report=this, narrative=Narrative.RESULTS, text="Mới", seen=empty)
        with pytest.raises(Refused, match="lý do"):
            snapshots.freeze(actor=officer, report=this)
        second = snapshots.freeze(actor=officer, report=this, reason="đã sửa thuyết minh")
        assert (second.number, second.figures["narratives"]["results"]) == (2, "Mới")
        this.refresh_from_db()
        assert this.state == ReportState.FROZEN
