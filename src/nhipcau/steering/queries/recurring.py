"""Readings of recurring duties (việc định kỳ)."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.plans.enums import OVER, AssignmentState
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..enums import DutyState
from ..models import Instance, RecurringDuty


def duties_visible_to(person: User) -> QuerySet[RecurringDuty]:
    """Việc định kỳ mà người này được xem: all, or those their units lead or support."""
    action = ACTIONS["steering.read"]
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        return RecurringDuty.objects.all()
    if reach == Scope.NONE:
        return RecurringDuty.objects.none()
    own = own_unit_ids(person, action)
    supports = RecurringDuty.supporters.through.objects.filter(recurringduty=OuterRef("pk"), unit__in=own)
    return RecurringDuty.objects.filter(Q(unit__in=own) | Q(approver__in=own) | Exists(supports))


def with_progress(found: QuerySet[RecurringDuty], today: date) -> QuerySet[RecurringDuty]:
    """Kèm số kỳ `made`, `late`, `accepted` and `next_due`, so that a list costs the same at any length."""
    standing = Instance.objects.filter(duty=OuterRef("pk"), dropped_at=None)
    coming = standing.filter(due__gte=today).exclude(assignment__state__in=OVER).order_by("due")
    live = Q(instances__dropped_at=None)
    late = live & Q(instances__due__lt=today) & ~Q(instances__assignment__state__in=OVER)
    accepted = live & Q(instances__assignment__state=AssignmentState.ACCEPTED)
    return (
        found.select_related("unit", "obligation__directive")
        .defer("obligation__directive__reading", "obligation__machine")
        .prefetch_related("rules")
        .annotate(
            made=Count("instances", filter=live),
            late=Count("instances", filter=late),
            accepted=Count("instances", filter=accepted),
            next_due=Subquery(coming.values("due")[:1]),
        )
        .order_by("unit__sort_key", "pk")
    )


def search_duties(found: QuerySet[RecurringDuty], text: str) -> QuerySet[RecurringDuty]:
    """Tìm không cần dấu: every word stands in the task, its directive or a name of its unit."""
    for word in fold(text).split():
        named = UnitName.objects.filter(unit=OuterRef("unit"), folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(named))
    return found


def instances_of(duty: RecurringDuty) -> QuerySet[Instance]:
    """Các kỳ của một việc, latest first."""
    return duty.instances.select_related("assignment__unit", "assignment__obligation")


def without_duty() -> QuerySet[Obligation]:
    """Nhiệm vụ lặp lại đã xác nhận mà chưa thành việc định kỳ của đơn vị nào."""
    running = RecurringDuty.objects.filter(obligation=OuterRef("pk")).exclude(state=DutyState.ENDED)
    recurring = Obligation.objects.filter(state=ObligationState.CONFIRMED).exclude(recurrence="")
    live = recurring.exclude(directive__state=DirectiveState.DISCARDED).filter(~Exists(running))
    return (
        live.select_related("directive")
        .defer("directive__reading", "machine")
        .order_by(F("directive__date").desc(nulls_last=True), "position")
    )
