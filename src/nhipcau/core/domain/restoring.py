"""Khôi phục: an archive laid out beside the installation, brought up to date, verified, and then put in
its place.

Until the last step nothing of what stands is touched; the last step is one rename (SQLite: of a file,
PostgreSQL: of two databases in one transaction). Files go in before it: more files than records do no
harm, the sweep takes them. Sessions, and files that were half sent, are not brought back: they lead nowhere.
"""

import contextlib
import gzip
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import AuditEntry, AuditHead, StoredFile, Upload
from . import archive, audit, media, snapshots
from .errors import Refused

Tell = Callable[[str], None]


@dataclass(slots=True)
class Restored:
    """Đã khôi phục: `kept` names the database that stood before, `missing` the files the archive had not
    whole, `aside` files of the framework that gave way to others of the same name.
    """

    made_at: str
    files: int
    entries: int
    migrated: int
    kept: str = ""
    missing: list[str] = field(default_factory=list)
    aside: list[Path] = field(default_factory=list)


def restore(
    path: Path, *, secret: str = "", replace: bool = False, tell: Tell = lambda words: None
) -> Restored:
    """Khôi phục từ một bản sao lưu.

    Raises Refused, with everything as it was, for an archive that is not whole, of newer software or of
    another kind of database, for an installation in use (unless `replace`), and for a broken audit chain.
    """
    facts = archive.head_of(path, secret)
    _require_fitting(facts)
    in_use = _in_use()
    if in_use and not replace:
        raise Refused(
            _(
                "Hệ thống này đang có dữ liệu nên chưa khôi phục gì. Muốn thay bằng bản sao lưu: "
                "thêm --replace; dữ liệu đang có được giữ riêng ra."
            )
        )
    home = Path(settings.NHIPCAU_FILES_ROOT)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".nhipcau-restore-", dir=home.parent) as name:
        room = Path(name)
        tell(_("Mở và kiểm tra bản sao lưu …"))
        facts = archive.unpack(path, secret, into=room)
        with _beside(room, tell) as side:
            with _pointed_at(side):
                told = _brought_up(facts, tell)
            tell(_("Đưa tệp vào kho …"))
            _bring_files(room / "files", home, set(facts["manifest"]["damaged"]))
            media.bring_new(room / media.ROOM)
            told.kept = _swap(side, keep=in_use)
        told.aside = media.bring_rest(room / media.ROOM, _stamp())
    told.missing = list(facts["manifest"]["damaged"])
    return told


def _require_fitting(facts: archive.Facts) -> None:
    if facts["vendor"] != connection.vendor:
        raise Refused(
            _(
                "Bản sao lưu của cơ sở dữ liệu %(theirs)s, hệ thống này dùng %(ours)s; hãy khai báo "
                "cùng loại rồi khôi phục."
            )
            % {"theirs": facts["vendor"], "ours": connection.vendor}
        )
    known = _known()
    newer = [tuple(step) for step in facts["migrations"] if tuple(step) not in known]
    if newer:
        raise Refused(
            _(
                "Bản sao lưu do phiên bản phần mềm mới hơn tạo ra (%(step)s); hãy cài phiên bản ấy "
                "rồi khôi phục."
            )
            % {"step": ".".join(newer[0])}
        )


def _known() -> set[tuple[str, str]]:
    """The steps of the database that this software knows, those included that a squashed one replaces."""
    held = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {*held, *((app, name) for migration in held.values() for app, name in migration.replaces)}


def _in_use() -> bool:
    """Whether somebody's work stands here: an account, or an entry of the trail."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    try:
        held = set(connection.introspection.table_names())
        return "core_audithead" in held and (
            get_user_model().objects.exists() or AuditHead.objects.filter(sequence__gt=0).exists()
        )
    finally:
        connection.close()


@contextmanager
def _beside(room: Path, tell: Tell) -> Iterator[str]:
    """The archive's database, loaded beside the one in use; its name. What is left of it goes in the end."""
    tell(_("Nạp cơ sở dữ liệu bên cạnh …"))
    if connection.vendor == "sqlite":
        side = room / "database.sqlite3"
        with gzip.open(room / "database.sqlite3.gz", "rb") as packed, side.open("xb") as out:
            shutil.copyfileobj(packed, out, archive.PIECE)
        yield str(side)
        return
    program = snapshots.programme("pg_restore")
    name = f"{connection.settings_dict['NAME']}_khoi_phuc_{os.getpid()}"
    with _server() as cursor:
        try:
            cursor.execute(f"CREATE DATABASE {_quoted(name)} TEMPLATE template0 ENCODING 'UTF8'")
        except DatabaseError as error:
            raise Refused(
                _(
                    "Tài khoản PostgreSQL chưa tạo được cơ sở dữ liệu để khôi phục vào; hãy cấp "
                    "quyền: ALTER ROLE … CREATEDB."
                )
            ) from error
    try:
        flags = ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}"]
        snapshots.run([program, *snapshots.server(), *flags, str(room / "database.pgdump")])
        yield name
    finally:
        with _server() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")


def _brought_up(facts: archive.Facts, tell: Tell) -> Restored:
    """In the loaded database: hold it against the archive, migrate, verify the chain, clear what leads
    nowhere.
    """
    _require_rows(facts["rows"])
    tell(_("Nâng cấp và kiểm tra chuỗi nhật ký …"))
    migrated = _migrate(len(facts["migrations"]))
    broken = audit.broken_at()
    if broken is not None:
        raise Refused(
            _("Chuỗi nhật ký trong bản sao lưu hỏng từ mục số %(n)d; chưa khôi phục gì.") % {"n": broken}
        )
    if facts["audit"]:
        _require_head(facts["audit"])
    with transaction.atomic():
        Session.objects.all().delete()
        Upload.objects.all().delete()
        head = AuditHead.objects.get_or_create(pk=1)[0]
        entries, after = head.sequence, {"made_at": facts["made_at"], "files": facts["files"]}
        audit.record(actor=None, verb="core.restore", subject=head, after=after)
    return Restored(facts["made_at"], StoredFile.objects.count(), entries, migrated)


def _migrate(before: int) -> int:
    """How many steps were still to do."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    return len(MigrationRecorder(connection).applied_migrations()) - before


def _require_rows(expected: dict[str, int]) -> None:
    def rows(asked: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return list(cursor.fetchall())

    held = snapshots.tables_of(rows, connection.vendor)
    for table, count in expected.items():
        if table not in held or snapshots.count(rows, table) != count:
            raise Refused(_("Bảng %(table)s nạp lại không đủ số dòng; chưa khôi phục gì.") % {"table": table})


def _require_head(said: dict[str, Any]) -> None:
    # Migrations may have recorded more; the entry that was last must still stand with its digest.
    if said["sequence"] and not AuditEntry.objects.filter(**said).exists():
        raise Refused(_("Đầu chuỗi nhật ký không khớp với bản sao lưu; chưa khôi phục gì."))


def _bring_files(source: Path, home: Path, damaged: set[str]) -> None:
    """Each under its digest by one rename; what lies there already under the name is the same or damaged."""
    for path in source.glob("*"):
        if path.name in damaged:
            continue
        target = home / path.name[:2] / path.name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.replace(target)


def _swap(side: str, *, keep: bool) -> str:
    """The one step that counts. Raises Refused while other processes use the database."""
    swap = _swap_file if connection.vendor == "sqlite" else _swap_names
    return swap(side, _stamp(), keep)


def _stamp() -> str:
    # To the microsecond: two restores within one second keep both databases.
    return timezone.localtime().strftime("%Y%m%d_%H%M%S_%f")


def _swap_file(side: str, stamp: str, keep: bool) -> str:
    target, kept = Path(connection.settings_dict["NAME"]), ""
    with closing(sqlite3.connect(side)) as loaded:
        # Without a log beside it, the file alone is the database.
        loaded.execute("PRAGMA journal_mode=DELETE")
    if target.exists():
        _require_alone(target)
        if keep:
            aside = target.with_name(f"{target.name}.truoc_{stamp}")
            os.link(target, aside)
            kept = str(aside)
    target.parent.mkdir(parents=True, exist_ok=True)
    Path(side).replace(target)
    return kept


def _require_alone(target: Path) -> None:
    """Only whoever is alone may leave the write-ahead log; this also brings the log into the file."""
    with closing(sqlite3.connect(target, timeout=5)) as held:
        try:
            mode = held.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = ""
    if mode != "delete":
        raise Refused(_in_use_sentence())


def _swap_names(side: str, stamp: str, keep: bool) -> str:
    name = str(connection.settings_dict["NAME"])
    aside = f"{name}_truoc_{stamp}"
    with _server() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        stands = cursor.fetchone() is not None
        try:
            cursor.execute("BEGIN")
            if stands:
                cursor.execute(f"ALTER DATABASE {_quoted(name)} RENAME TO {_quoted(aside)}")
            cursor.execute(f"ALTER DATABASE {_quoted(side)} RENAME TO {_quoted(name)}")
            cursor.execute("COMMIT")
        except DatabaseError as error:
            cursor.execute("ROLLBACK")
            raise Refused(_in_use_sentence()) from error
        if stands and not keep:
            with contextlib.suppress(DatabaseError):
                cursor.execute(f"DROP DATABASE {_quoted(aside)}")
    return aside if keep else ""


def _in_use_sentence() -> str:
    return _(
        "Có chương trình khác đang dùng cơ sở dữ liệu; hãy dừng máy chủ và tiến trình nền rồi làm "
        "lại. Chưa đổi gì."
    )


@contextmanager
def _server() -> Iterator[Any]:
    """A cursor at the server, in none of our databases."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        yield cursor


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """The whole software looks into another database for a while."""
    held = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = held


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
