"""The signed file waits in quarantine until it is recorded; a secret one is erased (bản ký nhận về)."""

from pathlib import Path

import pytest
from django.conf import settings as current
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, StoredFile
from nhipcau.issuing.domain import returns, signing
from nhipcau.issuing.enums import Doubt
from nhipcau.issuing.models import Paper, ReturnedFile
from nhipcau.units.enums import Role
from tests.factories.issuing import exported, letter
from tests.factories.units import person

from . import pdfs

pytestmark = pytest.mark.django_db


def quarantined() -> list[Path]:
    folder = Path(current.NHIPCAU_QUARANTINE_ROOT)
    return list(folder.iterdir()) if folder.exists() else []


def file_of(paper: Paper) -> bytes:
    return signing.export(actor=person(Role.OFFICER), paper=paper, form="pdf").file.path.read_bytes()


def receive(paper: Paper, content: bytes) -> ReturnedFile:
    return returns.receive(actor=person(Role.CLERK), paper=paper, content=content, name="ban-ky.pdf")


def test_our_own_paper_signed_raises_no_doubt():
    paper = exported()
    waiting = receive(paper, pdfs.signed(file_of(paper)))
    assert waiting.findings["doubts"] == {}
    assert [each["intact"] for each in waiting.findings["signatures"]] == [True]
    assert len(quarantined()) == 1


def test_recorded_it_leaves_quarantine(django_capture_on_commit_callbacks):
    paper = exported()
    content = pdfs.signed(file_of(paper))
    waiting = receive(paper, content)
    with django_capture_on_commit_callbacks(execute=True):
        signing.bring_back(
            actor=person(Role.CLERK),
            paper=paper,
            number="05",
            on=timezone.localdate(),
            signed=returns.content_of(waiting),
            name=waiting.name,
        )
    paper.refresh_from_db()
    assert paper.signed.path.read_bytes() == content
    assert quarantined() == [] and not ReturnedFile.objects.exists()


def test_a_newer_file_takes_the_place_of_the_one_that_waits(django_capture_on_commit_callbacks):
    paper = exported()
    content = file_of(paper)
    receive(paper, content)
    with django_capture_on_commit_callbacks(execute=True):
        receive(paper, pdfs.signed(content))
    assert len(quarantined()) == 1
    assert ReturnedFile.objects.get().findings["doubts"] == {}


def test_dropped_it_is_erased(django_capture_on_commit_callbacks):
    paper = exported()
    receive(paper, file_of(paper))
    with django_capture_on_commit_callbacks(execute=True):
        returns.discard(actor=person(Role.CLERK), paper=paper)
        returns.discard(actor=person(Role.CLERK), paper=paper)
    assert quarantined() == []
    assert AuditEntry.objects.filter(verb="issuing.discard").count() == 1


def test_taken_back_to_a_draft_the_file_that_waits_goes(django_capture_on_commit_callbacks):
    paper = exported()
    receive(paper, file_of(paper))
    with django_capture_on_commit_callbacks(execute=True):
        signing.take_back(actor=person(Role.OFFICER), paper=paper, reason="sửa")
    assert quarantined() == []


def test_another_paper_is_noticed():
    other = pdfs.signed(pdfs.saying("Nội dung của một văn bản khác, không liên quan gì. " * 5))
    waiting = receive(exported(), other)
    assert set(waiting.findings["doubts"]) == {Doubt.OTHER_TEXT}


def test_the_same_words_under_another_title_are_noticed():
    paper = exported()
    twin = exported(title="một trích yếu hoàn toàn khác")
    waiting = receive(twin, pdfs.signed(file_of(paper)))
    assert set(waiting.findings["doubts"]) == {Doubt.OTHER_TEXT}


def test_a_scan_needs_a_persons_word_that_it_is_not_secret():
    paper = exported()
    waiting = receive(paper, pdfs.scan())
    assert set(waiting.findings["doubts"]) == {Doubt.UNSIGNED, Doubt.UNREADABLE}
    kept = StoredFile.objects.count()
    with pytest.raises(signing.Doubtful):
        signing.bring_back(
            actor=person(Role.CLERK),
            paper=paper,
            number="05",
            on=timezone.localdate(),
            signed=pdfs.scan(),
            confirmed={Doubt.UNSIGNED},
        )
    assert StoredFile.objects.count() == kept


@pytest.mark.parametrize("how", ["receive", "bring_back"])
def test_a_file_marked_secret_is_refused_and_nothing_of_it_stays(how: str):
    """The reader of letterheads is the one that directives put here, not one made for the test."""
    assert returns.secret_marks
    paper = exported()
    secret = pdfs.signed(pdfs.marked("TỐI MẬT"))
    kept = StoredFile.objects.count()
    with pytest.raises(Refused, match="dấu chỉ độ mật"):
        if how == "receive":
            receive(paper, secret)
        else:
            clerk, today = person(Role.CLERK), timezone.localdate()
            signing.bring_back(actor=clerk, paper=paper, number="05", on=today, signed=secret, name="mat.pdf")
    assert quarantined() == [] and StoredFile.objects.count() == kept
    entry = AuditEntry.objects.get(verb="issuing.refuse_secret")
    assert entry.after == {"refused": "secret"}
    assert not ReturnedFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp rỗng"),
        (b"MZ\x90\x00" + b"x" * 200, "phải là tệp PDF"),
        (b"%PDF-1.7\nhong", "Không đọc được"),
    ],
)
def test_what_is_no_signed_paper_is_refused(content: bytes, words: str):
    with pytest.raises(Refused, match=words):
        receive(exported(), content)
    assert quarantined() == []


def test_a_locked_file_is_refused():
    with pytest.raises(Refused, match="mật khẩu"):
        receive(exported(), pdfs.locked(pdfs.scan()))


def test_a_draft_awaits_no_signed_file():
    with pytest.raises(Refused, match="đã xuất để ký"):
        receive(letter(), pdfs.scan())
