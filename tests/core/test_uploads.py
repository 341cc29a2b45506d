"""Gửi tệp từng phần: what came stays, what is wrong is told, what nobody goes on with is erased."""

import hashlib
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from nhipcau.core.domain import files, uploads
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import StoredFile, Upload
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.units import person

pytestmark = pytest.mark.django_db
WHOLE = bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path: Path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


@pytest.fixture
def owner(db: None) -> User:
    return person(Role.CLERK)


def begun(owner: User, size: int = len(WHOLE)) -> Upload:
    return uploads.begin(owner=owner, fingerprint="ke-hoach.docx|10240|1", size=size)


def send(owner: User, upload: Upload, start: int, end: int) -> Upload:
    return uploads.append(owner=owner, upload_id=upload.pk, offset=start, part=WHOLE[start:end])


def test_parts_make_the_whole_after_a_break(owner: User):
    send(owner, begun(owner), 0, 4000)
    again = begun(owner)
    assert again.received == 4000
    send(owner, again, 4000, len(WHOLE))
    content = uploads.content_of(owner=owner, upload_id=again.pk, digest=hashlib.sha256(WHOLE).hexdigest())
    assert content == WHOLE
    uploads.drop(owner=owner, upload_id=again.pk)
    assert not Upload.objects.exists()


def test_a_part_sent_twice_or_out_of_place_changes_nothing(owner: User):
    upload = begun(owner)
    send(owner, upload, 0, 4000)
    assert send(owner, upload, 0, 4000).received == 4000
    assert send(owner, upload, 8000, 9000).received == 4000
    send(owner, upload, 4000, len(WHOLE))
    assert uploads.content_of(owner=owner, upload_id=upload.pk) == WHOLE


def test_what_a_killed_server_wrote_but_did_not_count_is_written_again(owner: User):
    upload = begun(owner)
    send(owner, upload, 0, 4000)
    files.extend_quarantined(upload.key, 4000, b"half of a part")
    send(owner, upload, 4000, len(WHOLE))
    assert uploads.content_of(owner=owner, upload_id=upload.pk) == WHOLE


@pytest.mark.parametrize("size", [0, 2001, 200_000_000])
def test_an_empty_or_huge_file_is_refused_before_a_byte_is_sent(owner: User, size: int, settings):
    settings.NHIPCAU_UPLOAD_LIMIT = 2000
    with pytest.raises(Refused):
        begun(owner, size)
    assert not Upload.objects.exists()


def test_more_than_was_announced_is_refused(owner: User):
    upload = begun(owner, 100)
    with pytest.raises(Refused, match="chọn lại tệp"):
        uploads.append(owner=owner, upload_id=upload.pk, offset=0, part=WHOLE)


def test_an_unfinished_whole_is_not_taken(owner: User):
    upload = begun(owner)
    send(owner, upload, 0, 4000)
    with pytest.raises(Refused, match="gửi lại"):
        uploads.content_of(owner=owner, upload_id=upload.pk)
    assert begun(owner).received == 4000


def test_a_whole_that_differs_from_what_was_sent_begins_again(owner: User):
    upload = begun(owner)
    send(owner, upload, 0, len(WHOLE))
    with pytest.raises(Refused, match="gửi lại"):
        uploads.content_of(owner=owner, upload_id=upload.pk, digest="0" * 64)
    assert begun(owner).received == 0


def test_nobody_reaches_the_upload_of_another(owner: User):
    upload = begun(owner)
    other = person(Role.CLERK)
    with pytest.raises(Refused):
        send(other, upload, 0, 10)
    with pytest.raises(Refused):
        uploads.content_of(owner=other, upload_id=upload.pk)
    uploads.drop(owner=other, upload_id=upload.pk)
    assert Upload.objects.filter(pk=upload.pk).exists()
    assert begun(other).pk != upload.pk


def test_what_nobody_goes_on_with_is_erased_after_a_day(owner: User, settings):
    send(owner, begun(owner), 0, 4000)
    assert uploads.sweep(now=timezone.now() + timedelta(hours=23)) == 0
    assert uploads.sweep(now=timezone.now() + timedelta(hours=25)) == 1
    assert list(Path(settings.NHIPCAU_QUARANTINE_ROOT).iterdir()) == []


def test_a_file_without_a_record_is_swept_and_one_with_it_stays(db: None, capsys, settings):
    kept = files.keep(b"of a directive")
    lost = files.keep(b"left by a crash")
    StoredFile.objects.filter(pk=lost.pk).delete()
    assert files.sweep(now=timezone.now() + timedelta(hours=23)) == 0
    assert files.sweep(now=timezone.now() + timedelta(hours=25)) == 1
    assert kept.path.exists()
    assert not lost.path.exists()
    call_command("files", "sweep")
    assert "Đã dọn 0 tệp" in capsys.readouterr().out


def test_two_workers_sweep_one_room_at_once(settings):
    keys = [files.quarantine(b"nobody's") for _ in range(200)]
    room = Path(settings.NHIPCAU_QUARANTINE_ROOT)
    later = timezone.now() + timedelta(hours=2)

    def sweep(_: int) -> None:
        for path in files.aged(room.iterdir(), later):
            files.release(path.name)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(sweep, range(4)))
    assert list(room.iterdir()) == []
    assert files.aged([room / keys[0]], later) == []


def test_a_file_taken_in_again_is_safe_from_the_sweep(db: None):
    lost = files.keep(b"left by a crash")
    StoredFile.objects.filter(pk=lost.pk).delete()
    import os

    os.utime(lost.path, (0, 0))
    files.keep(b"left by a crash")
    assert lost.path.stat().st_mtime > 1_000_000


def test_an_upload_that_is_gone_says_so(owner: User):
    with pytest.raises(Refused, match="gửi từ đầu"):
        uploads.append(owner=owner, upload_id=uuid.uuid4(), offset=0, part=b"x")
