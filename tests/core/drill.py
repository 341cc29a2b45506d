"""An office of its own for a drill: a real database beside the test's, files, and writers in other processes.

`python -m tests.core.drill ROOM`: writes one file and its trail entry after the other until ROOM/stop
appears.
"""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VERB = "drill.keep"
LEFT_OUT = {"django_session", "core_upload"}


@dataclass
class Office:
    """Where it lies; `name` is the database's: a path on SQLite."""

    room: Path
    name: str

    @property
    def files(self) -> Path:
        return self.room / "files"

    @property
    def media(self) -> Path:
        return self.room / "media"

    def lay(self, name: str, content: bytes) -> None:
        """A file as the framework keeps it."""
        path = self.media / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def writer(self) -> "subprocess.Popen[bytes]":
        """Another process that keeps writing, and has begun."""
        from django.db import connection

        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings.production",
            "NHIPCAU_SECRET_KEY": "only-for-tests",
            "NHIPCAU_HOSTS": "localhost",
            "NHIPCAU_VAR": str(self.room),
        }
        if connection.vendor == "postgresql":
            held = connection.settings_dict
            environment |= {
                "NHIPCAU_POSTGRES": self.name,
                "NHIPCAU_POSTGRES_HOST": held["HOST"],
                "NHIPCAU_POSTGRES_USER": held["USER"],
            }
        (self.room / "stop").unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.core.drill", str(self.room)],
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        while not (self.room / "begun").exists():
            assert process.poll() is None
            time.sleep(0.05)
        return process

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        (self.room / "stop").touch()
        assert process.wait(30) == 0


@contextmanager
def office(room: Path, settings: Any) -> Iterator[Office]:
    """The test's connection looks into a new, migrated database and an empty store; afterwards back."""
    from django.db import connection

    name = str(room / "nhipcau.sqlite3") if connection.vendor == "sqlite" else f"drill_{os.getpid()}"
    made = Office(room, name)
    _copy_of_the_tests_database(made)
    live, held = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, name
    settings.NHIPCAU_FILES_ROOT = made.files
    settings.NHIPCAU_QUARANTINE_ROOT = room / "quarantine"
    settings.NHIPCAU_BACKUPS = room / "backups"
    settings.MEDIA_ROOT = made.media
    try:
        yield made
    finally:
        connection.close()
        connection.settings_dict["NAME"] = held
        connection.connection = live
        if connection.vendor == "postgresql":
            drop(name, also_kept=True)


def drop(name: str, *, also_kept: bool = False) -> None:
    """Destroys the PostgreSQL database of a drill, and with `also_kept` those set aside by a restore."""
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name}%"])
        for (found,) in cursor.fetchall():
            if found == name or also_kept:
                cursor.execute(f'DROP DATABASE "{found}"')


def kept_beside(name: str) -> list[str]:
    """The databases that a restore set aside."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return [str(path) for path in Path(name).parent.glob("nhipcau.sqlite3.*")]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name}%"])
        return [found for (found,) in cursor.fetchall() if found != name]


def _copy_of_the_tests_database(made: Office) -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(made.name)) as target:
            connection.connection.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
        return
    template = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{made.name}" TEMPLATE "{template}"')


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every model's table, in order."""
    from django.apps import apps

    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and model._meta.db_table not in LEFT_OUT:
            found[model._meta.db_table] = list(model._base_manager.order_by("pk").values_list())
    return found


def stored(root: Path) -> dict[str, bytes]:
    """Every file of a store with its content."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def keep(content: bytes) -> None:
    """One file and one entry of the trail, together or not at all."""
    from django.db import transaction

    from nhipcau.core.domain import audit, files

    with transaction.atomic():
        audit.record(actor=None, verb=VERB, subject=files.keep(content), after={"size": len(content)})


def main(room: Path) -> None:
    import django

    django.setup()
    number = 0
    while not (room / "stop").exists():
        number += 1
        keep(f"tệp số {number} ".encode() * 5000)
        (room / "begun").touch()
    with contextlib.suppress(FileNotFoundError):
        (room / "begun").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
