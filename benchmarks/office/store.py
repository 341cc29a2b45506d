"""Kho: offices that were made stay in a folder, on either engine, and are made anew when the maker changed.

The folder is NHIPCAU_BENCH_ROOM, else var/bench. `python -m benchmarks.office.store` makes what is missing.
"""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from .frame import SEED, Office

SIZES = (10_000, 100_000)
ENGINES = ("sqlite", "postgresql")
# States stand against the day of making: after a month everything would be late.
KEPT = timedelta(days=30)
HERE = Path(__file__).parent
# What keeps and measures an office does not change it; `beside` is put into those that lack it.
NOT_MAKERS = {"beside.py", "store.py", "screens.py", "sheets.py", "timing.py"}
SHARED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=512MB",
)


def room() -> Path:
    """Thư mục của kho."""
    return Path(os.environ.get("NHIPCAU_BENCH_ROOM", Path.cwd() / "var" / "bench")).resolve()


def fingerprint() -> str:
    """Dấu của bộ sinh: another maker makes another office."""
    whole = hashlib.sha256()
    for path in sorted(HERE.glob("*.py")):
        if path.name not in NOT_MAKERS:
            whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def environment(engine: str, size: int, socket: str) -> dict[str, str]:
    """Biến môi trường under which `benchmarks.settings` finds the office."""
    folder = room() / f"{engine}-{size}"
    found = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "NHIPCAU_VAR": str(folder)}
    if engine == "postgresql":
        found |= {"NHIPCAU_BENCH_POSTGRES": socket, "NHIPCAU_BENCH_NAME": f"office{size}"}
    return found


@contextmanager
def ready(engine: str, size: int) -> Iterator[dict[str, str]]:
    """Cơ quan ở cỡ này, made if it is not there; yields the environment of a process that uses it."""
    with _served(engine) as socket:
        folder = room() / f"{engine}-{size}"
        told = environment(engine, size, socket)
        mark = folder / "made.json"
        made = json.loads(mark.read_text()) if mark.exists() else {}
        fresh = made and date.fromisoformat(made["day"]) + KEPT > date.today()
        if not fresh or made["maker"] != fingerprint():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            start = time.monotonic()
            if engine == "sqlite":
                _run(told, "make", str(size))
            else:
                with ready("sqlite", size):
                    _run(told, "copy", str(size))
            made = {
                "day": date.today().isoformat(),
                "maker": fingerprint(),
                "seconds": round(time.monotonic() - start),
            }
            mark.write_text(json.dumps(made))
            _say(f"• {engine}, {size} hoạt động: dựng trong {made['seconds']} s")
        else:
            _run(told, "migrate", str(size))
        yield told


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _run(told: dict[str, str], what: str, size: str) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.office.store", what, size], env=told, check=True)


@contextmanager
def _served(engine: str) -> Iterator[str]:
    """PostgreSQL của kho, whose data stay; nothing for SQLite."""
    if engine == "sqlite":
        yield ""
        return
    from tests import postgres

    programs = postgres.binaries()
    if programs is None:
        raise SystemExit(postgres.MISSING)
    with postgres.server(programs, keep=room() / "cluster", options=SHARED) as socket:
        yield socket


def make(size: int) -> None:
    """Dựng cơ quan in the empty SQLite of this process."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from . import around, asked, beside, directory, done, peer, planned

    call_command("migrate", verbosity=0)
    connection.cursor().execute("PRAGMA synchronous=OFF")
    office = Office(size, date.today(), random.Random(SEED))
    for part in (directory, asked, planned, done, around, peer):
        start = time.monotonic()
        with transaction.atomic():
            part.make(office)
        _say(f"  {part.__name__.rpartition('.')[2]}: {time.monotonic() - start:.0f} s")
    beside.make()
    _settle(connection)


def migrate() -> None:
    """Đưa cơ quan đã có lên cấu trúc hiện nay, with what stands beside its work."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from . import beside

    call_command("migrate", verbosity=0)
    beside.make()
    _settle(connection)


def copy(size: int) -> None:
    """Chép cơ quan từ SQLite sang PostgreSQL của tiến trình này, table by table: the same data on both."""
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connection, transaction

    _empty_database(connection)
    call_command("migrate", verbosity=0)
    source = sqlite3.connect(room() / f"sqlite-{size}" / "nhipcau.sqlite3")
    models = apps.get_models(include_auto_created=True)
    tables = {each._meta.db_table: each for each in models if each._meta.managed and not each._meta.proxy}
    with transaction.atomic(), connection.cursor() as cursor:
        # The keys of others may come later than what points to them; times in SQLite are UTC.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for table, model in tables.items():
            columns = ", ".join(f'"{each.column}"' for each in model._meta.local_concrete_fields)
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as into:
                for row in source.execute(f"SELECT {columns} FROM {table}"):
                    into.write_row(row)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.values())):
            cursor.execute(statement)
    _settle(connection)


def _settle(connection: object) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")  # type: ignore[attr-defined]


def _empty_database(connection: object) -> None:
    name = connection.settings_dict["NAME"]  # type: ignore[attr-defined]
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        make(int(sys.argv[2]))
    elif sys.argv[1:2] == ["copy"]:
        copy(int(sys.argv[2]))
    elif sys.argv[1:2] == ["migrate"]:
        migrate()
    else:
        for each in ENGINES:
            for count in SIZES:
                with ready(each, count):
                    pass
