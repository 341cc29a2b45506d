"""Nộp và duyệt kết quả: the unit submits, another person accepts or returns, an officer may reopen."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import AssignmentState, Decision
from ..models import Assignment, Submission
from . import notifying, policy
from .progress import held_by_unit
from .terms import require_reason


def submit(*, actor: User, assignment: Assignment, note: str = "") -> Submission:
    """Nộp kết quả để duyệt; a second click by the same person returns the submission that waits.

    Raises Refused without standing evidence, or when the work is not with the leading unit.
    """
    access.require(actor, policy.SUBMIT, units=[assignment.unit])
    with transaction.atomic():
        waiting = _waiting(Assignment.objects.select_for_update().get(pk=assignment.pk))
        if waiting and waiting.submitted_by_id == actor.pk:
            return waiting
        held = held_by_unit(assignment)
        if not held.evidence.filter(withdrawn_at=None).exists():
            raise Refused(_("Chưa có minh chứng nào. Hãy thêm ít nhất một tệp hoặc đường dẫn rồi nộp."))
        submission = Submission.objects.create(
            assignment=held, number=held.submissions.count() + 1, note=note.strip(), submitted_by=actor
        )
        _move(actor, "plans.submit", held, AssignmentState.SUBMITTED, number=submission.number)
        notifying.submitted(actor, submission)
    return submission


def accept(*, actor: User, submission: Submission, reason: str = "") -> Submission:
    """Chấp nhận kết quả; it is final unless an officer reopens it. Raises Refused as in `return_`."""
    return _decide(actor, submission, Decision.ACCEPTED, reason.strip())


def return_(*, actor: User, submission: Submission, reason: str) -> Submission:
    """Trả lại kết quả, with a reason the unit reads.

    Raises Refused without a reason, for one's own submission, or when it has been decided otherwise.
    """
    return _decide(actor, submission, Decision.RETURNED, require_reason(reason))


def reopen(*, actor: User, assignment: Assignment, reason: str) -> Assignment:
    """Mở lại việc đã chấp nhận: back to the unit, the acceptance kept in the history with the reason."""
    access.require(actor, policy.REOPEN)
    reason = require_reason(reason)
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if held.state != AssignmentState.ACCEPTED:
            raise Refused(
                _("Chỉ mở lại được việc đã chấp nhận; việc này đang ở trạng thái “%(state)s”.")
                % {"state": held.get_state_display()}
            )
        last = held.submissions.order_by("-number").first()
        if last:
            last.reopened_at, last.reopened_by, last.reopen_reason = timezone.now(), actor, reason
            last.save(update_fields=["reopened_at", "reopened_by", "reopen_reason"])
        held.accepted_at = None
        entry = _move(actor, "plans.reopen", held, AssignmentState.RETURNED, reason=reason)
        notifying.reopened(actor, held, reason, entry=entry.sequence)
    return held


def decidable_by(person: User, submission: Submission) -> bool:
    """Người này duyệt được lần nộp này hay không: the right, and not one's own (two people)."""
    return (
        not submission.decision
        and access.allowed(person, policy.DECIDE, units=[submission.assignment.approver])
        and not _is_own(person, submission, submission.assignment)
    )


def _decide(actor: User, submission: Submission, decision: Decision, reason: str) -> Submission:
    access.require(actor, policy.DECIDE, units=[submission.assignment.approver])
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=submission.assignment_id)
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        if current.decision == decision and current.decided_by_id == actor.pk:
            return current
        _require_undecided(actor, held, current)
        current.decision, current.reason = decision, reason
        current.decided_by, current.decided_at = actor, timezone.now()
        current.save(update_fields=["decision", "reason", "decided_by", "decided_at"])
        facts = {"number": current.number, "reason": reason}
        if decision == Decision.ACCEPTED:
            held.accepted_at, held.progress = current.decided_at, 100
            _move(actor, "plans.accept", held, AssignmentState.ACCEPTED, **facts)
        else:
            _move(actor, "plans.return", held, AssignmentState.RETURNED, **facts)
        notifying.decided(actor, current)
    return current


def _require_undecided(actor: User, held: Assignment, submission: Submission) -> None:
    if submission.submitted_by_id == actor.pk:
        raise Refused(_("Người nộp không tự duyệt kết quả của mình. Hãy để một người khác có quyền duyệt."))
    if _is_own(actor, submission, held):
        raise Refused(
            _("Bạn đang làm thay chính người nộp nên không duyệt được. Hãy để một người khác có quyền duyệt.")
        )
    if submission.decision:
        raise Refused(
            _("Lần nộp này đã có người duyệt: %(decision)s. Hãy tải lại trang để xem.")
            % {"decision": submission.get_decision_display().lower()}
        )
    if held.state != AssignmentState.SUBMITTED:
        raise Refused(_("Việc này không còn chờ duyệt; chưa có gì thay đổi."))


def _is_own(person: User, submission: Submission, work: Assignment) -> bool:
    return access.is_same_hand(person, submission.submitted_by_id, policy.DECIDE, units=[work.approver])


def _waiting(held: Assignment) -> Submission | None:
    if held.state != AssignmentState.SUBMITTED:
        return None
    return held.submissions.filter(decision="").order_by("-number").first()


def _move(actor: User, verb: str, held: Assignment, state: AssignmentState, **facts: object) -> AuditEntry:
    before = {"state": held.state}
    held.state = state
    held.save(update_fields=["state", "accepted_at", "progress"])
    return audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": state, **facts})
