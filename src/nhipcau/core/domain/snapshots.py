"""Ảnh chụp cơ sở dữ liệu: one moment of it, taken while others go on writing.

SQLite through its online backup interface, inside one read transaction; PostgreSQL through pg_dump on an
exported snapshot, so that what the archive says of the database is read at the very moment that is dumped.
"""

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext as _

from .errors import Refused

PAGES = 4000
Rows = Callable[[str], list[tuple[Any, ...]]]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Một ảnh chụp: the dump, the name it bears in an archive, and what stands in it."""

    path: Path
    member: str
    migrations: list[list[str]]
    audit: dict[str, Any]
    rows: dict[str, int]
    files: list[tuple[str, int]]


def size() -> int:
    """Dung lượng cơ sở dữ liệu, bytes."""
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        return path.stat().st_size if path.exists() else 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


@contextmanager
def taken(room: Path, tell: Tell) -> Iterator[Snapshot]:
    """Chụp vào thư mục `room`. Raises Refused where pg_dump is missing or fails."""
    take = _of_sqlite if connection.vendor == "sqlite" else _of_postgres
    yield take(room, tell)


def facts(rows: Rows, tables: set[str]) -> dict[str, Any]:
    """Những gì bản sao lưu nói về cơ sở dữ liệu: what a restore is held against."""
    audit = rows("SELECT sequence, digest FROM core_audithead WHERE id = 1")
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return {
        "migrations": [
            list(row) for row in rows("SELECT app, name FROM django_migrations ORDER BY app, name")
        ],
        "audit": dict(zip(("sequence", "digest"), audit[0], strict=True)) if audit else {},
        "rows": {name: count(rows, name) for name in sorted(models & tables)},
    }


def count(rows: Rows, table: str) -> int:
    """Số dòng của một bảng."""
    return int(rows(f'SELECT count(*) FROM "{table}"')[0][0])  # noqa: S608  # names of our own models


def tables_of(rows: Rows, vendor: str) -> set[str]:
    """Tên các bảng."""
    if vendor == "sqlite":
        asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return {str(row[0]) for row in rows(asked)}


def programme(name: str) -> str:
    """Đường dẫn chương trình của PostgreSQL. Raises Refused where it is not installed."""
    found = shutil.which(name)
    if found is None:
        raise Refused(
            _(
                "Máy này chưa có chương trình %(name)s. Hãy cài gói postgresql-client cùng phiên "
                "bản với máy chủ CSDL."
            )
            % {"name": name}
        )
    return found


def run(command: list[str]) -> None:
    """Chạy một chương trình của PostgreSQL. Raises Refused with what it said."""
    password = connection.settings_dict.get("PASSWORD") or ""
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [str(done.returncode)])[0][:300]
        raise Refused(_("%(name)s không làm được: %(said)s") % {"name": Path(command[0]).name, "said": said})


def server() -> list[str]:
    """Tham số nối tới máy chủ PostgreSQL."""
    held = connection.settings_dict
    options = (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER"))
    return [f"{option}={held[key]}" for option, key in options if held.get(key)]


def _files(rows: Rows) -> list[tuple[str, int]]:
    found = rows("SELECT sha256, size FROM core_storedfile ORDER BY sha256")
    return [(str(digest), int(length)) for digest, length in found]


def _of_sqlite(room: Path, tell: Tell) -> Snapshot:
    copy, packed = room / "database.sqlite3", room / "database.sqlite3.gz"
    connection.ensure_connection()
    source = connection.connection
    with closing(sqlite3.connect(copy)) as target:
        # Within one read transaction the pages stay as they are, however many steps the copy takes.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=PAGES, progress=lambda *at: tell(_share(at[1], at[2])))
        finally:
            source.execute("ROLLBACK")
        target.execute("PRAGMA journal_mode=DELETE")
        sound = target.execute("PRAGMA quick_check").fetchone()[0]
        if sound != "ok":
            raise Refused(
                _("Cơ sở dữ liệu đang bị hỏng (%(said)s); chưa sao lưu gì.") % {"said": sound[:200]}
            )

        def rows(asked: str) -> list[tuple[Any, ...]]:
            return target.execute(asked).fetchall()

        told, files = facts(rows, tables_of(rows, "sqlite")), _files(rows)
    with copy.open("rb") as plain, gzip.open(packed, "wb", compresslevel=6) as out:
        shutil.copyfileobj(plain, out, 1024 * 1024)
    copy.unlink()
    return Snapshot(packed, packed.name, told["migrations"], told["audit"], told["rows"], files)


def _of_postgres(room: Path, tell: Tell) -> Snapshot:
    program, dump = programme("pg_dump"), room / "database.pgdump"
    ours = connection.copy()
    try:
        with ours.cursor() as cursor:

            def rows(asked: str) -> list[tuple[Any, ...]]:
                cursor.execute(asked)
                return list(cursor.fetchall())

            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            moment = str(rows("SELECT pg_export_snapshot()")[0][0])
            told, files = facts(rows, tables_of(rows, "postgresql")), _files(rows)
            tell(_("pg_dump đang chạy"))
            run(
                [
                    program, *server(), "--format=custom", "--no-owner", "--no-privileges",
                    f"--snapshot={moment}", f"--file={dump}", str(connection.settings_dict["NAME"]),
                ]
            )  # fmt: skip
            cursor.execute("ROLLBACK")
    finally:
        ours.close()
    return Snapshot(dump, dump.name, told["migrations"], told["audit"], told["rows"], files)


def _share(left: int, total: int) -> str:
    return f"{100 * (total - left) // max(total, 1)}%"
