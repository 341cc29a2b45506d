"""Số đã đếm theo phần: what was counted of a part (a unit, a plan) is kept until something of it changes.

The one definition of a figure stays its query: of the parts that changed it is asked again, of the others
what it said is read. Nobody has to remember to throw anything away: a change bears a mark (watched.py), the
marks of a part make its version, and what was counted under another version is not taken. The version is
read before the counting and marks are only added, so a figure that was being counted while somebody wrote is
kept under a version that is over: it is counted once more, never told wrongly.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import BigIntegerField, Count, IntegerField, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..models import CountedPart, PartChange
from . import watched

Counting = Callable[[list[int]], Mapping[int, Any]]
# Databases limit the parameters of one query.
AT_ONCE = 5_000
# Milliseconds that a reader waits to write down what it counted.
PATIENCE = 50


def of(kind: str, question: str, parts: Iterable[int], count: Counting) -> dict[int, Any]:
    """Câu trả lời của từng phần, by part; parts of which there is nothing to tell are left out.

    `question` names what is asked with all it depends on beside the records: days, lists, the day of asking.
    `count` answers it anew for some parts; what it gives must go through JSON unchanged, None for nothing.
    """
    wanted = list(parts)
    if not watched.is_whole():
        return {part: found for part, found in count(wanted).items() if found is not None}
    known = _kept(kind, question)
    missing = [part for part in wanted if part not in known]
    if missing:
        # Before the counting: what is written meanwhile makes this version a thing of the past.
        versions = _versions(kind, missing)
        fresh = count(missing)
        answered = {part: fresh.get(part) for part in missing}
        _keep(kind, question, answered, versions)
        known |= answered
    return {part: known[part] for part in wanted if known[part] is not None}


def forget(kept: timedelta) -> int:
    """Dọn dấu và số cũ. Both go, lest a part without marks look as if it had never changed."""
    before = timezone.now() - kept
    with transaction.atomic():
        marks = PartChange.objects.filter(at__lt=before).delete()[0]
        return marks + CountedPart.objects.filter(at__lt=before).delete()[0]


def _kept(kind: str, question: str) -> dict[int, Any]:
    marks = PartChange.objects.filter(kind=kind, part=OuterRef("part")).order_by().values("part")
    nothing = Value(0)
    rows = (
        CountedPart.objects.filter(kind=kind, question=question)
        .annotate(
            changes=Coalesce(Subquery(marks.annotate(n=Count("pk")).values("n"), IntegerField()), nothing),
            last=Coalesce(Subquery(marks.annotate(n=Max("pk")).values("n"), BigIntegerField()), nothing),
        )
        .values_list("part", "version", "changes", "last", "found")
    )
    return {part: found for part, version, changes, last, found in rows if version == _version(changes, last)}


def _versions(kind: str, parts: list[int]) -> dict[int, str]:
    found = dict.fromkeys(parts, _version(0, 0))
    for at in range(0, len(parts), AT_ONCE):
        rows = PartChange.objects.filter(kind=kind, part__in=parts[at : at + AT_ONCE]).order_by()
        for part, count, last in (
            rows.values("part").annotate(n=Count("pk"), last=Max("pk")).values_list("part", "n", "last")
        ):
            found[part] = _version(count, last)
    return found


def _version(changes: int, last: int) -> str:
    # The number of marks beside the last: the marks of two who write at once may come in the other order.
    return f"{changes}/{last}"


@contextmanager
def _in_no_hurry() -> Iterator[None]:
    """Không chờ người đang ghi: SQLite has one writer, and a reader should not stand in its queue."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        held = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(held)}")


def _keep(kind: str, question: str, answered: dict[int, Any], versions: dict[int, str]) -> None:
    now = timezone.now()
    rows = [
        CountedPart(kind=kind, question=question, part=part, version=versions[part], found=found, at=now)
        for part, found in answered.items()
    ]
    try:
        with _in_no_hurry(), transaction.atomic():
            CountedPart.objects.bulk_create(
                rows,
                batch_size=500,
                update_conflicts=True,
                unique_fields=["kind", "question", "part"],
                update_fields=["version", "found", "at"],
            )
    except OperationalError:
        # Another is writing: what was found is told all the same, and counted again the next time.
        return
