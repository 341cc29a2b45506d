"""The drill: back up while others write, destroy, restore; on SQLite, and on PostgreSQL where it is there."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from nhipcau.core.domain import audit, backups, files, media, restoring
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, StoredFile, Upload
from nhipcau.units.models import User

from . import drill

KEY = "một khóa đủ dài 2026"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "postgresql" and not shutil.which("pg_dump"), reason="pg_dump is not installed"
    ),
]


@pytest.fixture
def office(tmp_path: Path, settings, transactional_db):
    (tmp_path / "var").mkdir()
    with drill.office(tmp_path / "var", settings) as made:
        yield made


def destroy(office: drill.Office) -> None:
    """Everything but the backups."""
    connection.close()
    shutil.rmtree(office.files)
    shutil.rmtree(office.media, ignore_errors=True)
    if connection.vendor == "postgresql":
        drill.drop(office.name)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{office.name}"')
    else:
        for path in office.room.glob("nhipcau.sqlite3*"):
            path.unlink()


def test_back_up_while_others_write_destroy_restore(office: drill.Office, monkeypatch, capsys):
    owner = User.objects.create(username="người-trực", email="truc@example.vn")
    drill.keep(b"before everything")
    picture = "original_images/Cầu Sông Cầu (1).jpg"
    office.lay(picture, b"the bridge")
    files.quarantine("TUYỆT MẬT: không bao giờ ra khỏi đây".encode())
    Upload.objects.create(owner=owner, fingerprint="0" * 64, key="0" * 32, size=10, received=5)
    writer = office.writer()
    busy = backups.make(into=backups.folder())
    office.stop(writer)
    written = StoredFile.objects.count()

    monkeypatch.setenv("NHIPCAU_BACKUP_KEY", KEY)
    rows, stored, entries = drill.rows(), drill.stored(office.files), AuditEntry.objects.count()
    call_command("backup", "--keep", "5")
    quiet = max(backups.folder().glob("*.sealed"))
    pictures = drill.stored(office.media)
    assert pictures == {picture: b"the bridge"}
    assert "TUYỆT MẬT".encode() not in quiet.read_bytes() + busy.path.read_bytes()
    assert b"before everything" in busy.path.read_bytes() and b"before everything" not in quiet.read_bytes()
    call_command("backup", "--verify", str(quiet))
    assert f"{written} tệp, nhật ký đến mục số {entries}" in capsys.readouterr().out

    destroy(office)
    call_command("restore", str(quiet))
    assert f"chuỗi nhật ký nguyên vẹn {entries} mục" in capsys.readouterr().out
    again = drill.rows()
    assert again["core_auditentry"][:-1] == rows["core_auditentry"]
    assert AuditEntry.objects.get(sequence=entries + 1).verb == "core.restore"
    for table in ("core_auditentry", "core_audithead"):
        rows.pop(table), again.pop(table)
    assert again == rows
    assert drill.stored(office.files) == stored
    assert drill.stored(office.media) == pictures
    assert audit.broken_at() is None
    assert not Upload.objects.exists()
    drill.keep(b"and the work goes on")
    office.lay(picture, b"another picture under the old name")
    office.lay("documents/new.pdf", b"since then")

    # What was taken in the middle of writing holds together too, over what stands now.
    with pytest.raises(CommandError, match="đang có dữ liệu"):
        call_command("restore", str(busy.path))
    assert StoredFile.objects.count() == written + 1
    told = restoring.restore(busy.path, replace=True)
    held = set(StoredFile.objects.values_list("sha256", flat=True))
    assert 1 < len(held) <= written
    assert len(held) == AuditEntry.objects.filter(verb=drill.VERB).count() == told.files
    assert all((office.files / digest[:2] / digest).exists() for digest in held)
    assert audit.broken_at() is None
    connection.close()
    assert [told.kept] == drill.kept_beside(office.name)
    # Of two pictures under one name the archive's stands, the other is set aside; nothing is lost.
    held = drill.stored(office.media)
    (aside,) = told.aside
    assert held == {
        picture: b"the bridge",
        str(aside.relative_to(office.media)): b"another picture under the old name",
        "documents/new.pdf": b"since then",
    }


def test_an_archive_lays_nothing_outside_its_room():
    assert media.is_place("media/original_images/Ảnh 1.jpg")
    for name in ("media", "media/", "media/../x", "media//x", "media/./x", "/media/x", "media/a\\..\\x"):
        assert not media.is_place(name)


def test_a_restore_that_fails_leaves_everything_as_it_was(office: drill.Office, monkeypatch):
    drill.keep(b"one")
    made = backups.make(into=backups.folder(), secret=KEY)
    drill.keep(b"two")
    rows, stored = drill.rows(), drill.stored(office.files)

    def unchanged(path: Path, match: str, **how: str) -> None:
        with pytest.raises(Refused, match=match):
            restoring.restore(path, replace=True, **({"secret": KEY} | how))
        assert drill.rows() == rows
        assert drill.stored(office.files) == stored
        assert not list(office.room.glob(".nhipcau-*"))
        connection.close()
        assert drill.kept_beside(office.name) == []

    unchanged(made.path, "khóa không đúng", secret="một khóa khác hẳn 2026")
    unchanged(made.path, "hãy đưa khóa", secret="")
    short = made.path.with_name("short.sealed")
    short.write_bytes(made.path.read_bytes()[:-100])
    unchanged(short, "cắt cụt|hỏng")
    unchanged(Path(__file__), "không phải bản sao lưu|Không đọc được")
    unchanged(Path("/nowhere"), "Không có tệp")

    # An entry altered behind the software's back: the archive is whole, the chain in it is not.
    AuditEntry.objects.filter(sequence=1).update(verb="drill.other")
    broken = backups.make(into=backups.folder(), secret=KEY)
    AuditEntry.objects.filter(sequence=1).update(verb=drill.VERB)
    rows = drill.rows()
    unchanged(broken.path, "Chuỗi nhật ký trong bản sao lưu hỏng từ mục số 1")

    MigrationRecorder(connection).record_applied("core", "9999_later")
    later = backups.make(into=backups.folder(), secret=KEY)
    rows = drill.rows()
    unchanged(later.path, "phiên bản phần mềm mới hơn")


def test_a_restore_waits_for_whoever_uses_the_database(office: drill.Office):
    drill.keep(b"one")
    made = backups.make(into=backups.folder())
    writer = office.writer()
    try:
        with pytest.raises(Refused, match="dừng máy chủ"):
            restoring.restore(made.path, replace=True)
        connection.close()
        assert drill.kept_beside(office.name) == []
    finally:
        office.stop(writer)
    assert StoredFile.objects.count() > 1


def test_an_older_backup_is_brought_up_to_date(office: drill.Office):
    drill.keep(b"one")
    call_command("migrate", "core", "0004", verbosity=0)
    older = backups.make(into=backups.folder())
    destroy(office)
    told = restoring.restore(older.path)
    assert told.migrated >= 1
    with connection.cursor() as cursor:
        assert "core_signinfailures" in connection.introspection.table_names(cursor)


def test_a_damaged_file_is_told_and_older_backups_stay(office: drill.Office):
    for content in (b"one", b"two", b"three"):
        drill.keep(content)
    first = backups.make(into=backups.folder(), keep=1)
    lost, altered, _whole = StoredFile.objects.order_by("pk")
    lost.path.unlink()
    altered.path.write_bytes(b"tw0")
    with pytest.raises(CommandError, match="2 tệp trong kho bị thiếu hoặc hỏng"):
        call_command("backup", "--keep", "1")
    assert first.path.exists()
    (second,) = set(backups.folder().glob("nhipcau-*")) - {first.path}
    with pytest.raises(CommandError, match="2 tệp đã thiếu hoặc hỏng"):
        call_command("backup", "--verify", str(second))
    told = restoring.restore(second, replace=True)
    assert set(told.missing) == {lost.sha256, altered.sha256}
    # The older one brings them back.
    restoring.restore(first.path, replace=True)
    assert lost.path.read_bytes() == b"one" and altered.path.read_bytes() == b"two"


def test_only_the_last_backups_are_kept_and_nothing_else_is_touched(office: drill.Office):
    drill.keep(b"one")
    backups.folder().mkdir()
    theirs = backups.folder() / "nhipcau-ghi-chu.txt"
    theirs.touch()
    made = [backups.make(into=backups.folder(), keep=2) for _ in range(3)]
    assert sorted(backups.folder().iterdir()) == sorted([made[1].path, made[2].path, theirs])
    assert made[2].dropped == [made[0].path]
    assert made[2].path.stat().st_mode & 0o077 == 0
