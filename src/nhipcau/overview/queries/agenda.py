"""Mục trong lịch: records with a day, at most so many of each day, and how many the day has."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import nsmallest
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from nhipcau.clock import queries as clock
from nhipcau.clock.enums import DeadlineState
from nhipcau.clock.models import Deadline
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, Assignment
from nhipcau.steering.enums import DutyState
from nhipcau.steering.models import DutyRule, Instance, RecurringDuty
from nhipcau.steering.queries import duties_visible_to
from nhipcau.units.domain.access import scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .activities import lines_of


def work(person: User) -> QuerySet[Assignment]:
    """Việc được giao mà người này được xem, save what was cancelled."""
    return plans.visible_to(person).exclude(state=AssignmentState.CANCELLED)


def work_of(keys: Iterable[int]) -> QuerySet[Assignment]:
    """Các việc này, by number, `recurring` for a period of a duty."""
    found = Assignment.objects.filter(pk__in=keys).order_by("pk")
    return found.annotate(recurring=Exists(Instance.objects.filter(assignment=OuterRef("pk"))))


def lines_told(keys: Iterable[int]) -> Iterable[dict[str, Any]]:
    """Các hoạt động này, as far as the calendar tells of them."""
    columns = ("pk", "plan", "text", "starts_on", "due")
    found: Iterable[dict[str, Any]] = Activity.objects.filter(pk__in=keys).order_by().values(*columns)
    return found


def of_duties(found: QuerySet[Assignment], are: bool) -> QuerySet[Assignment]:
    """Việc là kỳ của việc định kỳ, or the others."""
    return found.filter(instance__isnull=not are)


def activities(person: User) -> QuerySet[Activity]:
    """Hoạt động mà người này được xem, of plans not given up."""
    among = plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    if scope_of(person, plans.action("plans.read_plan")) != Scope.ALL:
        return lines_of(person, among)
    # The days lead to the lines: asked by plan, a database would read every line there is.
    home: Any = ExpressionWrapper(F("plan_id") + 0, output_field=IntegerField())
    return Activity.objects.alias(home=home).filter(removed_at=None, home__in=among.order_by().values("pk"))


def deadlines(person: User) -> QuerySet[Deadline]:
    """Hạn pháp lý mà người này được xem, save what was dropped."""
    return clock.visible_to(person).exclude(state=DeadlineState.CANCELLED)


def due_between(found: QuerySet[Deadline], first: date, last: date) -> QuerySet[Deadline]:
    """Hạn đến trong khoảng, by the office's clock."""
    zone = timezone.get_default_timezone()
    until = datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)
    return found.filter(due_at__gte=datetime.combine(first, time.min, tzinfo=zone), due_at__lt=until)


class Keys(Aggregate):
    """Mã các bản ghi của một nhóm, with commas between: a row for all of them, however many they are."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def __init__(self, key: str) -> None:
        super().__init__(Cast(key, TextField()))

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL wants to be told the comma."""
        template = "%(function)s(%(expressions)s, ',')"
        return self.as_sql(compiler, connection, function="STRING_AGG", template=template, **extra)


@dataclass(slots=True)
class Picked:
    """Mục được hiện, each with its day, and how many every day has in all.

    `every` are the numbers of all there are on a day; empty where only their count was asked.
    """

    places: list[tuple[int, date]] = field(default_factory=list)
    counts: Counter[date] = field(default_factory=Counter)
    every: dict[date, list[int]] = field(default_factory=dict)

    def add(self, pk: int, day: date, most: int | None) -> bool:
        """Đếm một mục; True where it is among the first `most` of its day, all for None."""
        self.counts[day] += 1
        if most is not None and self.counts[day] > most:
            return False
        self.places.append((pk, day))
        return True

    def fill(self, day: date, keys: list[int], most: int | None) -> None:
        """Các mục của một ngày, of which the first `most` by number are shown, all for None."""
        shown = sorted(keys) if most is None else nsmallest(most, keys)
        self.counts[day], self.every[day] = len(keys), keys
        self.places += [(pk, day) for pk in shown]

    @property
    def keys(self) -> list[int]:
        """Mã các bản ghi được hiện."""
        return [pk for pk, _day in self.places]


def picked(most: int | None, **sorts: tuple[QuerySet[Any], str]) -> dict[str, Picked]:
    """Nhiều nhất `most` mục mỗi ngày của từng loại, all for none, the first by number; in one query.

    Each sort is its records and the field of their day. A day is a row, whose numbers the database tells
    together; of none to be shown it only counts them, which needs no more than an index.
    """
    found = {name: Picked() for name in sorts}
    parts = []
    for name, (records, day) in sorts.items():
        told = records.order_by().annotate(sort=Value(name)).values("sort", day).annotate(n=Count("*"))
        told = told.annotate(numbers=Value("") if most == 0 else Keys("pk"))
        parts.append(told.values_list("sort", day, "n", "numbers"))
    rows: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    for name, on, count, numbers in sorted(rows):
        if most == 0:
            found[name].counts[on] = count
        else:
            found[name].fill(on, [int(each) for each in numbers.split(",")], most)
    return found


def placed(lines: Collection[int], *sorts: tuple[QuerySet[Any], str]) -> set[tuple[int, date]]:
    """Những hoạt động này đứng ở ngày nào: number and day of each place, of the sorts of records told."""
    if not lines or not sorts:
        return set()
    rows, *others = (records.order_by().filter(pk__in=lines).values_list("pk", day) for records, day in sorts)
    return set(rows.union(*others, all=True))


def begins_within(found: QuerySet[Activity], first: date, last: date) -> QuerySet[Activity]:
    """Hoạt động bắt đầu trong khoảng mà không kết thúc cùng ngày."""
    return found.filter(starts_on__range=(first, last)).exclude(due=F("starts_on"))


def through(person: User, first: date, last: date) -> QuerySet[Activity]:
    """Hoạt động kéo dài suốt khoảng: begun before it, due after it."""
    found = activities(person).filter(starts_on__lt=first, due__gt=last)
    if scope_of(person, plans.action("plans.read_plan")) == Scope.ALL:
        return found.order_by("due", "pk")
    # A unit's few lines are read and put in order; an index by day would lead through everyone's.
    return found.order_by(Coalesce("due", "starts_on"), "pk")


def first_through(person: User, first: date, last: date, most: int) -> list[Activity]:
    """Những hoạt động đầu trong số đó, which are found before they are read whole."""
    found = through(person, first, last)
    rows = Activity.objects.filter(pk__in=found.values("pk")[:most]).select_related("plan")
    return list(rows.order_by(*found.query.order_by))


@dataclass(slots=True)
class Running:
    """Việc định kỳ đang chạy: its rules, each with its first day, and the days handed out (`made`)."""

    duty: int
    makes_from: date
    ends_on: date | None
    rules: list[tuple[str, date]] = field(default_factory=list)
    made: set[date] = field(default_factory=set)


def duties(person: User, first: date, last: date) -> list[Running]:
    """Việc định kỳ đang chạy, with its rules and the periods of these days; two queries."""
    running = duties_visible_to(person).filter(state=DutyState.RUNNING).order_by().values("pk")
    columns = ("duty", "text", "from_on", "duty__makes_from", "duty__ends_on")
    rules = DutyRule.objects.filter(duty__in=running).order_by("duty", "from_on", "pk")
    found: dict[int, Running] = {}
    for pk, text, from_on, makes_from, ends_on in rules.values_list(*columns):
        found.setdefault(pk, Running(pk, makes_from, ends_on)).rules.append((text, from_on))
    standing = Instance.objects.filter(dropped_at=None, due__range=(first, last), duty__in=running)
    for pk, due in standing.order_by().values_list("duty", "due"):
        if pk in found:
            found[pk].made.add(due)
    return list(found.values())


def duties_told(keys: Iterable[int]) -> Iterable[tuple[int, str, str]]:
    """Lời và đơn vị của các việc định kỳ này, by number."""
    found = RecurringDuty.objects.filter(pk__in=keys).order_by()
    return found.values_list("pk", "obligation__text", "unit__name")
