"""Quyền: which role may do which action, and how far; every domain verb asks here first.

An app declares its actions in `domain/policy.py`. A permission test walks all of them, so an action
without a decision for a role cannot exist: roles not named are refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..enums import Role, Scope
from ..models import Membership, Unit, User

ACTIONS: dict[str, "Action"] = {}


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
    """Phạm vi lớn nhất that the person's present roles give for `action`."""
    if not person.is_active:
        return Scope.NONE
    reach = (action.grants.get(Role(role), Scope.NONE) for role in {m.role for m in memberships(person)})
    return max(reach, default=Scope.NONE)


def allowed(person: User, action: Action, *, units: Iterable[Unit | None] = ()) -> bool:
    """Được phép hay không; `units` are those the matter belongs to: with an OWN grant one must be theirs."""
    reach = scope_of(person, action)
    if reach == Scope.OWN:
        own = own_unit_ids(person, action)
        return any(unit is not None and unit.pk in own for unit in units)
    return reach == Scope.ALL


def require(person: User, action: Action, *, units: Iterable[Unit | None] = ()) -> None:
    """Đòi quyền. Raises PermissionDenied with a Vietnamese sentence."""
    if not allowed(person, action, units=units):
        raise PermissionDenied(
            _("Tài khoản của bạn chưa được giao quyền: %(action)s. Hãy liên hệ quản trị viên.")
            % {"action": action.label}
        )


def require_some(person: User, action: Action) -> None:
    """Đòi quyền ở bất kỳ phạm vi nào: for a list, which queries narrow. Raises PermissionDenied."""
    if not scope_of(person, action):
        require(person, action)


def memberships(person: User) -> list[Membership]:
    """Vai trò đang có hiệu lực, read once per loaded person."""
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
        person._memberships_today = cached  # type: ignore[attr-defined]
    return cached


def own_units(person: User) -> list[Unit]:
    """Đơn vị của một người, without those below."""
    return list({m.unit_id: m.unit for m in memberships(person)}.values())


def own_unit_ids(person: User, action: Action | None = None) -> set[int]:
    """Mã các đơn vị của mình and of every unit below; with `action`, only through roles that grant it."""
    held = [m for m in memberships(person) if action is None or action.grants.get(Role(m.role))]
    found = {m.unit_id for m in held}
    level = set(found)
    while level:
        level = set(Unit.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


class MembershipBackend(BaseBackend):
    """Quyền vào khung làm việc: any present membership opens the shell; nothing is stored twice."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """True for the shell's own door when the person holds a role today."""
        if perm != "wagtailadmin.access_admin" or not getattr(user_obj, "is_active", False):
            return False
        return bool(memberships(user_obj))
