"""Bản quét: nothing of it leaves quarantine until a person has seen that no page is marked (safeguard 16)."""

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import vanban
from nhipcau.core.domain import audit, files, jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, Job, StoredFile
from nhipcau.directives.domain import intake, quarantine, reading, screening
from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.directives.conftest import GUIDANCE
from tests.directives.test_secret import everything_stored
from tests.factories.directives import DirectiveFactory, package, reading_of_package
from tests.factories.units import person

SOURCE = Path(__file__).parents[2] / "packages" / "vanban" / "tests" / "documents" / "xa-2026.pdf"
pytestmark = pytest.mark.usefixtures("rooms")


@pytest.fixture
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


@pytest.fixture(scope="module")
def scan() -> bytes:
    """The upper half of a page, as a picture."""
    import pypdfium2

    page = pypdfium2.PdfDocument(SOURCE)[0].render(scale=200 / 72).to_pil()
    out = io.BytesIO()
    page.crop((0, 0, page.width, page.height // 2)).save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


@pytest.fixture
def waiting(clerk: User, scan: bytes) -> Directive:
    return intake.register(actor=clerk, content=scan, name="ke-hoach-quet.png").directive


def everything_in(room: Path) -> list[Path]:
    return [path for path in room.rglob("*") if path.is_file()]


def test_a_scan_waits_in_quarantine_for_a_person(waiting: Directive, tmp_path: Path):
    assert waiting.state == DirectiveState.SCREENING
    assert waiting.reading is waiting.original is None
    assert "12/KH-UBND" not in everything_stored()
    assert not StoredFile.objects.exists()
    assert not everything_in(tmp_path / "files")
    assert len(everything_in(tmp_path / "quarantine")) == 2


def test_what_a_person_saw_unmarked_is_kept_and_reviewed(waiting: Directive, officer: User, tmp_path: Path):
    screening.confirm_unmarked(actor=officer, directive=waiting)
    waiting.refresh_from_db()
    assert waiting.state == DirectiveState.REVIEW
    assert waiting.number == "12/KH-UBND"
    assert waiting.reading["source"]["read_by"] == "ocr"
    assert waiting.obligations.count() >= 2
    assert not everything_in(tmp_path / "quarantine")
    seen = AuditEntry.objects.get(verb="directives.confirm_unmarked")
    assert seen.after == {"state": "review", "no_secret_mark": True}
    assert audit.broken_at() is None
    with pytest.raises(Refused, match="không còn chờ"):
        screening.confirm_unmarked(actor=officer, directive=waiting)


def test_what_a_person_saw_marked_leaves_no_trace(waiting: Directive, officer: User, tmp_path: Path):
    screening.refuse_marked(actor=officer, directive=waiting)
    waiting.refresh_from_db()
    assert waiting.state == DirectiveState.FAILED
    assert "độ mật" in waiting.failure
    stored = everything_stored()
    assert "12/KH-UBND" not in stored
    assert "ke-hoach-quet" not in stored
    assert not everything_in(tmp_path)
    refusal = AuditEntry.objects.get(verb="directives.refuse_secret")
    assert refusal.after == {"state": "failed", "refused": "secret"}


def test_nobody_looking_for_a_week_erases_it(waiting: Directive, tmp_path: Path):
    quarantine.sweep(now=timezone.now() + quarantine.KEPT_UNREAD * 2)
    waiting.refresh_from_db()
    assert waiting.state == DirectiveState.DISCARDED
    assert not everything_in(tmp_path / "quarantine")


def test_discarding_erases_file_and_reading(waiting: Directive, clerk: User, tmp_path: Path):
    intake.discard(actor=clerk, directive=waiting)
    assert not everything_in(tmp_path / "quarantine")


def test_a_file_gone_from_quarantine_is_told(waiting: Directive, clerk: User, tmp_path: Path):
    for path in everything_in(tmp_path / "quarantine"):
        path.unlink()
    with pytest.raises(Refused, match="không còn ở nơi cách ly"):
        screening.confirm_unmarked(actor=clerk, directive=waiting)


def test_pages_of_text_and_text_layers_of_scanners_are_told_apart():
    from nhipcau.directives.domain import values

    plain = {"source": {"read_by": "pdf"}, "findings": []}
    assert not values.is_from_pictures(plain)
    assert values.is_from_pictures(plain | {"findings": [{"code": "unread-page", "message": ""}]})
    assert values.is_from_pictures(plain | {"findings": [{"code": "scanner-text", "message": ""}]})
    assert values.is_from_pictures(plain | {"attachments": [{"source": {"read_by": "ocr"}}]})
    assert values.is_from_pictures({"source": {"read_by": "edxml", "mean_confidence": 0.9}})


def test_the_screen_shows_the_pages_and_asks(waiting: Directive, clerk: User, client: Client):
    client.force_login(clerk)
    shown = client.get(reverse("directives:progress", args=[waiting.pk]), follow=True)
    assert shown.redirect_chain[-1][0] == waiting.get_absolute_url()
    page = reverse("directives:screened_page", args=[waiting.pk, 0, 1])
    assert page in shown.content.decode()
    image = client.get(page)
    assert image["Content-Type"] == "image/webp"
    assert "no-store" in image["Cache-Control"]
    assert client.get(reverse("directives:screened_page", args=[waiting.pk, 0, 2])).status_code == 404
    client.post(reverse("directives:confirm_unmarked", args=[waiting.pk]))
    waiting.refresh_from_db()
    assert waiting.state == DirectiveState.SCREENING
    client.post(reverse("directives:confirm_unmarked", args=[waiting.pk]), {"seen": "1"})
    waiting.refresh_from_db()
    assert waiting.state == DirectiveState.REVIEW
    assert client.get(page).status_code == 404


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "."), content)
    return out.getvalue()


WORKBOOK = archive(**{"xl/workbook__xml": b"<workbook/>"})
ANNEX = "Biểu số liệu Hoa Sen.xlsx"


@pytest.fixture
def packed(clerk: User, scan: bytes) -> Directive:
    """A ZIP with a guidance, a workbook that nobody reads and, in a mail within, a scanned page."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@x.example", "b@x.example", "Gửi bản quét"
    letter.set_content("Kính gửi bản quét kèm theo.")
    letter.add_attachment(scan, maintype="image", subtype="png", filename="quet.png")
    content = archive(a__txt=GUIDANCE.encode(), **{ANNEX: WORKBOOK, "thu__eml": letter.as_bytes()})
    return intake.register(actor=clerk, content=content, name="goi.zip").directive


def test_a_package_shows_its_scans_and_hands_out_what_nobody_read(
    packed: Directive, clerk: User, client: Client, tmp_path: Path
):
    assert packed.state == DirectiveState.SCREENING
    assert not everything_in(tmp_path / "files")
    assert "Hoa Sen" not in everything_stored()
    client.force_login(clerk)
    screen = client.get(packed.get_absolute_url()).content.decode()
    assert ANNEX in screen and "bảng tính Excel" in screen and "thu.eml" in screen
    image = client.get(reverse("directives:screened_page", args=[packed.pk, 0, 1]))
    assert image["Content-Type"] == "image/webp"
    opened = client.get(reverse("directives:open_unread", args=[packed.pk, 0]))
    assert b"".join(opened.streaming_content) == WORKBOOK
    assert opened["Content-Disposition"].startswith("attachment")
    assert opened["Content-Type"] == "application/octet-stream"
    assert opened["X-Content-Type-Options"] == "nosniff" and "no-store" in opened["Cache-Control"]
    assert "Hoa Sen" not in everything_stored()
    assert AuditEntry.objects.get(verb="directives.open_unread").after == {"file": 1}
    assert client.get(reverse("directives:open_unread", args=[packed.pk, 1])).status_code == 302


def test_a_package_is_kept_when_every_unread_file_was_opened(packed: Directive, clerk: User, client: Client):
    client.force_login(clerk)
    confirm = reverse("directives:confirm_unmarked", args=[packed.pk])
    refused = client.post(confirm, {"seen": "1"}, follow=True).content.decode()
    assert "Chưa xác nhận đã mở xem" in refused
    packed.refresh_from_db()
    assert packed.state == DirectiveState.SCREENING
    client.post(confirm, {"seen": "1", "da-mo": ["0"]})
    packed.refresh_from_db()
    assert packed.state == DirectiveState.REVIEW
    assert packed.number == "41-HD/BTGDVTU"
    seen = AuditEntry.objects.get(verb="directives.confirm_unmarked")
    assert seen.after == {"state": "review", "no_secret_mark": True, "unread_opened": 1}
    address = reverse("directives:unread_file", args=[packed.pk, 0])
    review = client.get(packed.get_absolute_url()).content.decode()
    assert address in review and ANNEX in review and "Tệp kèm trong gói (3)" in review
    kept = client.get(address)
    assert b"".join(kept.streaming_content) == WORKBOOK
    assert kept["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("directives:unread_file", args=[packed.pk, 1])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_unread_file_is_handed_out_with_its_trail(tmp_path: Path):
    """As in a request: no transaction stands around it."""
    reading = json.dumps(reading_of_package("KẾ HOẠCH")).encode()
    waiting = DirectiveFactory(
        state=DirectiveState.SCREENING,
        reading=None,
        original=None,
        quarantine_key=files.quarantine(package()),
        reading_key=files.quarantine(reading),
    )
    found = screening.open_unread(actor=person(Role.CLERK), directive=waiting, index=0)
    assert (found.name, found.content) == ("bieu-so-lieu.xlsx", b"PK\x03\x04 a workbook")
    assert AuditEntry.objects.filter(verb="directives.open_unread").count() == 1


def test_who_may_not_screen_opens_nothing(packed: Directive, client: Client):
    with pytest.raises(PermissionDenied):
        screening.open_unread(actor=person(Role.LEADER), directive=packed, index=0)


def test_recognition_tells_its_pages_and_stops_when_asked(waiting: Directive):
    job = Job.objects.create(label="đọc", work="x.y")
    progress = jobs.Progress(job)
    reading._tell(progress, 1, 2)
    job.refresh_from_db()
    assert "1/2 trang" in job.stage
    assert 0 < job.percent < 100
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    with pytest.raises(jobs.Cancelled):
        reading._tell(progress, 2, 2)


def test_the_library_tells_what_it_read_from_pictures(scan: bytes):
    with pytest.raises(vanban.VanbanError, match="ảnh"):
        vanban.read_bytes(scan, "a.png", recognise=False)
