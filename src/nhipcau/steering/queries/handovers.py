"""Readings of what was handed over (biên bản bàn giao)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Membership, User

from ..models import HandOver


def hand_overs_visible_to(person: User) -> QuerySet[HandOver]:
    """Biên bản mà người này được xem: those they gave, took or made, and those of people of their units."""
    action = ACTIONS["steering.hand_over"]
    found = Q(person=person) | Q(to=person) | Q(by=person)
    reach = scope_of(person, action)
    if reach == Scope.ALL:
        found = Q()
    elif reach == Scope.OWN:
        units = own_unit_ids(person, action)
        # Also those of people whose role there has ended since.
        found |= Q(Exists(Membership.objects.filter(person=OuterRef("person"), unit__in=units)))
    return HandOver.objects.filter(found).select_related("person", "to", "by")
