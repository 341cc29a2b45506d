"""Vai trò: giving a person a role in a unit, for a time, and ending it."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused

from ..enums import Role
from ..models import Membership, Unit, User
from . import access, policy


def give(
    *,
    actor: User,
    person: User,
    unit: Unit,
    role: Role,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """Giao vai trò from `valid_from` (today) until the day before `valid_to`; one that ended begins anew.

    Raises Refused for a closed account, a unit that has ended, or an end before the beginning.
    """
    access.require(actor, policy.MANAGE_PEOPLE)
    starts = valid_from or timezone.localdate()
    if not person.is_active:
        raise Refused(_("Tài khoản đang bị khóa; hãy mở lại trước khi giao vai trò."))
    if not unit.exists_on(starts):
        raise Refused(_("%(name)s không hoạt động vào ngày bắt đầu vai trò.") % {"name": unit.name})
    if valid_to and valid_to <= starts:
        raise Refused(_("Ngày kết thúc vai trò phải sau ngày bắt đầu."))
    with transaction.atomic():
        held = Membership.objects.select_for_update().filter(person=person, unit=unit, role=role).first()
        membership = held or Membership(person=person, unit=unit, role=role)
        if held and is_running(held, timezone.localdate()) and valid_from is None:
            starts = held.valid_from  # type: ignore[assignment]
        before, after = audit.changes(membership, {"valid_from": starts, "valid_to": valid_to})
        if held and not after:
            return held
        membership.save()
        after |= {"role": role, "unit": audit.plain(unit)}
        audit.record(actor=actor, verb="units.role.give", subject=person, before=before, after=after)
    return membership


def end(*, actor: User, membership: Membership) -> None:
    """Thôi vai trò from today. Raises Refused for the last administrator."""
    access.require(actor, policy.MANAGE_PEOPLE)
    today = timezone.localdate()
    with transaction.atomic():
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if membership.valid_to and membership.valid_to <= today:
            return
        if membership.role == Role.ADMINISTRATOR:
            require_administrator_left(without=Membership.objects.filter(pk=membership.pk))
        before = {"valid_to": membership.valid_to, "role": membership.role, "unit": membership.unit}
        finish(membership, today)
        audit.record(
            actor=actor,
            verb="units.role.end",
            subject=membership.person,
            before=before,
            after={"valid_to": today},
        )


def finish(membership: Membership, today: date) -> None:
    """Kết thúc, within the caller's transaction and audit entry; one not yet begun never begins."""
    membership.valid_to = today
    if membership.valid_from and membership.valid_from > today:
        membership.valid_from = today
    membership.save(update_fields=["valid_from", "valid_to"])


def running(person: User, today: date) -> QuerySet[Membership]:
    """Vai trò đang hoặc sẽ có hiệu lực."""
    return Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), person=person)


def is_running(membership: Membership, today: date) -> bool:
    """Đang có hiệu lực vào ngày `today`."""
    begun = membership.valid_from is None or membership.valid_from <= today
    return begun and (membership.valid_to is None or membership.valid_to > today)


def require_administrator_left(*, without: QuerySet[Membership]) -> None:
    """Còn quản trị viên khác. Raises Refused when nobody else could administer after this."""
    today = timezone.localdate()
    left = Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_to=None) | Q(valid_to__gt=today),
        role=Role.ADMINISTRATOR,
        person__is_active=True,
    ).exclude(pk__in=without.values("pk"))
    losing = without.filter(role=Role.ADMINISTRATOR).exists()
    if losing and not left.exists():
        raise Refused(_("Đây là quản trị viên cuối cùng; hãy giao vai trò này cho người khác trước."))
