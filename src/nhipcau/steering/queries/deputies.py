"""Readings of who stands in for whom (ủy quyền)."""

from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..models import Delegation


def running(day: date) -> QuerySet[Delegation]:
    """Ủy quyền có hiệu lực vào ngày `day`."""
    return Delegation.objects.filter(stopped_at=None, starts_on__lte=day, ends_on__gte=day)


def delegations_visible_to(person: User) -> QuerySet[Delegation]:
    """Ủy quyền mà người này được xem: their own, those in which they stand in, those of units they head."""
    action = ACTIONS["steering.delegate"]
    found = Q(person=person) | Q(deputy=person)
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        found = Q()
    elif reach == Scope.OWN:
        found |= Q(unit__in=own_unit_ids(person, action))
    return Delegation.objects.filter(found).select_related("person", "deputy", "unit", "declared_by")


def of_state(found: QuerySet[Delegation], state: str, day: date) -> QuerySet[Delegation]:
    """Lọc theo tình trạng: "now", "coming", "over" or all."""
    if state == "now":
        return found.filter(stopped_at=None, starts_on__lte=day, ends_on__gte=day)
    if state == "coming":
        return found.filter(stopped_at=None, starts_on__gt=day)
    if state == "over":
        return found.filter(Q(stopped_at__isnull=False) | Q(ends_on__lt=day))
    return found


def search_delegations(found: QuerySet[Delegation], text: str) -> list[Delegation]:
    """Tìm không cần dấu in the names; names are kept nowhere else, so that they can be erased."""
    words = fold(text).split()
    return [
        each
        for each in found
        if all(word in fold(f"{each.person} {each.deputy} {each.unit}") for word in words)
    ]
