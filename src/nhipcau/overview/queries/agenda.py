"""Mục trong lịch: records with a day, at most so many of each day, each row with how many the day has."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils import timezone

from nhipcau.clock import queries as clock
from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Deadline
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, Assignment
from nhipcau.steering.enums import DutyState
from nhipcau.steering.models import Instance, RecurringDuty
from nhipcau.steering.queries import duties_visible_to
from nhipcau.units.models import User

from .activities import lines_of


def work(person: User) -> QuerySet[Assignment]:
    """Việc được giao mà người này được xem, save what was cancelled; `recurring` for a period of a duty."""
    found = plans.visible_to(person).exclude(state=AssignmentState.CANCELLED)
    return found.annotate(recurring=Exists(Instance.objects.filter(assignment=OuterRef("pk"))))


def of_duties(found: QuerySet[Assignment], are: bool) -> QuerySet[Assignment]:
    """Việc là kỳ của việc định kỳ, or the others."""
    return found.filter(instance__isnull=not are)


def activities(person: User) -> QuerySet[Activity]:
    """Hoạt động mà người này được xem, of plans not given up."""
    return lines_of(person, plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN))


def deadlines(person: User) -> QuerySet[Deadline]:
    """Hạn pháp lý mà người này được xem, save what was dropped."""
    found = clock.visible_to(person).exclude(state=DeadlineState.CANCELLED)
    return found.annotate(day=TruncDate("due_at"))


def due_between(found: QuerySet[Deadline], first: date, last: date) -> QuerySet[Deadline]:
    """Hạn đến trong khoảng, by the office's clock."""
    zone = timezone.get_default_timezone()
    until = datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)
    return found.filter(due_at__gte=datetime.combine(first, time.min, tzinfo=zone), due_at__lt=until)


def some_of_each_day(found: QuerySet[Any], day: str, most: int | None) -> QuerySet[Any]:
    """Nhiều nhất `most` mục mỗi ngày, all for none; `of_day` says how many the day has."""
    by_day = [F(day)]
    counted: QuerySet[Any] = found.order_by().annotate(of_day=Window(Count("pk"), partition_by=by_day))
    if most is None:
        return counted.order_by(day, "pk")
    placed: QuerySet[Any] = counted.annotate(
        place=Window(RowNumber(), partition_by=by_day, order_by=F("pk").asc())
    )
    return placed.filter(place__lte=most).order_by(day, "pk")


def through(found: QuerySet[Activity], first: date, last: date) -> QuerySet[Activity]:
    """Hoạt động kéo dài suốt khoảng: begun before it, due after it."""
    return found.filter(starts_on__lt=first, due__gt=last).order_by("due", "pk")


def duties(person: User, first: date, last: date) -> QuerySet[RecurringDuty]:
    """Việc định kỳ đang chạy, with its rules and the periods (`made`) of these days."""
    standing = Instance.objects.filter(dropped_at=None, due__range=(first, last))
    return (
        duties_visible_to(person)
        .filter(state=DutyState.RUNNING)
        .select_related("obligation", "unit")
        .defer("obligation__machine")
        .prefetch_related("rules", Prefetch("instances", standing, to_attr="made"))
    )
