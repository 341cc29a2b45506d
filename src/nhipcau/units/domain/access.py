"""Quyền: which role may do which action, and how far; every domain verb asks here first.

An app declares its actions in `domain/policy.py`. A permission test walks all of them, so an action
without a decision for a role cannot exist: roles not named are refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..enums import Role, Scope
from ..models import Membership, Unit, User

ACTIONS: dict[str, "Action"] = {}


class Lending(Protocol):
    """Ủy quyền: whose roles a deputy holds while they are away. A higher app knows; see `lending`."""

    def to(self, person: User, day: date) -> Iterable[Membership]:
        """Vai trò được ủy quyền: roles of others that `person` stands in for on the day."""
        ...

    def seats(self, day: date) -> Iterable[tuple[int, int, str]]:
        """Mọi chỗ được thay on the day: number of the deputy, number of the unit, role."""
        ...


# Filled in that app's AppConfig.ready; without it nobody stands in for anybody.
lending: Lending | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Hành động được phân quyền: a name, its words for a refusal, and the reach each role has."""

    name: str
    label: str | Promise
    grants: Mapping[Role, Scope] = field(hash=False)

    def __post_init__(self) -> None:
        if ACTIONS.setdefault(self.name, self) is not self:
            raise ValueError(f"action {self.name} is declared twice")


def scope_of(person: User, action: Action) -> Scope:
    """Phạm vi lớn nhất that the person's present roles, own or stood in for, give for `action`."""
    return _reach(memberships(person), action) if person.is_active else Scope.NONE


def allowed(person: User, action: Action, *, units: Iterable[Unit | None] = ()) -> bool:
    """Được phép hay không; `units` are those the matter belongs to: with an OWN grant one must be theirs."""
    return person.is_active and _reaches(memberships(person), action, units)


def require(person: User, action: Action, *, units: Iterable[Unit | None] = ()) -> None:
    """Đòi quyền. Raises PermissionDenied with a Vietnamese sentence.

    What a deputy does with another's role alone is recorded as done in their stead (`audit.record`).
    """
    units = list(units)
    if not allowed(person, action, units=units):
        raise PermissionDenied(
            _("Tài khoản của bạn chưa được giao quyền: %(action)s. Hãy liên hệ quản trị viên.")
            % {"action": action.label}
        )
    _note_stead(person, action, units)


def require_some(person: User, action: Action) -> None:
    """Đòi quyền ở bất kỳ phạm vi nào: for a list, which queries narrow. Raises PermissionDenied."""
    if not scope_of(person, action):
        require(person, action)


def stands_in_for(person: User, action: Action, *, units: Iterable[Unit | None] = ()) -> set[int]:
    """Làm thay cho ai: whose roles alone give `person` the right, by number; nobody for an own right."""
    held, units = memberships(person), list(units)
    own = [m for m in held if m.person_id == person.pk]
    if len(own) == len(held) or _reaches(own, action, units):
        return set()
    lent = [m for m in held if m.person_id != person.pk]
    return {m.person_id for m in lent if _reaches([m], action, units)}


def is_same_hand(
    person: User, doer: int | None, action: Action, *, units: Iterable[Unit | None] = ()
) -> bool:
    """Cùng một người: what needs two people is decided neither by who did it nor in their stead."""
    if doer is None:
        return False
    return doer == person.pk or stands_in_for(person, action, units=units) == {doer}


def memberships(person: User) -> list[Membership]:
    """Vai trò đang có hiệu lực, read once per loaded person; lent ones bear their holder's `person_id`."""
    cached: list[Membership] | None = getattr(person, "_memberships_today", None)
    if cached is None:
        today = timezone.localdate()
        cached = list(
            Membership.objects.filter(
                Q(valid_from=None) | Q(valid_from__lte=today),
                Q(valid_to=None) | Q(valid_to__gt=today),
                person=person,
            ).select_related("unit")
        )
        # Whoever holds nothing of their own has nothing lent either.
        if cached and lending is not None:
            cached += lending.to(person, today)
        person._memberships_today = cached  # type: ignore[attr-defined]
    return cached


def own_units(person: User) -> list[Unit]:
    """Đơn vị của một người, without those below."""
    return list({m.unit_id: m.unit for m in memberships(person)}.values())


def own_unit_ids(person: User, action: Action | None = None) -> set[int]:
    """Mã các đơn vị của mình and of every unit below; with `action`, only through roles that grant it.

    What lies below is read once per loaded person, as the memberships are.
    """
    tops = frozenset(_tops(memberships(person), action))
    known: dict[frozenset[int], set[int]] = person.__dict__.setdefault("_units_below", {})
    if tops not in known:
        known[tops] = with_those_below(tops)
    return set(known[tops])


def with_those_below(units: Iterable[int]) -> set[int]:
    """Mã các đơn vị này and of every unit below them."""
    found = set(units)
    level = found
    while level:
        level = set(Unit.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found = found | level
    return found


def _note_stead(person: User, action: Action, units: Iterable[Unit | None]) -> None:
    steads: dict[str, set[int]] = person.__dict__.setdefault("_in_stead", {})
    if found := stands_in_for(person, action, units=units):
        steads[action.name] = found
    else:
        steads.pop(action.name, None)
    person.in_stead_of = sorted(set().union(*steads.values()))  # type: ignore[attr-defined]


def _reaches(held: list[Membership], action: Action, units: Iterable[Unit | None]) -> bool:
    reach = _reach(held, action)
    if reach == Scope.OWN:
        own = with_those_below(_tops(held, action))
        return any(unit is not None and unit.pk in own for unit in units)
    return reach == Scope.ALL


def _reach(held: list[Membership], action: Action) -> Scope:
    reach = (action.grants.get(Role(role), Scope.NONE) for role in {m.role for m in held})
    return max(reach, default=Scope.NONE)


def _tops(held: list[Membership], action: Action | None) -> set[int]:
    return {m.unit_id for m in held if action is None or action.grants.get(Role(m.role))}


class MembershipBackend(BaseBackend):
    """Quyền vào khung làm việc: any present membership opens the shell; nothing is stored twice."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """True for the shell's own door when the person holds a role today."""
        if perm != "wagtailadmin.access_admin" or not getattr(user_obj, "is_active", False):
            return False
        return bool(memberships(user_obj))
