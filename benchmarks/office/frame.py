"""Khung: one chance, one day, and rows written in parts (bộ sinh dữ liệu)."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SEED = 20261127
# The larger the part the fewer the statements; SQLite takes 250,000 values in one.
PART = 5000


@dataclass(slots=True)
class Office:
    """Cơ quan đang dựng: what was made so far, for those who build on it."""

    size: int
    today: date
    chance: random.Random
    home: Any = None
    units: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)
    people: dict[str, list[Any]] = field(default_factory=dict)
    tasks: dict[int, list[Any]] = field(default_factory=dict)
    directives: list[Any] = field(default_factory=list)
    lines: dict[int, list[tuple[Any, Any, Any]]] = field(default_factory=dict)
    work: list[Any] = field(default_factory=list)
    given: dict[int, set[int]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Năm năm, the present one last."""
        return [self.today.year - back for back in range(4, -1, -1)]


def keep(model: Any, rows: Iterable[Any]) -> list[Any]:
    """Ghi theo từng đợt; returns what was written, with numbers."""
    found: list[Any] = []
    waiting = iter(rows)
    while part := list(islice(waiting, PART)):
        found += model.objects.bulk_create(part, batch_size=None)
    return found


def pour(model: Any, columns: Sequence[str], rows: Iterable[tuple[Any, ...]], **same: Any) -> None:
    """Đổ thẳng vào bảng: as `keep` for rows nobody asks for again, several times as quick.

    `columns` are attribute names, `same` is said of every row; what neither names has its default.
    """
    from django.db import connection, models
    from django.utils import timezone

    fields = {each.attname: each for each in model._meta.concrete_fields if not each.primary_key}
    dressed = (models.DateField, models.JSONField)
    prepared = [fields[name] if isinstance(fields[name], dressed) else None for name in columns]
    fixed = []
    for name in fields.keys() - set(columns):
        field_, now = fields[name], getattr(fields[name], "auto_now_add", False)
        value = same[name] if name in same else timezone.now() if now else field_.get_default()
        fixed.append((field_.column, field_.get_db_prep_save(value, connection)))
    named = [*(fields[name].column for name in columns), *(column for column, _value in fixed)]
    tail = tuple(value for _column, value in fixed)
    quoted = ", ".join(connection.ops.quote_name(name) for name in named)
    places = ", ".join(["%s"] * len(named))
    statement = f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({places})"

    def ready(row: tuple[Any, ...]) -> tuple[Any, ...]:
        told = zip(prepared, row, strict=True)
        return tuple(f.get_db_prep_save(v, connection) if f is not None else v for f, v in told) + tail

    waiting = iter(rows)
    with connection.cursor() as cursor:
        while part := [ready(row) for row in islice(waiting, PART)]:
            cursor.executemany(statement, part)


def moment(day: date, hour: int = 9) -> datetime:
    """Giờ của một ngày, in Hanoi."""
    return datetime.combine(day, time(hour), HANOI)


def shifted(day: date, days: int) -> date:
    """Ngày cách đó bấy nhiêu."""
    return day + timedelta(days=days)
