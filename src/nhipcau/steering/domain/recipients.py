"""Người nhận: who is told of what a unit owes, read once for a whole day's reminding."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from nhipcau.units.domain import access, notices
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User

from ..enums import Audience


class Recipients:
    """Ai nhận thay cho đơn vị nào: working people by unit and role, deputies of those away beside them."""

    def __init__(self, day: date) -> None:
        held = notices.running_on(day).filter(role__in=notices.WORKING, person__is_active=True)
        self._by_role: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._officers: set[int] = set()
        for person, unit, role in self._seats(held, day):
            self._by_role[unit, role].add(person)
            if role == Role.OFFICER:
                self._officers.add(person)
        self._parents = dict(Unit.objects.values_list("pk", "parent"))
        wanted = {person for group in self._by_role.values() for person in group}
        self.people = {each.pk: each for each in User.objects.filter(is_active=True) if each.pk in wanted}

    def of(self, unit: int, audience: Audience) -> set[int]:
        """Những người nhận; nobody at all when the unit has no account that could be told."""
        if audience == Audience.OFFICE:
            return self._officers
        if audience == Audience.HEAD:
            return self._heads(unit) or self._officers
        # An officer works for the standing office; whoever has no staff is told through its head.
        staff = self._by_role.get((unit, Role.UNIT_STAFF), set()) | self._by_role.get(
            (unit, Role.OFFICER), set()
        )
        return staff or self._by_role.get((unit, Role.UNIT_HEAD), set())

    def _heads(self, unit: int) -> set[int]:
        """Of the unit, else of the nearest above it that has one."""
        seen: set[int] = set()
        at: int | None = unit
        while at is not None and at not in seen:
            if heads := self._by_role.get((at, Role.UNIT_HEAD)):
                return heads
            seen.add(at)
            at = self._parents.get(at)
        return set()

    def _seats(self, held: Iterable[Membership], day: date) -> list[tuple[int, int, str]]:
        rows = [(each.person_id, each.unit_id, each.role) for each in held]
        if access.lending is not None:
            rows += [(deputy, unit, role) for deputy, unit, role in access.lending.seats(day)]
        return rows
