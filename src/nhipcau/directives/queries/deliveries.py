"""Readings of what was sent to the units (truy vấn phổ biến, quán triệt)."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of, with_those_below
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being

from ..models import Briefing, Delivery, Directive, Reminder

# Done: briefed where that was asked for, else acknowledged.
DONE = Q(dissemination__wants_briefing=True, briefed=True) | Q(
    dissemination__wants_briefing=False, acknowledged_at__isnull=False
)


def with_standing(found: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Kèm tình hình: `briefed`, `people`, `sessions`, `reminded` (times) and `reminded_on` (the last)."""
    briefings = Briefing.objects.filter(delivery=OuterRef("pk"), withdrawn_at=None).order_by()
    told = briefings.values("delivery")
    reminders = Reminder.objects.filter(delivery=OuterRef("pk")).order_by().values("delivery")
    return found.select_related("unit", "forwarded_by", "dissemination", "opened_by").annotate(
        briefed=Exists(briefings),
        people=Coalesce(Subquery(told.annotate(n=Sum("people")).values("n")), 0),
        sessions=Coalesce(Subquery(told.annotate(n=Count("pk")).values("n")), 0),
        reminded=Coalesce(Subquery(reminders.annotate(n=Count("pk")).values("n")), 0),
        reminded_on=Subquery(reminders.annotate(day=Max("on")).values("day")),
    )


def deliveries(directive: Directive) -> QuerySet[Delivery]:
    """Các đơn vị nhận một văn bản, recalled ones left out, with their standing."""
    return with_standing(Delivery.objects.filter(directive=directive, recalled_at=None)).order_by(
        "unit__sort_key", "pk"
    )


def deliveries_to(person: User) -> QuerySet[Delivery]:
    """Văn bản đã gửi đến đơn vị của một người and to the units below, recalled ones left out."""
    own = own_unit_ids(person, ACTIONS["directives.acknowledge"])
    return with_standing(Delivery.objects.filter(unit__in=own, recalled_at=None))


def briefings_visible_to(person: User) -> QuerySet[Briefing]:
    """Các buổi quán triệt người này được xem: all, or those of their units; the latest first."""
    action = ACTIONS["directives.read"]
    found = Briefing.objects.filter(withdrawn_at=None, delivery__recalled_at=None)
    if scope_of(person, action) != Scope.ALL:
        found = found.filter(delivery__unit__in=own_unit_ids(person, action))
    related = found.select_related("delivery__unit", "delivery__directive")
    return related.defer("delivery__directive__reading").order_by("-held_on", "-pk")


def in_question(found: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Chưa xong: neither briefed nor, where that is enough, acknowledged."""
    return found.exclude(DONE)


def lagging(found: QuerySet[Delivery], *, on: date) -> QuerySet[Delivery]:
    """Quá hạn mà chưa xong vào ngày `on`."""
    return in_question(found).filter(dissemination__due__lt=on)


def late_papers(*, on: date) -> QuerySet[Any, Any]:
    """Văn bản có đơn vị quá hạn mà chưa xong vào ngày `on`, with how many (`count`); the first sent first."""
    briefings = Briefing.objects.filter(delivery=OuterRef("pk"), withdrawn_at=None).order_by()
    sent = Delivery.objects.filter(recalled_at=None, directive__superseded_by=None)
    late = lagging(sent.alias(briefed=Exists(briefings)), on=on).order_by("directive_id")
    told = late.values("directive_id", "directive__number", "directive__file_name")
    return told.annotate(count=Count("pk"))


def forwardable(delivery: Delivery, *, on: date) -> QuerySet[Unit]:
    """Đơn vị trực thuộc chưa nhận văn bản này: every unit in being below the one that received it."""
    below = with_those_below({delivery.unit_id}) - {delivery.unit_id}
    have = Delivery.objects.filter(directive=delivery.directive_id, recalled_at=None).values("unit")
    return in_being(on).filter(pk__in=below).exclude(pk__in=have).order_by("sort_key")


def people_briefed(unit: Unit) -> int:
    """Số người của một đơn vị đã được quán triệt, over all directives."""
    counted = Briefing.objects.filter(withdrawn_at=None, delivery__recalled_at=None, delivery__unit=unit)
    return counted.aggregate(people=Sum("people"))["people"] or 0
