"""Readings of the press desk (truy vấn phát ngôn)."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from .enums import SpokespersonKind
from .models import DutyTurn, HoldingStatement, Matter, Spokesperson


def with_those_above(unit: Unit) -> list[Unit]:
    """Đơn vị này và các đơn vị cấp trên, nearest first."""
    found: list[Unit] = []
    each: Unit | None = unit
    while each is not None and each not in found:
        found.append(each)
        each = each.parent
    return found


def in_force(at: datetime) -> QuerySet[Spokesperson]:
    """Người phát ngôn có hiệu lực at a moment."""
    return Spokesperson.objects.filter(
        Q(until=None) | Q(until__gt=at), Q(ended_at=None) | Q(ended_at__gt=at), assigned_at__lte=at
    ).select_related("unit", "matter")


def turns_at(at: datetime) -> QuerySet[DutyTurn]:
    """Ca trực at a moment, of spokespersons in force whose office may be passed to one on duty."""
    standing = in_force(at).exclude(kind=SpokespersonKind.AUTHORISED)
    return DutyTurn.objects.filter(
        Q(stopped_at=None) | Q(stopped_at__gt=at),
        starts_at__lte=at,
        ends_at__gt=at,
        spokesperson__in=standing,
    ).select_related("spokesperson__unit", "person")


def spokespersons_visible_to(person: User) -> QuerySet[Spokesperson]:
    """Người phát ngôn: what is public anyway is seen by everyone who sees the press desk at all."""
    found = Spokesperson.objects.select_related("unit", "matter")
    return found if scope_of(person, ACTIONS["press.read"]) else found.none()


def matters_visible_to(person: User) -> QuerySet[Matter]:
    """Vụ việc mà người này được xem: all, or those of own units, or the one they are authorised for."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = Matter.objects.select_related("unit")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    own = Q(unit__in=own_unit_ids(person, ACTIONS["press.read"]))
    return found.filter(own | Q(pk__in=in_force(timezone.now()).filter(person=person).values("matter")))


def holding_visible_to(person: User) -> QuerySet[HoldingStatement]:
    """Nội dung chuẩn bị sẵn mà người này được xem."""
    reach = scope_of(person, ACTIONS["press.read"])
    found = HoldingStatement.objects.select_related("unit")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["press.read"]))
