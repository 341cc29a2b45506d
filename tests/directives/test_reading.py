"""Đọc: one transaction, once, whatever happens to the worker; and the directory of today."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nhipcau.core.domain import audit, jobs
from nhipcau.core.enums import JobState
from nhipcau.core.models import AuditEntry, Job
from nhipcau.directives.domain import intake, reading
from nhipcau.directives.enums import DirectiveState, ObligationState, Origin, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.models import Succession, User
from tests.directives.test_intake import waiting
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


def received(actor: User, text: str) -> Directive:
    return intake.register(actor=actor, content=text.encode(), name="van-ban.txt").directive


def led_by(directive: Directive, words: str) -> Obligation:
    return directive.obligations.get(text__contains=words)


def test_every_obligation_is_a_proposal_that_stands_in_the_text(clerk: User, guidance: str, offices: None):
    directive = received(clerk, guidance)
    found = list(directive.obligations.all())
    assert len(found) >= 3
    assert {o.state for o in found} == {ObligationState.PROPOSED}
    assert {o.origin for o in found} == {Origin.MACHINE}
    for obligation in found:
        ((start, end),) = obligation.spans
        assert directive.text[start:end] == obligation.text == obligation.machine["text"]
        assert obligation.position == start
    assert [o.position for o in found] == sorted(o.position for o in found)


def test_names_are_taken_for_units_of_the_directory(clerk: User, guidance: str, offices: None):
    obligation = led_by(received(clerk, guidance), "đón phóng viên")
    assert str(obligation.due) == "2026-12-15"
    parties = {party.part: party for party in obligation.parties.all()}
    assert parties[Part.LEAD].unit.name == "Sở Ngoại vụ"
    assert parties[Part.SUPPORT].unit.name == "Sở Tài chính"
    assert not parties[Part.LEAD].chosen


def test_a_merged_unit_leads_to_its_heir(clerk: User, guidance: str, offices: None):
    heir = UnitFactory(name="Sở Đối ngoại và Hội nhập")
    old = UnitFactory._meta.model.objects.get(name="Sở Ngoại vụ")
    old.valid_to = date(2026, 3, 1)
    old.save()
    Succession.objects.create(predecessor=old, successor=heir, on=date(2026, 3, 1))
    lead = led_by(received(clerk, guidance), "đón phóng viên").parties.get(part=Part.LEAD)
    assert (lead.written, lead.unit, lead.through) == ("Sở Ngoại vụ", heir, old)


def test_an_unknown_name_stays_open(clerk: User, guidance: str):
    lead = led_by(received(clerk, guidance), "đón phóng viên").parties.get(part=Part.LEAD)
    assert (lead.written, lead.unit, lead.group) == ("Sở Ngoại vụ", None, None)


def test_a_second_run_of_the_job_changes_nothing(clerk: User, guidance: str):
    directive = received(clerk, guidance)
    entries, count = AuditEntry.objects.count(), Obligation.objects.count()
    reading.read(progress=jobs.Progress(directive.job), directive_id=directive.pk)
    assert (AuditEntry.objects.count(), Obligation.objects.count()) == (entries, count)
    assert audit.broken_at() is None


def test_a_killed_job_is_taken_up_again(clerk: User, guidance: str):
    directive = waiting(clerk, guidance)
    Job.objects.filter(pk=directive.job_id).update(
        state=JobState.RUNNING, attempts=1, heartbeat_at=timezone.now() - timedelta(minutes=5)
    )
    assert jobs.recover() == 1
    directive.refresh_from_db()
    assert directive.state == DirectiveState.REVIEW
    assert directive.obligations.count() >= 3


def test_a_job_given_up_is_offered_again(clerk: User, guidance: str):
    directive = waiting(clerk, guidance)
    Job.objects.filter(pk=directive.job_id).update(
        state=JobState.RUNNING, attempts=3, heartbeat_at=timezone.now() - timedelta(minutes=5)
    )
    jobs.recover()
    intake.retry(actor=clerk, directive=directive)
    directive.refresh_from_db()
    assert directive.state == DirectiveState.REVIEW


def test_a_page_that_is_no_document_comes_to_review_without_work(clerk: User):
    directive = received(clerk, "Thực đơn hôm nay: phở bò, bún chả, chè sen. Mời bà con ghé quán.\n" * 4)
    assert directive.state == DirectiveState.REVIEW
    assert directive.reading["kind"] == "unknown"
    assert directive.obligations.count() == 0


def test_a_value_longer_than_its_field_is_cut_at_a_word():
    from nhipcau.directives.domain import values

    long = "sản phẩm " * 100
    cut = values.fit(Obligation, "deliverable", long)
    assert len(cut) <= 500
    assert cut.endswith("phẩm…") or cut.endswith("sản…")


def test_a_real_guidance(clerk: User, real_samples: Path):
    for name in ("Sở Thông tin và Truyền thông", "Sở Ngoại vụ", "Báo Bắc Giang"):
        UnitFactory(name=name)
    sample = next(real_samples.glob("004*"))
    directive = intake.register(actor=clerk, content=sample.read_bytes(), name=sample.name).directive
    assert directive.number == "97-HD/BTGTU"
    assert directive.system == "party"
    leads = {p.unit.name for o in directive.obligations.all() for p in o.parties.all() if p.unit}
    assert {"Sở Thông tin và Truyền thông", "Sở Ngoại vụ"} <= leads
    assert directive.reading["footnotes"]
