"""Readings of what was reminded (sổ nhắc việc)."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.plans import queries as work
from nhipcau.plans.enums import WITH_UNIT
from nhipcau.plans.models import Assignment
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from ..models import DigestRun, Reminder


def visible_to(person: User) -> QuerySet[Reminder]:
    """Lần nhắc mà người này được xem: all, or those of their units."""
    action = ACTIONS["steering.read"]
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        return Reminder.objects.all()
    if reach == Scope.NONE:
        return Reminder.objects.none()
    return Reminder.objects.filter(unit__in=own_unit_ids(person, action))


def reminders(found: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Kèm những gì một dòng danh sách cần."""
    return found.select_related("unit", "person", "by", "rule", "assignment").defer("assignment__folded")


def search(found: QuerySet[Reminder], text: str) -> QuerySet[Reminder]:
    """Tìm không cần dấu in the matter's words."""
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def overdue(person: User) -> QuerySet[Assignment]:
    """Việc quá hạn còn ở đơn vị chủ trì, of those this person may remind of."""
    action = ACTIONS["steering.remind"]
    reach = scope_of(person, action)
    late = work.visible_to(person).filter(state__in=WITH_UNIT, due__lt=timezone.localdate())
    if reach == Scope.ALL:
        return late
    return late.filter(unit__in=own_unit_ids(person, action)) if reach else late.none()


def units_of_log(visible: QuerySet[Reminder], person: User) -> QuerySet[Unit, tuple[int, str]]:
    """Đơn vị đã được nhắc, hoặc đang có việc quá hạn mà chưa nhắc: pairs to choose from, by name."""
    told, late = visible.order_by().values("unit"), overdue(person).order_by().values("unit")
    found = Unit.objects.filter(Q(pk__in=told) | Q(pk__in=late))
    return found.order_by("sort_key", "pk").values_list("pk", "name")


def last_run_before(day: date) -> DigestRun | None:
    """Lần nhắc tự động gần nhất before the day."""
    return DigestRun.objects.filter(day__lt=day).first()


def of_assignment(assignment: Assignment) -> QuerySet[Reminder]:
    """Các lần nhắc một việc, newest first."""
    return reminders(Reminder.objects.filter(assignment=assignment))
