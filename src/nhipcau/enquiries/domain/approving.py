"""Duyệt trả lời: first somebody who wrote nothing of it, then the spokesperson in force (safeguard 5)."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.press import queries as press_queries
from nhipcau.press.domain import policy as press_policy
from nhipcau.press.domain import speaking
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import WITH_APPROVERS, State, Step
from ..models import AnswerApproval, Enquiry
from . import policy, thread, writing
from .typed import line


def submit(*, actor: User, enquiry: Enquiry) -> Enquiry:
    """Trình duyệt. Raises Refused while a fact has no source that somebody looked up."""
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.DRAFTING)
        if lacking := writing.missing(held):
            raise Refused(" ".join(lacking))
        answer = held.answer
        assert answer is not None  # noqa: S101 - nothing is missing
        if answer.handed_in_at is None:
            answer.handed_in_at = timezone.now()
            answer.save(update_fields=["handed_in_at"])
        else:
            # What was given back is not handed in again as it was: a version is approved once.
            raise Refused(_("Bản này đã trình và được trả lại; hãy lưu bản sửa trước khi trình lần nữa."))
        held.state, held.returned_reason = State.SUBMITTED, ""
        held.save(update_fields=["state", "returned_reason", "changed_at"])
        _step(actor, "enquiries.submit", held, gettext_lazy("Trình duyệt bản %(n)d"))
    return held


def take_back(*, actor: User, enquiry: Enquiry) -> Enquiry:
    """Lấy lại để sửa; what was approved stays with that version and counts no more."""
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.SUBMITTED, State.CHECKED, State.APPROVED)
        _to_draft(held, "")
        _step(actor, "enquiries.take_back", held, gettext_lazy("Lấy lại bản %(n)d để sửa"))
    return held


def check(*, actor: User, enquiry: Enquiry) -> Enquiry:
    """Duyệt lần một, by somebody who wrote none of the versions."""
    access.require(actor, policy.CHECK, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.SUBMITTED)
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        assert held.answer is not None  # noqa: S101 - it was handed in
        held.first = AnswerApproval.objects.create(answer=held.answer, step=Step.FIRST, person=actor)
        held.state = State.CHECKED
        held.save(update_fields=["first", "state", "changed_at"])
        _step(actor, "enquiries.check", held, gettext_lazy("Duyệt lần một bản %(n)d"))
    return held


def approve(*, actor: User, enquiry: Enquiry) -> Enquiry:
    """Người phát ngôn duyệt: the one in force for the unit, another person than before. Raises Refused."""
    access.require(actor, press_policy.SPEAK, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.CHECKED)
        assert held.unit is not None and held.answer is not None  # noqa: S101 - it was handed in
        voice = speaking.require(actor, unit=held.unit)
        if refusal := why_not(actor, held):
            raise Refused(refusal)
        held.second = AnswerApproval.objects.create(
            answer=held.answer,
            step=Step.SECOND,
            person=actor,
            spokesperson=voice.spokesperson,
            capacity=voice.words[:400],
        )
        held.state = State.APPROVED
        held.save(update_fields=["second", "state", "changed_at"])
        _step(actor, "enquiries.approve", held, gettext_lazy("Người phát ngôn duyệt bản %(n)d"))
    return held


def return_(*, actor: User, enquiry: Enquiry, reason: str) -> Enquiry:
    """Trả lại để sửa, kèm lý do, by whoever may approve at this step."""
    if enquiry.state == State.CHECKED:
        access.require(actor, press_policy.SPEAK, units=[enquiry.unit])
    else:
        access.require(actor, policy.CHECK, units=[enquiry.unit])
    if not (reason := line(reason)):
        raise Refused(_("Hãy ghi điều cần sửa."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, *WITH_APPROVERS)
        if held.state == State.CHECKED and not access.allowed(actor, policy.CHECK, units=[held.unit]):
            assert held.unit is not None  # noqa: S101 - it was handed in
            speaking.require(actor, unit=held.unit)
        _to_draft(held, reason[:1000])
        _step(actor, "enquiries.return", held, gettext_lazy("Trả lại bản %(n)d: %(reason)s"))
    return held


def why_not(person: User, enquiry: Enquiry) -> str:
    """Vì sao người này không duyệt được lần sắp tới: a sentence, empty when they may."""
    units, action = [enquiry.unit], policy.CHECK
    hands = set(enquiry.answers.values_list("author", flat=True))
    if any(access.is_same_hand(person, hand, action, units=units) for hand in hands):
        return _("Bạn đã soạn câu trả lời này; người duyệt phải là người không soạn.")
    former = enquiry.first.person_id if enquiry.state == State.CHECKED and enquiry.first else None
    if access.is_same_hand(person, former, action, units=units):
        return _("Bạn đã duyệt lần một; lần hai phải là người khác.")
    return ""


def _to_draft(held: Enquiry, reason: str) -> None:
    held.state, held.returned_reason, held.first, held.second = State.DRAFTING, reason, None, None
    held.save(update_fields=["state", "returned_reason", "first", "second", "changed_at"])


@in_official_language
def _step(actor: User, verb: str, held: Enquiry, sentence: Promise) -> None:
    """Into the thread and the trail; whoever is next is told."""
    number = held.answer.number if held.answer else 0
    told = {"reason": held.returned_reason} if held.returned_reason else {}
    put = {"n": number, "reason": held.returned_reason}
    said = thread.step(actor, verb, held, sentence, put, version=number, **told)
    unit = held.unit
    assert unit is not None  # noqa: S101 - it was handed in, so it has one
    given: dict[str, Any] = {
        "lines": [_("Số %(n)s, %(outlet)s") % {"n": held.numbered, "outlet": held.outlet}, said],
        "path": held.get_absolute_url(),
        "key": f"enquiries.step:{held.pk}:{held.entries.count()}",
        "besides": actor,
    }
    if held.state == State.CHECKED:
        people = voices_of(unit)
        notices.to_people(people, subject=_("Trả lời báo chí chờ người phát ngôn duyệt"), **given)
    elif verb != "enquiries.take_back":
        notices.to_units(
            [unit], subject=_("Trả lời báo chí: %(state)s") % {"state": held.get_state_display()}, **given
        )


def voices_of(unit: Unit) -> list[User]:
    """Những người phát ngôn được cho đơn vị này lúc này."""
    found = press_queries.in_force(timezone.now()).filter(
        unit__in=press_queries.with_those_above(unit), matter=None, person__isnull=False
    )
    return [each.person for each in found.select_related("person") if each.person]
