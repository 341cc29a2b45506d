"""Rút mẫu của một đợt: drawn by the system, explained, added to by hand with a reason, frozen when it begins.

Every drawing is kept: whoever draws again says why, so that nobody draws until the sample pleases.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain.terms import require_reason
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import RoundState, Standing, VisitState
from ..models import Drawing, InspectionRound, SampleItem
from . import guards, policy, sampling, scopes
from .sampling import Candidate, Choice

LARGEST = 1000


def draw(*, actor: User, round_: InspectionRound, size: int, reason: str = "", seed: str = "") -> Drawing:
    """Rút mẫu, again only with a reason; `seed` is made by chance unless given.

    Raises Refused for a size out of range, nothing in scope, or a round that has begun.
    """
    access.require(actor, policy.PREPARE)
    if not 1 <= size <= LARGEST:
        raise Refused(_("Số việc cần rút từ 1 đến %(n)d.") % {"n": LARGEST})
    with transaction.atomic():
        held = guards.locked_round(round_)
        sentence = _("Mẫu đã chốt khi đợt bắt đầu; chỉ thêm được việc, kèm lý do.")
        guards.require_round(held, [RoundState.PREPARING], sentence)
        number = held.drawings.count() + 1
        reason = require_reason(reason) if number > 1 else reason.strip()
        found = candidates(held)
        if not found:
            raise Refused(
                _("Không có việc nào trong phạm vi: hãy xem lại đơn vị, kỳ, văn bản, nội dung được kiểm tra.")
            )
        drawing = Drawing(
            round=held,
            number=number,
            seed=seed or secrets.token_hex(8),
            size=size,
            method=sampling.METHOD,
            scope=scopes.of(held),
            population=[[c.task, c.unit, c.standing, c.is_late, c.was_returned] for c in found],
            reason=reason[:500],
            drawn_by=actor,
        )
        _keep(actor, held, drawing, found)
    return drawing


def add(*, actor: User, round_: InspectionRound, assignment: Assignment, reason: str) -> SampleItem:
    """Thêm việc vào mẫu bằng tay, with a reason, also while the unit is inspected.

    Raises Refused for a task of a unit not inspected, one cancelled, or when the unit's findings were sent.
    """
    access.require(actor, policy.PREPARE)
    reason = require_reason(reason)
    with transaction.atomic():
        held = guards.locked_round(round_)
        sentence = _("Mẫu của đợt này không còn thay đổi.")
        guards.require_round(held, [RoundState.PREPARING, RoundState.RUNNING], sentence)
        visit = held.visits.filter(unit=assignment.unit_id).first()
        if visit is None or visit.state != VisitState.CHECKING:
            raise Refused(_("Đơn vị chủ trì việc này không được kiểm tra trong đợt, hoặc đã gửi phát hiện."))
        if standing := held.items.filter(assignment=assignment).first():
            return standing
        if assignment.state == AssignmentState.CANCELLED:
            raise Refused(_("Việc này đã hủy giao nên không đưa vào mẫu."))
        candidate = _candidate(_as_in_scope(assignment))
        item = SampleItem.objects.create(
            round=held,
            visit=visit,
            assignment=assignment,
            standing=candidate.standing,
            is_late=candidate.is_late,
            was_returned=candidate.was_returned,
            weight=candidate.weight,
            reason=reason[:500],
            added_by=actor,
        )
        facts = {"round": held, "assignment": assignment, "reason": reason}
        audit.record(actor=actor, verb="inspections.item.add", subject=item, after=facts)
    return item


def drop(*, actor: User, item: SampleItem) -> None:
    """Bỏ việc đã thêm bằng tay, before anything was written about it; what was drawn stays.

    Raises Refused for a task the system drew, or one with answers or findings.
    """
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(item.round_id)
        sentence = _("Mẫu của đợt này không còn thay đổi.")
        guards.require_round(held, [RoundState.PREPARING, RoundState.RUNNING], sentence)
        current = SampleItem.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
        if current is None:
            return
        if current.drawing_id:
            raise Refused(_("Việc do máy rút thì không bỏ được; muốn đổi mẫu, hãy rút lại kèm lý do."))
        if current.checks.exists() or current.findings.exists():
            raise Refused(_("Việc này đã có kết quả kiểm tra nên không bỏ được."))
        facts = {"assignment": current.assignment_id, "reason": current.reason}
        audit.record(actor=actor, verb="inspections.item.drop", subject=current, before=facts)
        current.delete()


def candidates(round_: InspectionRound) -> list[Candidate]:
    """Các việc có thể rút today, without those a person has added already."""
    added = round_.items.filter(drawing=None).values("assignment")
    return [_candidate(work) for work in queries.in_scope(round_).exclude(pk__in=added)]


def is_reproducible(drawing: Drawing) -> bool:
    """Rút lại từ hạt giống cho đúng mẫu này: from what is kept alone, whatever became of the tasks."""
    if drawing.method != sampling.METHOD:
        return False
    population = [Candidate(*row) for row in drawing.population]
    again = sampling.draw(population, seed=drawing.seed, size=drawing.size)
    return _rows(again) == drawing.chosen and drawing.digest == _digest(drawing)


def _keep(actor: User, held: InspectionRound, drawing: Drawing, found: list[Candidate]) -> None:
    """The drawing made, and its tasks in the place of those drawn before."""
    chosen = sampling.draw(found, seed=drawing.seed, size=drawing.size)
    drawing.chosen = _rows(chosen)
    drawing.digest = _digest(drawing)
    held.items.filter(drawing__isnull=False).delete()
    drawing.save()
    visits = dict(held.visits.values_list("unit", "pk"))
    SampleItem.objects.bulk_create(_item(drawing, choice, visits) for choice in chosen)
    facts = {
        "number": drawing.number,
        "seed": drawing.seed,
        "size": drawing.size,
        "drawn": len(chosen),
        "population": len(found),
        "digest": drawing.digest,
        "reason": drawing.reason,
    }
    audit.record(actor=actor, verb="inspections.draw", subject=held, after=facts)


def _item(drawing: Drawing, choice: Choice, visits: dict[int, int]) -> SampleItem:
    candidate = choice.candidate
    return SampleItem(
        round=drawing.round,
        visit_id=visits[candidate.unit],
        assignment_id=candidate.task,
        drawing=drawing,
        standing=candidate.standing,
        is_late=candidate.is_late,
        was_returned=candidate.was_returned,
        weight=candidate.weight,
        stratum_size=choice.stratum_size,
        quota=choice.quota,
        rank=choice.rank,
        added_by=drawing.drawn_by,
    )


def _rows(chosen: Iterable[Choice]) -> list[list[int]]:
    return [[c.candidate.task, c.stratum_size, c.quota, c.rank] for c in chosen]


def _digest(drawing: Drawing) -> str:
    kept: dict[str, Any] = {
        name: getattr(drawing, name) for name in ("seed", "size", "method", "scope", "population", "chosen")
    }
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _as_in_scope(assignment: Assignment) -> Assignment:
    return queries.with_history(Assignment.objects.filter(pk=assignment.pk)).get()


def _candidate(work: Any) -> Candidate:
    """The standing of a task today; it was late when it was handed in after its due day, or still is not."""
    handed_in = timezone.localtime(work.last_submitted).date() if work.last_submitted else None
    today = timezone.localdate()
    is_with_unit = work.state not in {AssignmentState.SUBMITTED, AssignmentState.ACCEPTED}
    last = today if is_with_unit or handed_in is None else handed_in
    is_late = work.due is not None and last > work.due
    if work.state == AssignmentState.ACCEPTED:
        standing = Standing.DONE_LATE if is_late else Standing.DONE
    elif work.state == AssignmentState.SUBMITTED:
        standing = Standing.SUBMITTED
    elif is_late:
        standing = Standing.LATE
    else:
        standing = Standing.RETURNED if work.state == AssignmentState.RETURNED else Standing.OPEN
    return Candidate(work.pk, work.unit_id, standing.value, is_late, work.was_returned)
