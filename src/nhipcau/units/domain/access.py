"""Quyền: which role may do which action, and how far; every domain verb asks here first.

An app declares its actions in `domain/policy.py`. A permission test walks all of them, so an action
without a decision for a role cannot exist: roles not named are refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..enums import Role, Scope
from ..models import Membership, Unit, User

ACTIONS: dict[str, "Action"] = {}
# Levels of units that one query goes down.
AT_ONCE = 3


class Lending(Protocol):
    """Ủy quyền: whose roles a deputy holds while they are away. A higher app knows; see `lending`."""

    def to(self, person: User, day: date) -> QuerySet[Membership]:
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
    return person.is_active and _reaches(person, memberships(person), action, units)


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
    if len(own) == len(held) or _reaches(person, own, action, units):
        return set()
    lent = [m for m in held if m.person_id != person.pk]
    return {m.person_id for m in lent if _reaches(person, [m], action, units)}


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
        held = Membership.objects.filter(
            Q(valid_from=None) | Q(valid_from__lte=today),
            Q(valid_to=None) | Q(valid_to__gt=today),
            person=person,
        )
        told: list[QuerySet[Any]] = [held, *([lending.to(person, today)] if lending is not None else [])]
        below = Exists(Unit.objects.filter(parent=OuterRef("unit")).order_by())
        first, *rest = (each.select_related("unit").annotate(has_below=below) for each in told)
        found = sorted(first.union(*rest, all=True), key=lambda m: (m.person_id != person.pk, m.pk))
        # Whoever holds nothing of their own has nothing lent either.
        cached = found if found and found[0].person_id == person.pk else []
        person._memberships_today = cached  # type: ignore[attr-defined]
    return cached


def own_units(person: User) -> list[Unit]:
    """Đơn vị của một người, without those below."""
    return list({m.unit_id: m.unit for m in memberships(person)}.values())


def own_unit_ids(person: User, action: Action | None = None) -> set[int]:
    """Mã các đơn vị của mình and of every unit below; with `action`, only through roles that grant it.

    What lies below is read once per loaded person, as the memberships are.
    """
    return set(_below(person, _tops(memberships(person), action)))


def with_those_below(units: Iterable[int]) -> set[int]:
    """Mã các đơn vị này and of every unit below them; three levels of them a query."""
    found = level = set(units)
    while level:
        above: Any = level
        steps = []
        for depth in range(1, AT_ONCE + 1):
            reached = Unit.objects.order_by().filter(parent__in=above)
            steps.append(reached.values_list("pk", Value(depth)))
            above = reached.values("pk")
        rows = [row for row in steps[0].union(*steps[1:]) if row[0] not in found]
        found = found | {pk for pk, _depth in rows}
        level = {pk for pk, depth in rows if depth == AT_ONCE}
    return found


def _below(person: User, tops: set[int]) -> set[int]:
    known: dict[frozenset[int], set[int]] = person.__dict__.setdefault("_units_below", {})
    if (key := frozenset(tops)) not in known:
        leading = {m.unit_id for m in memberships(person) if m.has_below}  # type: ignore[attr-defined]
        known[key] = tops | (with_those_below(tops & leading) if tops & leading else set())
    return known[key]


def _note_stead(person: User, action: Action, units: Iterable[Unit | None]) -> None:
    steads: dict[str, set[int]] = person.__dict__.setdefault("_in_stead", {})
    if found := stands_in_for(person, action, units=units):
        steads[action.name] = found
    else:
        steads.pop(action.name, None)
    person.in_stead_of = sorted(set().union(*steads.values()))  # type: ignore[attr-defined]


def _reaches(person: User, held: list[Membership], action: Action, units: Iterable[Unit | None]) -> bool:
    reach = _reach(held, action)
    if reach != Scope.OWN:
        return reach == Scope.ALL
    wanted, tops = {unit.pk for unit in units if unit is not None}, _tops(held, action)
    return bool(wanted & tops) or bool(wanted and wanted & _below(person, tops))


def _reach(held: list[Membership], action: Action) -> Scope:
    reach = (action.grants.get(Role(role), Scope.NONE) for role in {m.role for m in held})
    return max(reach, default=Scope.NONE)


def _tops(held: list[Membership], action: Action | None) -> set[int]:
    return {m.unit_id for m in held if action is None or action.grants.get(Role(m.role))}


class MembershipBackend(ModelBackend):
    """Quyền vào khung làm việc: any present membership opens the shell; nothing is stored twice.

    Stands before the framework's backend, which sessions begun with it still name.
    """

    def authenticate(self, *args: Any, **kwargs: Any) -> Any:
        """Raises PermissionDenied for a wrong password, so that it is not reckoned once more."""
        person = super().authenticate(*args, **kwargs)
        if person is None:
            raise PermissionDenied
        return person

    def get_user(self, user_id: Any) -> Any:
        """The person with what the shell asks of everybody: the language they chose."""
        person = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """True for the shell's own door when the person holds a role today; else what is stored."""
        if perm == "wagtailadmin.access_admin" and getattr(user_obj, "is_active", False):
            return bool(memberships(user_obj)) or bool(super().has_perm(user_obj, perm, obj))
        return bool(super().has_perm(user_obj, perm, obj))
