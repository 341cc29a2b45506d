"""Trả lời: by mail in the language asked, or noted as given; opening again what was closed too early."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import State, Via
from ..models import Enquiry
from . import clocks, keeping, letters, policy, thread
from .typed import line

SAID = {
    Via.MAIL: gettext_lazy("Trả lời bằng thư điện tử"),
    Via.TELEPHONE: gettext_lazy("Trả lời qua điện thoại"),
    Via.IN_PERSON: gettext_lazy("Trả lời trực tiếp"),
}


def reply(*, actor: User, enquiry: Enquiry, via: str = Via.MAIL) -> Enquiry:
    """Trả lời, as approved. By mail it goes to the asker; otherwise it was said, and that is written down.

    Raises Refused before both approvals, or without an address to send it to.
    """
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    if via not in Via.values:
        raise Refused(_("Hãy chọn cách trả lời."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.APPROVED)
        given = held.answer
        assert given is not None  # noqa: S101 - it was approved
        if via == Via.MAIL and not held.contact.email:
            raise Refused(_("Người hỏi không để lại địa chỉ thư; hãy trả lời qua điện thoại rồi ghi lại."))
        held.answered_at, held.via = timezone.now(), via
        held.state = State.REFUSED if given.ground else State.ANSWERED
        held.save(update_fields=["answered_at", "via", "state", "changed_at"])
        if via == Via.MAIL:
            letters.answer(held, given)
        clocks.meet(actor, held)
        for each in (held, *held.merged.all()):
            keeping.promise(each)
        for each in held.merged.select_related("contact", "language", "unit"):
            letters.answer(each, given)
        _written(actor, held)
    return held


def reopen(*, actor: User, enquiry: Enquiry, reason: str) -> Enquiry:
    """Mở lại, kèm lý do: answered, refused, passed on or merged, it goes back to its unit or to be sorted.

    What was published stays until another answer takes its place. A clock that was met does not run again.
    """
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    if not (reason := line(reason)):
        raise Refused(_("Hãy ghi vì sao mở lại."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.ANSWERED, State.REFUSED, State.PASSED, State.MERGED)
        owes_anew = held.state in {State.PASSED, State.MERGED}
        held.state = State.DRAFTING if held.unit else State.RECEIVED
        held.first = held.second = held.merged_into = None
        held.save(update_fields=["state", "first", "second", "merged_into", "changed_at"])
        keeping.keep_on(held)
        if owes_anew:
            clocks.begin(actor, held)
        told = {"reason": reason}
        thread.step(actor, "enquiries.reopen", held, gettext_lazy("Mở lại: %(reason)s"), told, reason=reason)
    return held


def _written(actor: User, held: Enquiry) -> None:
    given = held.answer
    assert given is not None  # noqa: S101 - it was approved
    verb = "enquiries.refuse" if given.ground else "enquiries.answer"
    sentence = SAID[Via(held.via)]
    thread.step(actor, verb, held, sentence, {}, version=given.number, via=held.via, ground=given.ground)
