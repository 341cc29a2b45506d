"""Câu hỏi đã dịch: the SQL of a counting, so that Django puts it together once and not at every look.

A report asks some sixty small countings in a few statements; to write them down took longer than to answer
them. Kept are the words of a question, for certain days, never an answer. Ids that differ from look to look
stand in it as marks, which every asking replaces.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

# No record has such an id.
MARK = -1_000_000_000
KEPT = 128

Build = Callable[..., QuerySet[Any, Any]]


def ask(build: Build, *about: Any, ids: Sequence[int] | None = None) -> list[tuple[Any, ...]]:
    """Hỏi `build(*about)`, with a list of ids at the end where `ids` is given; rows as the database has them.

    `build` and what it is about must be hashable, and its query depend on nothing else but the day; what it
    selects are plain numbers and words.
    """
    if ids is not None and not ids:
        return []
    # Few lengths, so that a list that is one longer is no other question.
    length = 0 if ids is None else 1 << (len(ids) - 1).bit_length()
    told = _told(build, about, length, connection.vendor, timezone.localdate())
    if told is None:
        return []
    sql, params = told
    if ids is not None:
        given = {MARK - at: ids[min(at, len(ids) - 1)] for at in range(length)}
        # An id keeps the type in which the database wants it.
        params = tuple(
            type(each)(given[each]) if isinstance(each, int) and each in given else each for each in params
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


@lru_cache(maxsize=KEPT)
def _told(
    build: Build, about: tuple[Any, ...], length: int, _vendor: str, _day: date
) -> tuple[str, tuple[Any, ...]] | None:
    marks = ([MARK - at for at in range(length)],) if length else ()
    try:
        sql, params = build(*about, *marks).query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(params)
