"""Tiếp nhận: what comes in once, what is refused, what waits for a second try."""

import hashlib
import unicodedata
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import Job, StoredFile
from nhipcau.directives.domain import intake, quarantine, reading
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def lying_in_quarantine(settings) -> list[Path]:
    room = Path(settings.NHIPCAU_QUARANTINE_ROOT)
    return [path for path in room.iterdir() if path.is_file()] if room.is_dir() else []


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


def test_a_file_is_read_and_kept_byte_for_byte(clerk: User, guidance: str, settings):
    content = guidance.encode()
    directive = intake.register(actor=clerk, content=content, name="C:\\Tải về\\huong-dan.txt").directive
    assert directive.state == DirectiveState.REVIEW
    assert directive.file_name == "huong-dan.txt"
    assert directive.original.path.read_bytes() == content
    assert directive.original.sha256 == hashlib.sha256(content).hexdigest()
    assert (directive.number, directive.type_code) == ("41-HD/BTGDVTU", "HD")
    assert str(directive.date) == "2026-02-12"
    assert lying_in_quarantine(settings) == []


def test_the_same_file_twice_is_one_directive(clerk: User, officer: User, guidance: str):
    first = intake.register(actor=clerk, content=guidance.encode(), name="a.txt")
    again = intake.register(actor=officer, content=guidance.encode(), name="b.txt")
    assert (first.is_new, again.is_new) == (True, False)
    assert again.directive == first.directive
    assert (Directive.objects.count(), StoredFile.objects.count(), Job.objects.count()) == (1, 1, 1)


def test_a_discarded_file_may_come_again(clerk: User, guidance: str):
    first = intake.register(actor=clerk, content=guidance.encode(), name="a.txt").directive
    intake.discard(actor=clerk, directive=first)
    assert intake.register(actor=clerk, content=guidance.encode(), name="a.txt").is_new


def test_number_issuer_and_date_of_another_are_pointed_at(clerk: User, guidance: str):
    first = intake.register(actor=clerk, content=guidance.encode(), name="a.txt").directive
    other = intake.register(actor=clerk, content=(guidance + "\n").encode(), name="b.txt").directive
    assert other.duplicate_of == first
    assert first.duplicate_of is None


def test_decomposed_letters_read_as_composed_ones(clerk: User, guidance: str):
    content = unicodedata.normalize("NFD", guidance).encode()
    directive = intake.register(actor=clerk, content=content, name="nfd.txt").directive
    assert directive.title == "Công tác thông tin đối ngoại năm 2026"
    assert directive.text == unicodedata.normalize("NFC", directive.text)


def test_a_file_brought_again_is_read_again_in_its_old_row(clerk: User, guidance: str, settings):
    broken = b"%PDF-1.7 " + bytes(99)
    first = intake.register(actor=clerk, content=broken, name="x.pdf")
    again = intake.register(actor=clerk, content=broken, name="y.pdf")
    assert (again.directive, again.is_new, again.directive.file_name) == (first.directive, True, "y.pdf")
    assert Directive.objects.get().state == DirectiveState.FAILED
    assert lying_in_quarantine(settings) == []


def test_a_reading_that_ran_out_of_time_may_be_tried_again(clerk: User, monkeypatch, settings):
    document = Path(__file__).parents[2] / "packages/vanban/tests/documents/xa-2026.pdf"
    monkeypatch.setattr(import_module("vanban.read.bounded"), "SECONDS", 0.001)
    directive = intake.register(actor=clerk, content=document.read_bytes(), name="x.pdf").directive
    assert (directive.state, len(lying_in_quarantine(settings))) == (DirectiveState.FAILED, 1)
    assert "vượt quá thời gian" in directive.failure
    monkeypatch.undo()
    intake.retry(actor=clerk, directive=directive)
    directive.refresh_from_db()
    assert (directive.state, directive.number) == (DirectiveState.REVIEW, "12/KH-UBND")
    assert Directive.objects.count() == StoredFile.objects.count() == 1
    assert lying_in_quarantine(settings) == []


@pytest.mark.parametrize("content", [b"", b"x" * 2000], ids=["empty", "too large"])
def test_empty_and_too_large_leave_nothing(clerk: User, content: bytes, settings):
    settings.NHIPCAU_UPLOAD_LIMIT = 1000
    with pytest.raises(Refused):
        intake.register(actor=clerk, content=content, name="x.txt")
    assert Directive.objects.count() == 0
    assert lying_in_quarantine(settings) == []


def test_blanks_only_is_no_document(clerk: User):
    directive = intake.register(actor=clerk, content=b"  \n \n", name="x.txt").directive
    assert directive.state in {DirectiveState.FAILED, DirectiveState.REVIEW}
    assert directive.obligations.count() == 0


def test_no_way_in_without_the_right(guidance: str):
    with pytest.raises(PermissionDenied):
        intake.register(actor=person(Role.UNIT_STAFF), content=guidance.encode(), name="x.txt")
    assert Directive.objects.count() == 0


def test_what_was_read_is_not_read_again(clerk: User, guidance: str):
    directive = intake.register(actor=clerk, content=guidance.encode(), name="a.txt").directive
    with pytest.raises(Refused):
        intake.retry(actor=clerk, directive=directive)


def test_a_waiting_reading_can_be_stopped_and_taken_up(clerk: User, guidance: str):
    directive = waiting(clerk, guidance)
    intake.cancel(actor=clerk, directive=directive)
    directive.refresh_from_db()
    assert directive.state == DirectiveState.FAILED
    assert "dừng" in directive.failure
    intake.retry(actor=clerk, directive=directive)
    directive.refresh_from_db()
    assert directive.state == DirectiveState.REVIEW


def test_after_seven_days_an_unread_file_is_erased(clerk: User, settings):
    directive = waiting(clerk, "KẾ HOẠCH")
    intake.cancel(actor=clerk, directive=directive)
    assert quarantine.sweep(now=timezone.now() + timedelta(days=6)) == 0
    assert quarantine.sweep(now=timezone.now() + timedelta(days=8)) == 1
    directive.refresh_from_db()
    assert (directive.state, directive.quarantine_key) == (DirectiveState.DISCARDED, "")
    assert lying_in_quarantine(settings) == []


def test_a_file_no_directive_holds_is_swept(db, settings):
    files.quarantine(b"left by a crash")
    assert quarantine.sweep() == 0
    assert quarantine.sweep(now=timezone.now() + timedelta(hours=2)) == 1
    assert lying_in_quarantine(settings) == []


def test_a_reading_that_finds_its_file_gone_says_so(clerk: User, guidance: str):
    directive = waiting(clerk, guidance)
    files.release(directive.quarantine_key)
    reading.read(progress=_silent(directive), directive_id=directive.pk)
    directive.refresh_from_db()
    assert directive.state == DirectiveState.FAILED
    assert "tiếp nhận lại" in directive.failure
    assert directive.file_name == directive.digest == ""


def waiting(actor: User, text: str) -> Directive:
    """A directive whose job no worker has taken yet."""
    content = text.encode()
    job = Job.objects.create(
        work=intake.READ_JOB, label="Đọc", requested_by=actor, arguments={"directive_id": 0}
    )
    directive = Directive.objects.create(
        digest=hashlib.sha256(content).hexdigest(),
        quarantine_key=files.quarantine(content),
        file_name="cho.txt",
        received_by=actor,
        job=job,
    )
    Job.objects.filter(pk=job.pk).update(arguments={"directive_id": directive.pk})
    return directive


def _silent(directive: Directive):
    from nhipcau.core.domain.jobs import Progress

    return Progress(directive.job)
