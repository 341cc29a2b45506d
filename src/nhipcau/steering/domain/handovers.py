"""Bàn giao: what a leaving colleague holds goes to another with one confirmation, and a record of it."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices, roles
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User

from ..models import Delegation, HandOver
from . import deputies, holdings, policy


def hand_over(*, actor: User, person: User, to: User, with_roles: bool = False, note: str = "") -> HandOver:
    """Bàn giao mọi hồ sơ mở đứng tên `person` cho `to`, and with `with_roles` their roles too.

    What cannot move stays with its reason in the record (`holdings.Holding.stays`). Roles are the
    administrators' to give: who may not, is refused. What the person stood in for ends, and who stood in for
    them. Raises Refused for the same person, a closed account, one of no unit near, or a record that was
    changed by another at the same moment: then nothing moves.
    """
    units = units_of(person)
    if not units:
        access.require(actor, policy.HAND_OVER)
    for unit in units:
        access.require(actor, policy.HAND_OVER, units=[unit])
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        _require_receiver(person, to, units)
        change = holdings.Change(actor, person, to, with_roles)
        held = _held(change)
        made = HandOver.objects.create(
            person=person, to=to, by=actor, note=note.strip()[:500], lines=_lines(held, units)
        )
        moved = [each for each in held if not each.why]
        changed = [(each.record, *holdings.move(each, change)) for each in moved]
        audit.record_many(actor=actor, verb="steering.hand_over.record", changed=changed)
        Delegation.objects.filter(Q(person=person) | Q(deputy=person), stopped_at=None).update(
            stopped_at=timezone.now()
        )
        if with_roles:
            made.roles = _pass_roles(actor, person, to)
            made.save(update_fields=["roles"])
        facts = {
            "person": person,
            "to": to,
            "records": [f"{audit.type_label(each.record._meta)}:{each.record.pk}" for each in moved],
            "stayed": len(held) - len(moved),
            "roles": len(made.roles),
        }
        audit.record(actor=actor, verb="steering.hand_over", subject=made, after=facts)
        _tell(actor, made)
    return made


def preview(change: holdings.Change) -> list[dict[str, Any]]:
    """Những gì sẽ vào biên bản, before anybody confirms: what moves, and what stays and why."""
    return _lines(_held(change), units_of(change.person))


def units_of(person: User) -> list[Unit]:
    """Đơn vị mà người này đang có vai trò của chính mình."""
    held = notices.running_on(timezone.localdate()).filter(person=person).select_related("unit")
    return list({each.unit_id: each.unit for each in held}.values())


@in_official_language
def _held(change: holdings.Change) -> list[holdings.Held]:
    return holdings.held_by(change)


def _lines(held: list[Any], units: list[Unit]) -> list[dict[str, Any]]:
    return _in_vietnamese(held, units)


@in_official_language
def _in_vietnamese(held: list[Any], units: list[Unit]) -> list[dict[str, Any]]:
    return [*holdings.lines_of(held), *holdings.owed_by(units)]


def _require_receiver(person: User, to: User, units: list[Unit]) -> None:
    if to.pk == person.pk:
        raise Refused(_("Hãy chọn một người khác nhận bàn giao."))
    if not to.is_active:
        raise Refused(_("Tài khoản của người nhận đang bị khóa."))
    near = deputies.possible_deputies({unit.pk for unit in units})
    if units and not near.filter(pk=to.pk).exists():
        raise Refused(_("Người nhận phải có vai trò trong cùng đơn vị, hoặc đơn vị ngay trên hay ngay dưới."))


@in_official_language
def _pass_roles(actor: User, person: User, to: User) -> list[str]:
    today, told = timezone.localdate(), []
    for held in notices.running_on(today).filter(person=person).exclude(role=Role.ADMINISTRATOR):
        membership: Membership = held
        told.append(f"{membership.get_role_display()}, {membership.unit}")
        roles.give(actor=actor, person=to, unit=membership.unit, role=Role(membership.role))
        roles.end(actor=actor, membership=membership)
    return told


@in_official_language
def _tell(actor: User, made: HandOver) -> None:
    notices.to_people(
        [made.person, made.to],
        subject=_("Bàn giao công việc"),
        lines=[_("%(person)s bàn giao công việc cho %(to)s.") % {"person": made.person, "to": made.to}],
        path=made.get_absolute_url(),
        key=f"steering.hand_over:{made.pk}",
        besides=actor,
    )
