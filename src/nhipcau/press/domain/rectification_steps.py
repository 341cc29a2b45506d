"""Hai người: a reviewer outside the drafting chain, then the spokesperson whose name it bears."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from .. import queries
from ..enums import RectificationState, RectificationStep
from ..models import RectificationApproval, RectificationRequest
from . import policy, proofs, speaking
from .rectification import lock, record, require_drafting

WAITING = frozenset({RectificationState.REVIEWING, RectificationState.REVIEWED, RectificationState.SIGNED})


def missing(request: RectificationRequest) -> list[str]:
    """Còn thiếu gì trước khi trình: a sentence each."""
    found = []
    if not all((request.right, request.wrong, request.unknown)):
        found.append(_("Hãy viết đủ ba phần: điều đúng, điều sai, điều chưa biết (không có thì ghi rõ)."))
    if not request.effect or not request.grounds:
        found.append(_("Hãy viết ảnh hưởng và căn cứ pháp luật."))
    if not proofs.has_primary(request):
        found.append(
            _("Cần ít nhất một bằng chứng gốc: hồ sơ công khai, hoặc văn bản có số đã công bố của cơ quan.")
        )
    return found


def submit(*, actor: User, request: RectificationRequest) -> RectificationRequest:
    """Trình rà soát. Raises Refused while something is missing."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        require_drafting(held)
        if lacking := missing(held):
            raise Refused(" ".join(lacking))
        held.state, held.returned_reason = RectificationState.REVIEWING, ""
        held.save()
        record(actor, "press.rectification.submit", held)
        _tell_reviewers(actor, held)
    return held


def take_back(*, actor: User, request: RectificationRequest) -> RectificationRequest:
    """Lấy lại để sửa, before it is sent: what was approved of it no longer counts.

    Raises Refused once the letter lies with those who number it.
    """
    access.require(actor, policy.RECTIFY, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        if held.state not in WAITING:
            raise Refused(_("Chỉ lấy lại được hồ sơ đang chờ duyệt hoặc đã ký mà chưa gửi."))
        _back_to_draft(held, "")
        record(actor, "press.rectification.take_back", held)
    return held


def review(*, actor: User, request: RectificationRequest) -> RectificationRequest:
    """Rà soát xong, by a person outside the drafting chain. Raises PermissionDenied; Refused."""
    access.require(actor, policy.REVIEW_RECTIFICATION, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        if held.state != RectificationState.REVIEWING:
            raise Refused(_("Hồ sơ này không chờ rà soát."))
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        held.review = _approved(held, RectificationStep.REVIEW, actor)
        held.state = RectificationState.REVIEWED
        held.save()
        record(actor, "press.rectification.review", held)
        _tell_voices(actor, held)
    return held


def return_(*, actor: User, request: RectificationRequest, reason: str) -> RectificationRequest:
    """Trả lại để sửa, kèm lý do: by who reviews, or by the spokesperson."""
    reviewed = request.state == RectificationState.REVIEWED
    access.require(actor, policy.SPEAK if reviewed else policy.REVIEW_RECTIFICATION, units=[request.unit])
    if not (reason := " ".join(reason.split())):
        raise Refused(_("Hãy ghi điều cần sửa."))
    with transaction.atomic():
        held = lock(request)
        if held.state not in {RectificationState.REVIEWING, RectificationState.REVIEWED}:
            raise Refused(_("Hồ sơ này không chờ duyệt."))
        if held.state == RectificationState.REVIEWED:
            speaking.require(actor, unit=held.unit)
        _back_to_draft(held, reason[:1000])
        record(actor, "press.rectification.return", held)
        _tell_author(actor, held, _("Văn bản yêu cầu cải chính được trả lại để sửa"))
    return held


def sign(*, actor: User, request: RectificationRequest) -> RectificationRequest:
    """Người phát ngôn ký tên: only one in force for that unit, and never who reviewed it."""
    access.require(actor, policy.SPEAK, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        voice = speaking.require(actor, unit=held.unit)
        if held.state != RectificationState.REVIEWED:
            raise Refused(_("Hồ sơ chưa qua rà soát nên chưa ký được."))
        if held.review is not None and held.review.person_id == actor.pk:
            raise Refused(_("Bạn đã rà soát hồ sơ này; người ký phải là người khác."))
        held.signature = _approved(held, RectificationStep.SIGN, actor, voice.words)
        held.spokesperson, held.state = voice.spokesperson, RectificationState.SIGNED
        held.save()
        record(actor, "press.rectification.sign", held, spokesperson=voice.spokesperson.pk)
        _tell_author(actor, held, _("Người phát ngôn đã ký văn bản yêu cầu cải chính"))
    return held


def why_not(person: User, request: RectificationRequest) -> str:
    """Vì sao người này không rà soát được: a sentence, empty when they may."""
    hands = request.hands.values_list("person", flat=True)
    units = [request.unit]
    if any(access.is_same_hand(person, hand, policy.REVIEW_RECTIFICATION, units=units) for hand in hands):
        return _("Bạn thuộc nhóm soạn hồ sơ này; người rà soát phải ở ngoài nhóm soạn.")
    return ""


def _approved(
    held: RectificationRequest, step: RectificationStep, actor: User, words: str = ""
) -> RectificationApproval:
    return RectificationApproval.objects.create(
        request=held, revision=held.revision, step=step, person=actor, words=words[:300]
    )


def _back_to_draft(held: RectificationRequest, reason: str) -> None:
    if held.paper is not None:
        outgoing.require_open(held.paper)
    held.state, held.returned_reason = RectificationState.DRAFTING, reason
    held.review = held.signature = held.spokesperson = None
    held.revision += 1
    held.save()


@in_official_language
def _tell_reviewers(actor: User, held: RectificationRequest) -> None:
    notices.to_officers(
        subject=_("Văn bản yêu cầu cải chính chờ rà soát"),
        lines=[held.code],
        path=held.get_absolute_url(),
        key=f"press.rectification:{held.pk}:{held.revision}:review",
        besides=actor,
    )


@in_official_language
def _tell_voices(actor: User, held: RectificationRequest) -> None:
    found = queries.in_force(timezone.now()).filter(unit__in=queries.with_those_above(held.unit), matter=None)
    notices.to_people(
        [each.person for each in found.select_related("person") if each.person is not None],
        subject=_("Văn bản yêu cầu cải chính chờ người phát ngôn ký"),
        lines=[held.code],
        path=held.get_absolute_url(),
        key=f"press.rectification:{held.pk}:{held.revision}:sign",
        besides=actor,
    )


@in_official_language
def _tell_author(actor: User, held: RectificationRequest, subject: str) -> None:
    if held.created_by is None:
        return
    lines = [held.code]
    if held.returned_reason:
        lines.append(_("Điều cần sửa: %(reason)s") % {"reason": held.returned_reason})
    notices.to_people(
        [held.created_by],
        subject=subject,
        lines=lines,
        path=held.get_absolute_url(),
        key=f"press.rectification:{held.pk}:{held.revision}:{held.state}",
        besides=actor,
    )
