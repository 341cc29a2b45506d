"""Giao việc: hand a confirmed obligation to units, change the terms, take it back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import AssignmentState
from ..models import Activity, Assignment
from . import notifying, policy
from .proposals import Proposal, propose
from .terms import Terms, as_facts, folded, require_due, require_in_being, require_reason

__all__ = ["Proposal", "Terms", "assign", "assign_many", "begin", "cancel", "change", "hand_over", "propose"]


def assign(
    *,
    actor: User,
    obligation: Obligation,
    unit: Unit,
    approver: Unit,
    supporters: Iterable[Unit] = (),
    due: date | None = None,
    deliverable: str = "",
    allow_past: bool = False,
) -> Assignment:
    """Giao một nhiệm vụ đã xác nhận cho đơn vị chủ trì.

    Given again with the same terms it returns what stands. Raises Refused when the obligation is not
    confirmed, the unit is no longer in being or has it already on other terms, or the due day is past.
    """
    terms = Terms(unit, approver, tuple(supporters), due, deliverable, allow_past)
    return assign_many(actor=actor, orders=[(obligation, terms)])[0]


def assign_many(*, actor: User, orders: Iterable[tuple[Obligation, Terms]]) -> list[Assignment]:
    """Giao nhiều việc trong một lần: all of them or, when one is refused, none."""
    access.require(actor, policy.ASSIGN)
    with transaction.atomic():
        now = timezone.now()
        given = [begin(actor, obligation, terms) for obligation, terms in orders]
        notifying.assigned(actor, [work for work in given if work.assigned_at >= now])
    return given


def begin(
    actor: User | None, obligation: Obligation, terms: Terms, activity: Activity | None = None
) -> Assignment:
    """Bắt đầu một phân công, for a caller who has asked for the right, within its transaction.

    `actor` is None when the worker makes the next time of a recurring task. Raises Refused like `assign`.
    """
    # The lock keeps an obligation from being reopened while it is handed out.
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.state != ObligationState.CONFIRMED:
        raise Refused(_("Nhiệm vụ này chưa được xác nhận nên chưa giao được. Hãy rà soát văn bản trước."))
    live = obligation.assignments.exclude(state=AssignmentState.CANCELLED)
    standing = live.filter(unit=terms.unit, period=terms.period).first()
    if standing:
        return _same_or_refused(standing, terms)
    require_in_being([terms.unit, terms.approver, *terms.supporters])
    require_due(terms.due, allow_past=terms.allow_past)
    assignment = Assignment.objects.create(
        obligation=obligation,
        unit=terms.unit,
        approver=terms.approver,
        due=terms.due,
        deliverable=terms.deliverable.strip(),
        folded=folded(obligation, terms.deliverable),
        assigned_by=actor,
        activity=activity,
        period=terms.period,
    )
    assignment.supporters.set([unit for unit in terms.supporters if unit != terms.unit])
    audit.record(actor=actor, verb="plans.assign", subject=assignment, after=as_facts(assignment))
    return assignment


def _same_or_refused(standing: Assignment, terms: Terms) -> Assignment:
    same = (standing.due, standing.deliverable, standing.approver_id) == (
        terms.due,
        terms.deliverable.strip(),
        terms.approver.pk,
    )
    if same:
        return standing
    raise Refused(
        _("“%(unit)s” đã được giao nhiệm vụ này. Hãy mở phân công đó để sửa, không giao lần thứ hai.")
        % {"unit": terms.unit}
    )


def change(
    *,
    actor: User,
    assignment: Assignment,
    due: date | None,
    deliverable: str,
    supporters: Iterable[Unit],
    approver: Unit,
    reason: str,
    allow_past: bool = False,
) -> Assignment:
    """Điều chỉnh phân công, with a reason; nothing is written when nothing differs.

    Raises Refused without a reason, when the work is over, or for a past due day or a unit that has ended.
    """
    access.require(actor, policy.ASSIGN)
    reason = require_reason(reason)
    wanted_supporters = [unit for unit in supporters if unit.pk != assignment.unit_id]
    with transaction.atomic():
        held = _held_open(assignment)
        before = as_facts(held)
        known = set(before["supporters"])
        require_in_being([unit for unit in wanted_supporters if unit.pk not in known])
        if approver.pk != held.approver_id:
            require_in_being([approver])
        if due != held.due:
            require_due(due, allow_past=allow_past)
        held.due, held.deliverable, held.approver = due, deliverable.strip(), approver
        held.folded = folded(held.obligation, deliverable)
        held.save(update_fields=["due", "deliverable", "approver", "folded"])
        held.supporters.set(wanted_supporters)
        _record_difference(actor, "plans.change", held, before, reason)
    return held


def hand_over(*, actor: User, assignment: Assignment, unit: Unit, reason: str) -> Assignment:
    """Chuyển cho đơn vị kế thừa the open work of a unit that is no longer in being.

    Raises Refused while the old unit still exists (cancel and assign anew then), or when the heir
    has the same obligation already.
    """
    access.require(actor, policy.ASSIGN)
    reason = require_reason(reason)
    with transaction.atomic():
        held = _held_open(assignment)
        if held.unit.exists_on(timezone.localdate()):
            raise Refused(
                _("“%(unit)s” vẫn đang hoạt động. Hãy hủy giao rồi giao lại.") % {"unit": held.unit}
            )
        require_in_being([unit])
        live = held.obligation.assignments.exclude(state=AssignmentState.CANCELLED)
        if live.filter(unit=unit, period=held.period).exists():
            raise Refused(_("“%(unit)s” đã được giao nhiệm vụ này; hãy hủy phân công cũ.") % {"unit": unit})
        before = as_facts(held)
        held.unit = unit
        held.save(update_fields=["unit"])
        held.supporters.remove(unit)
        _record_difference(actor, "plans.hand-over", held, before, reason)
    return held


def cancel(*, actor: User, assignment: Assignment, reason: str) -> Assignment:
    """Hủy giao, with a reason; repeated it changes nothing. Raises Refused when the work is accepted."""
    access.require(actor, policy.ASSIGN)
    reason = require_reason(reason)
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if held.state == AssignmentState.CANCELLED:
            return held
        if held.state == AssignmentState.ACCEPTED:
            raise Refused(_("Kết quả đã được chấp nhận nên không hủy giao được. Cần thì mở lại việc trước."))
        before = {"state": held.state}
        held.state, held.cancel_reason, held.cancelled_at = AssignmentState.CANCELLED, reason, timezone.now()
        held.save(update_fields=["state", "cancel_reason", "cancelled_at"])
        audit.record(
            actor=actor,
            verb="plans.cancel",
            subject=held,
            before=before,
            after={"state": held.state, "reason": reason},
        )
        notifying.cancelled(actor, held)
    return held


def _held_open(assignment: Assignment) -> Assignment:
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if not held.is_open:
        raise Refused(
            _("Việc này %(state)s nên không điều chỉnh được nữa; chưa có gì thay đổi.")
            % {"state": held.get_state_display().lower()}
        )
    return held


def _record_difference(actor: User, verb: str, held: Assignment, before: dict[str, Any], reason: str) -> None:
    after = as_facts(held)
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        entry = audit.record(
            actor=actor,
            verb=verb,
            subject=held,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed} | {"reason": reason},
        )
        notifying.changed(actor, held, reason, entry=entry.sequence)
