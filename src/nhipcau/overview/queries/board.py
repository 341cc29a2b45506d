"""Bảng việc: assignments by state, in pages of their own, counted by the database."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from nhipcau.plans import queries as plans
from nhipcau.plans.enums import OVER, AssignmentState
from nhipcau.plans.models import Assignment

from ..enums import Due

ORDERS: dict[str, list[Any]] = {
    # What is accepted has its time; told to put the others last, a database would sort all there is.
    AssignmentState.ACCEPTED: ["-accepted_at", "-pk"],
    AssignmentState.CANCELLED: [F("cancelled_at").desc(nulls_last=True), "-pk"],
}
SOONEST = [F("due").asc(nulls_last=True), "pk"]


class Size(NamedTuple):
    """Số việc của một cột, trong đó quá hạn."""

    works: int
    late: int


def due_within(work: QuerySet[Assignment], due: str, today: date) -> QuerySet[Assignment]:
    """Việc có hạn như đã chọn; all for none."""
    if due == Due.LATE:
        return work.exclude(state__in=OVER).filter(due__lt=today)
    if due == Due.NONE:
        return work.filter(due=None)
    days = {Due.WEEK: 7, Due.MONTH: 30}.get(Due(due)) if due else None
    return work.filter(due__range=(today, today + timedelta(days=days))) if days else work


def sizes(work: QuerySet[Assignment], today: date) -> dict[str, Size]:
    """Số việc theo trạng thái."""
    late = Count("pk", filter=~Q(state__in=OVER) & Q(due__lt=today))
    rows = work.order_by().values("state").annotate(count=Count("*"), late=late)
    return {state: Size(count, late) for state, count, late in rows.values_list("state", "count", "late")}


def column(work: QuerySet[Assignment], state: str) -> QuerySet[Assignment]:
    """Việc của một trạng thái: the soonest first, of what is over the latest."""
    return work.filter(state=state).order_by(*ORDERS.get(state, SOONEST))


def cards(work: QuerySet[Assignment], keys: list[int]) -> dict[int, Assignment]:
    """Thẻ của các việc này, in one query for all columns."""
    return {row.pk: row for row in plans.with_next_step(work.filter(pk__in=keys)).order_by()} if keys else {}
