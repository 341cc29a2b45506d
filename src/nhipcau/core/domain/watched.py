"""Canh thay đổi: triggers of the database that mark which part of the whole a change belongs to.

Whatever writes (a form, a job, an import, a hand at the database), the mark is in the same transaction.
An app says in `ready` which of its rows belong to which parts; the triggers are taken away before a
migration, since SQLite cannot rename tables under them, and made again after it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from ..models import CountedPart, PartChange

PREFIX = "nhipcau_watch_"
OURS = (PartChange._meta.db_table, CountedPart._meta.db_table)


@dataclass(frozen=True, slots=True)
class Watch:
    """Một điều canh: a change to a row of `table` changes the parts that `parts` selects.

    `parts` is a SELECT of one column called `part`, in SQL that both databases read, with {row} for the
    changed row; of an update only `columns` matter, all of them where none is named.
    """

    kind: str
    table: str
    parts: str
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Tên trigger, another for another text: what is made can be told from what should be."""
        told = "|".join((self.kind, self.table, self.parts, *self.columns))
        return f"{PREFIX}{self.kind}_{hashlib.sha256(told.encode()).hexdigest()[:12]}"


_watches: list[Watch] = []
_seen: dict[str, bool] = {}


def register(*watches: Watch) -> None:
    """Khai báo những gì phải canh."""
    _watches.extend(each for each in watches if each not in _watches)


def is_whole() -> bool:
    """Mọi điều khai báo đều đang được canh in this database: else nothing counted may be kept.

    Asked once of a database while it holds true.
    """
    name = str(connection.settings_dict["NAME"])
    if not _seen.get(name):
        _seen[name] = _standing() == _wanted()
    return _seen[name]


def lay_down(plan: Sequence[Any] | None = None, **_of_signal: Any) -> None:
    """Gỡ mọi trigger before a migration that has something to do; what was counted goes with them."""
    if plan is not None and not plan:
        return
    _seen.clear()
    with transaction.atomic(), connection.cursor() as cursor:
        for name, table in _existing(cursor):
            _drop(cursor, name, table)
        if OURS[1] in connection.introspection.table_names(cursor):
            CountedPart.objects.all().delete()


def take_up(**_of_signal: Any) -> None:
    """Đặt lại trigger after a migration, for the tables that are there."""
    _seen.clear()
    with transaction.atomic(), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        wanted = _wanted()
        standing = _existing(cursor)
        for name, table in standing:
            if name not in wanted:
                _drop(cursor, name, table)
        held, made = {name for name, _table in standing}, False
        for watch in _watches:
            for name, statements in _statements(watch):
                if name not in held and {watch.table, *OURS} <= tables:
                    made = True
                    for statement in statements:
                        cursor.execute(statement)
        if made:
            # What somebody counted while nothing was watched.
            CountedPart.objects.all().delete()


def _statements(watch: Watch) -> Iterator[tuple[str, list[str]]]:
    return _on_sqlite(watch) if connection.vendor == "sqlite" else _on_postgres(watch)


def _wanted() -> set[str]:
    return {name for watch in _watches for name, _made_by in _statements(watch)}


def _standing() -> set[str]:
    with connection.cursor() as cursor:
        return {name for name, _table in _existing(cursor)}


def _existing(cursor: Any) -> list[tuple[str, str]]:
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"]
        )
    else:
        cursor.execute(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = current_schema() AND t.tgname LIKE %s",
            [f"{PREFIX}%"],
        )
    return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _drop(cursor: Any, name: str, table: str) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
    else:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
        cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')


def _on_sqlite(watch: Watch) -> Iterator[tuple[str, list[str]]]:
    """Ba trigger, since one of SQLite hears one kind of change."""
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("NEW", "OLD")), ("DELETE", ("OLD",))):
        name = f"{watch.name}_{event.lower()}"
        body = f"{_marks(watch, rows)};"
        yield (
            name,
            [f'CREATE TRIGGER "{name}" AFTER {_event(event, watch)} ON "{watch.table}" BEGIN {body} END'],
        )


def _on_postgres(watch: Watch) -> Iterator[tuple[str, list[str]]]:
    """Một hàm và một trigger."""
    name = watch.name
    events = " OR ".join(_event(each, watch) for each in ("INSERT", "UPDATE", "DELETE"))
    body = (
        f"IF TG_OP = 'INSERT' THEN {_marks(watch, ('NEW',))};"
        f" ELSIF TG_OP = 'DELETE' THEN {_marks(watch, ('OLD',))};"
        f" ELSE {_marks(watch, ('NEW', 'OLD'))}; END IF; RETURN NULL;"
    )
    yield (
        name,
        [
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql'
            f" AS $$ BEGIN {body} END $$",
            f'CREATE TRIGGER "{name}" AFTER {events} ON "{watch.table}"'
            f' FOR EACH ROW EXECUTE FUNCTION "{name}"()',
        ],
    )


def _event(event: str, watch: Watch) -> str:
    return f"UPDATE OF {', '.join(watch.columns)}" if event == "UPDATE" and watch.columns else event


def _marks(watch: Watch, rows: tuple[str, ...]) -> str:
    # UNION: of a row that stays in its part one mark.
    parts = " UNION ".join(watch.parts.format(row=row) for row in rows)
    return (
        f"INSERT INTO {OURS[0]} (kind, part, at) SELECT '{watch.kind}', told.part, CURRENT_TIMESTAMP"  # noqa: S608
        f" FROM ({parts}) AS told WHERE told.part IS NOT NULL"
    )
