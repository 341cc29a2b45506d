"""Tiếp nhận: what comes in once, what is refused, what waits for a second try."""

import hashlib
import unicodedata
from datetime import timedelta
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


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00\x00\x00" + bytes(400),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(400),
        # TCVN3 and VNI: Vietnamese of the nineties, not Unicode.
        b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam, S\xeb Ngo\xb9i v\xf4 x\xa9y d\xf9ng k\xd5"
        * 9,
        "Cộng hòa xã hội: S\x81\x8d\x8f".encode("utf-16-be")[:-1] + b"\x00\xff\xfe",
    ],
    ids=["exe", "pdf", "tcvn3", "broken"],
)
def test_what_cannot_be_read_waits_in_quarantine_with_a_sentence(clerk: User, content: bytes, settings):
    directive = intake.register(actor=clerk, content=content, name="la.txt").directive
    assert directive.state == DirectiveState.FAILED
    assert len(directive.failure) > 20
    assert directive.original is None
    assert StoredFile.objects.count() == 0
    assert len(lying_in_quarantine(settings)) == 1
    intake.retry(actor=clerk, directive=directive)
    assert len(lying_in_quarantine(settings)) == 1
    intake.discard(actor=clerk, directive=directive)
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
    directive = intake.register(actor=clerk, content=b"%PDF-1.7 " + bytes(99), name="x.pdf").directive
    assert quarantine.sweep(now=timezone.now() + timedelta(days=6)) == 0
    assert quarantine.sweep(now=timezone.now() + timedelta(days=8)) == 1
    directive.refresh_from_db()
    assert (directive.state, directive.quarantine_key) == (DirectiveState.DISCARDED, "")
    assert lying_in_quarantine(settings) == []


def test_a_file_no_directive_holds_is_swept(db, settings):
    files.quarantine(b"left by a crash")
    assert quarantine.sweep(now=timezone.now() + timedelta(days=8)) == 1
    assert lying_in_quarantine(settings) == []


def test_a_reading_that_finds_its_file_gone_says_so(clerk: User, guidance: str):
    directive = waiting(clerk, guidance)
    files.release(directive.quarantine_key)
    reading.read(progress=_silent(directive), directive_id=directive.pk)
    directive.refresh_from_db()
    assert directive.state == DirectiveState.FAILED
    assert "tiếp nhận lại" in directive.failure


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
