"""Giao hàng loạt: thousands of assignments of an existing tracker, with the standing it gives them.

The same conditions and the same trail as `assignments.assign`, one by one; only the queries are shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain.values import fit
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import AssignmentState
from ..models import Assignment
from . import policy
from .terms import folded, require_in_being

BATCH = 500


@dataclass(frozen=True, slots=True)
class Order:
    """Một việc có sẵn: handed to `unit`, `percent` done as its tracker says; never accepted by that."""

    obligation: Obligation
    unit: Unit
    supporters: tuple[Unit, ...] = field(default=())
    due: date | None = None
    deliverable: str = ""
    percent: int = 0
    note: str = ""


def start(*, actor: User, orders: Sequence[Order], approver: Unit, ground: str) -> list[Assignment]:
    """Giao tất cả hoặc không giao việc nào; past days are meant, since the work exists already.

    `ground` tells in the trail what brought them. Raises PermissionDenied; Refused when an obligation is not
    confirmed or a unit has ended or has the obligation already.
    """
    access.require(actor, policy.ASSIGN)
    units = {unit.pk: unit for order in orders for unit in (order.unit, *order.supporters)}
    require_in_being([approver, *units.values()])
    with transaction.atomic():
        _require_assignable(orders)
        made = Assignment.objects.bulk_create([_assignment(actor, each, approver) for each in orders], BATCH)
        through = Assignment.supporters.through
        through.objects.bulk_create(
            [
                through(assignment=assignment, unit=unit)
                for assignment, order in zip(made, orders, strict=True)
                for unit in order.supporters
                if unit.pk != order.unit.pk
            ],
            BATCH,
        )
        audit.record_many(
            actor=actor,
            verb="plans.assign",
            changed=[
                (assignment, {}, _facts(assignment, order) | {"ground": ground})
                for assignment, order in zip(made, orders, strict=True)
            ],
        )
    return made


def _require_assignable(orders: Sequence[Order]) -> None:
    wanted = {order.obligation.pk for order in orders}
    pairs = {(order.obligation.pk, order.unit.pk) for order in orders}
    ids, confirmed, taken = sorted(wanted), 0, len(orders) - len(pairs)
    for at in range(0, len(ids), BATCH):
        held = Obligation.objects.select_for_update().filter(
            pk__in=ids[at : at + BATCH], state=ObligationState.CONFIRMED
        )
        confirmed += len(held.values_list("pk"))
        standing = Assignment.objects.exclude(state=AssignmentState.CANCELLED).filter(
            obligation__in=ids[at : at + BATCH]
        )
        taken += sum(pair in pairs for pair in standing.values_list("obligation", "unit"))
    if confirmed < len(wanted):
        raise Refused(_("Có nhiệm vụ chưa được xác nhận nên chưa giao được; chưa có gì được lưu."))
    if taken:
        raise Refused(
            _("Có %(n)d việc đã giao cho đúng đơn vị đó từ trước; chưa có gì được lưu.") % {"n": taken}
        )


def _assignment(actor: User, order: Order, approver: Unit) -> Assignment:
    begun = bool(order.percent or order.note)
    return Assignment(
        obligation=order.obligation,
        unit=order.unit,
        approver=approver,
        due=order.due,
        deliverable=fit(Assignment, "deliverable", order.deliverable),
        progress=order.percent,
        progress_note=fit(Assignment, "progress_note", order.note),
        state=AssignmentState.IN_PROGRESS if begun else AssignmentState.ASSIGNED,
        folded=folded(order.obligation, order.deliverable),
        assigned_by=actor,
    )


def _facts(assignment: Assignment, order: Order) -> dict[str, object]:
    return {
        "obligation": assignment.obligation_id,
        "unit": assignment.unit_id,
        "approver": assignment.approver_id,
        "supporters": sorted(unit.pk for unit in order.supporters),
        "due": assignment.due,
        "deliverable": assignment.deliverable,
        "state": assignment.state,
        "progress": assignment.progress,
        "progress_note": assignment.progress_note,
    }
