"""Cho mượn vai trò: what a deputy holds today for somebody who is away (see units.domain.access).

Lent are the roles that the absent person holds on the day, in the unit named, while their account is open;
never an administrator's, and never what they themselves stand in for.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.units.domain import notices
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, User

from .. import queries


class Lending:
    """Ủy quyền as access asks for it."""

    def to(self, person: User, day: date) -> QuerySet[Membership]:
        """Vai trò được ủy quyền cho `person`, who must hold a role of their own."""
        lent = queries.running(day).filter(deputy=person, person=OuterRef("person"), unit=OuterRef("unit"))
        return _lendable(day).filter(Exists(lent))

    def seats(self, day: date) -> Iterable[tuple[int, int, str]]:
        """Mọi chỗ được thay hôm nay."""
        own = notices.running_on(day).filter(person=OuterRef("deputy"))
        pairs = queries.running(day).filter(Exists(own), deputy__is_active=True)
        found = list(pairs.values_list("person", "unit", "deputy"))
        if not found:
            return []
        held: dict[tuple[int, int], list[str]] = {}
        roles = _lendable(day).filter(person__in={person for person, _unit, _deputy in found})
        for person, unit, role in roles.values_list("person", "unit", "role"):
            held.setdefault((person, unit), []).append(role)
        return [
            (deputy, unit, role) for person, unit, deputy in found for role in held.get((person, unit), ())
        ]


def _lendable(day: date) -> QuerySet[Membership]:
    return notices.running_on(day).filter(person__is_active=True).exclude(role=Role.ADMINISTRATOR)
