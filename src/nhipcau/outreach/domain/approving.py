"""Duyệt bản tin: two people look at one revision, the second of whom wrote nothing of it (safeguard 5)."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.newsroom.enums import Step
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..enums import WITH_APPROVERS, LetterState
from ..models import Letter, LetterApproval
from . import policy, writing

ACTIONS = {Step.FIRST: policy.CHECK, Step.SECOND: policy.APPROVE}


def submit(*, actor: User, letter: Letter) -> Letter:
    """Trình duyệt. Raises Refused while something is missing."""
    access.require(actor, policy.WRITE, units=[letter.unit])
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state != LetterState.DRAFT:
            raise Refused(_("Chỉ trình được bản đang soạn."))
        if lacking := writing.missing(held):
            raise Refused(" ".join(lacking))
        held.state, held.returned_reason = LetterState.SUBMITTED, ""
        held.save(update_fields=["state", "returned_reason", "changed_at"])
        record(actor, "outreach.letter.submit", held)
        tell_approvers(actor, held)
    return held


def take_back(*, actor: User, letter: Letter) -> Letter:
    """Lấy lại để sửa, before it is scheduled; what was approved of it no longer counts."""
    access.require(actor, policy.WRITE, units=[letter.unit])
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state == LetterState.DRAFT:
            return held
        if held.state in {LetterState.SCHEDULED, LetterState.STARTED}:
            raise Refused(_("Bản tin đã xếp lịch hoặc đã gửi; hãy hủy lịch gửi trước khi sửa."))
        _back_to_draft(held, "")
        record(actor, "outreach.letter.take_back", held)
    return held


def check(*, actor: User, letter: Letter) -> Letter:
    """Duyệt lần một. Raises PermissionDenied; Refused out of turn."""
    return _approve(actor, letter, Step.FIRST)


def approve(*, actor: User, letter: Letter) -> Letter:
    """Duyệt lần hai, by another person who wrote nothing of it. Raises PermissionDenied; Refused."""
    return _approve(actor, letter, Step.SECOND)


def return_(*, actor: User, letter: Letter, reason: str) -> Letter:
    """Trả lại để sửa, kèm lý do."""
    action = policy.APPROVE if letter.state == LetterState.CHECKED else policy.CHECK
    access.require(actor, action, units=[letter.unit])
    if not (reason := " ".join(reason.split())):
        raise Refused(_("Hãy ghi điều cần sửa."))
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state not in WITH_APPROVERS:
            raise Refused(_("Bản tin này không chờ duyệt."))
        _back_to_draft(held, reason[:1000])
        record(actor, "outreach.letter.return", held, reason=held.returned_reason)
        _tell_author(actor, held, _("Bản tin được trả lại để sửa"))
    return held


def why_not(person: User, letter: Letter) -> str:
    """Vì sao người này không duyệt được lần sắp tới: a sentence, empty when they may."""
    if letter.state != LetterState.CHECKED:
        return ""
    units = [letter.unit]
    for each in letter.approvals.filter(revision=letter.revision, step=Step.FIRST):
        if access.is_same_hand(person, each.person_id, policy.APPROVE, units=units):
            return _("Bạn đã duyệt lần một; lần hai phải là người khác.")
    hands = letter.hands.values_list("person", flat=True)
    if any(access.is_same_hand(person, hand, policy.APPROVE, units=units) for hand in hands):
        return _("Bạn đã soạn bản tin này; lần duyệt thứ hai phải là người không soạn.")
    return ""


def _approve(actor: User, letter: Letter, step: Step) -> Letter:
    access.require(actor, ACTIONS[step], units=[letter.unit])
    is_first = step == Step.FIRST
    with transaction.atomic():
        held = writing.lock(letter)
        if held.state != (LetterState.SUBMITTED if is_first else LetterState.CHECKED):
            raise Refused(_("Bản tin này không chờ lần duyệt ấy."))
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        made = LetterApproval.objects.create(letter=held, revision=held.revision, step=step, person=actor)
        if is_first:
            held.first, held.state = made, LetterState.CHECKED
        else:
            held.second, held.state = made, LetterState.APPROVED
        held.save(update_fields=["first", "second", "state", "changed_at"])
        record(actor, "outreach.letter.check" if is_first else "outreach.letter.approve", held)
        if is_first:
            tell_approvers(actor, held)
        else:
            _tell_author(actor, held, _("Bản tin đã được duyệt"))
    return held


def _back_to_draft(held: Letter, reason: str) -> None:
    held.state, held.returned_reason, held.first, held.second = LetterState.DRAFT, reason, None, None
    held.revision += 1
    held.save(update_fields=["state", "returned_reason", "first", "second", "revision", "changed_at"])


def record(actor: User | None, verb: str, held: Letter, **told: object) -> None:
    """Ghi nhật ký, in the caller's transaction."""
    after = {"state": held.state, "revision": held.revision, **told}
    audit.record(actor=actor, verb=verb, subject=held, after=after)


@in_official_language
def tell_approvers(actor: User | None, held: Letter) -> None:
    """Báo cho người duyệt: the standing office, which speaks for the province."""
    first = held.state == LetterState.SUBMITTED
    notices.to_officers(
        subject=_("Bản tin chờ duyệt lần một") if first else _("Bản tin chờ duyệt lần hai"),
        lines=[held.title],
        path=held.get_absolute_url(),
        key=f"outreach.waits:{held.pk}:{held.revision}:{held.state}",
        besides=actor,
    )


@in_official_language
def _tell_author(actor: User, held: Letter, subject: str) -> None:
    if held.created_by is None:
        return
    lines = [held.title]
    if held.returned_reason:
        lines.append(_("Điều cần sửa: %(reason)s") % {"reason": held.returned_reason})
    notices.to_people(
        [held.created_by],
        subject=subject,
        lines=lines,
        path=held.get_absolute_url(),
        key=f"outreach.told:{held.pk}:{held.revision}:{held.state}",
        besides=actor,
    )
