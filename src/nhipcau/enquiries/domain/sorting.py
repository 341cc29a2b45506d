"""Phân công: who answers, with the reason; taking up or dropping what was put aside; passing on, merging."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import State
from ..models import Enquiry
from . import clocks, keeping, letters, policy, receiving, thread
from .typed import line


def triage(
    *, actor: User, enquiry: Enquiry, unit: Unit, reason: str, is_resident_bureau: bool | None = None
) -> Enquiry:
    """Giao cho đơn vị, kèm lý do; until it is handed in it may be given to another.

    Raises PermissionDenied; Refused for a unit that is no more, without a reason, or out of turn.
    """
    access.require(actor, policy.SORT, units=[enquiry.unit])
    if not (reason := line(reason)):
        raise Refused(_("Hãy ghi vì sao giao cho đơn vị này."))
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động; hãy chọn đơn vị kế thừa.") % {"unit": unit})
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.RECEIVED, State.DRAFTING)
        other_rule = is_resident_bureau is not None and is_resident_bureau != held.is_resident_bureau
        before, held.unit, held.state = held.unit, unit, State.DRAFTING
        if other_rule:
            held.is_resident_bureau = bool(is_resident_bureau)
        held.save(update_fields=["unit", "state", "is_resident_bureau", "changed_at"])
        clocks.follow(actor, held, other_rule=other_rule)
        _said_triage(actor, held, reason, before)
    return held


def take_up(*, actor: User, enquiry: Enquiry) -> Enquiry:
    """Nhận vào sổ một câu hỏi chờ sàng lọc: it gets its number, its clock from when it came, its receipt."""
    access.require(actor, policy.SORT, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.SCREENING)
        held.state, held.aside = State.RECEIVED, ""
        thread.give_number(held)
        held.save(update_fields=["state", "aside", "year", "number", "changed_at"])
        receiving.take_in(actor, held)
    return held


def discard(*, actor: User, enquiries: Iterable[Enquiry]) -> int:
    """Bỏ những gì chờ sàng lọc mà không phải câu hỏi; one line of the trail, with how many and no content."""
    access.require(actor, policy.SORT)
    with transaction.atomic():
        found = Enquiry.objects.filter(pk__in=[each.pk for each in enquiries], state=State.SCREENING)
        gone, anyone = found.count(), found.order_by("pk").first()
        if anyone is not None:
            audit.record(actor=actor, verb="enquiries.discard", subject=anyone, after={"count": gone})
            found.delete()
    return gone


def pass_on(*, actor: User, enquiry: Enquiry, reason: str) -> Enquiry:
    """Không phải câu hỏi của báo chí: the asker is told where a citizen's request is taken."""
    access.require(actor, policy.SORT, units=[enquiry.unit])
    if not (reason := line(reason)):
        raise Refused(_("Hãy ghi vì sao đây không phải câu hỏi của báo chí."))
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.RECEIVED, State.DRAFTING)
        _close(actor, held, State.PASSED, reason)
        said = gettext_lazy("Hướng dẫn sang tiếp công dân: %(reason)s")
        thread.step(actor, "enquiries.pass_on", held, said, {"reason": reason}, reason=reason)
        letters.pass_on(held)
    return held


def merge(*, actor: User, enquiry: Enquiry, into: Enquiry) -> Enquiry:
    """Gộp vào một câu hỏi khác of the same matter: what the other is answered, this asker reads too.

    Raises Refused for itself, for one merged or not yet taken up, or out of turn.
    """
    access.require(actor, policy.SORT, units=[enquiry.unit])
    with transaction.atomic():
        held, kept = thread.hold(enquiry), thread.hold(into)
        thread.require_state(held, State.RECEIVED, State.DRAFTING)
        if held.pk == kept.pk or kept.state in {State.SCREENING, State.MERGED, State.PASSED}:
            raise Refused(_("Không gộp được vào câu hỏi ấy; hãy chọn một câu hỏi khác còn trong sổ."))
        if held.merged.exists():
            raise Refused(_("Câu hỏi này đã có câu hỏi khác gộp vào; hãy gộp theo chiều ngược lại."))
        held.merged_into = kept
        held.save(update_fields=["merged_into", "changed_at"])
        said = thread.step(
            actor,
            "enquiries.merge",
            held,
            gettext_lazy("Gộp vào câu hỏi số %(n)s"),
            {"n": kept.numbered},
            into=kept,
        )
        _close(actor, held, State.MERGED, said)
        taken = gettext_lazy("Nhận gộp câu hỏi số %(n)s")
        thread.step(actor, "enquiries.merge", kept, taken, {"n": held.numbered}, merged=held)
        if kept.state in {State.ANSWERED, State.REFUSED} and kept.answer is not None:
            letters.answer(held, kept.answer)
    return held


def _close(actor: User, held: Enquiry, state: State, reason: str) -> None:
    held.state = state
    held.save(update_fields=["state", "changed_at"])
    clocks.drop(actor, held, reason)
    keeping.promise(held)


@in_official_language
def _said_triage(actor: User, held: Enquiry, reason: str, before: Unit | None) -> None:
    put = {"unit": held.unit, "reason": reason}
    told = {"unit": held.unit, "from_unit": before, "reason": reason}
    thread.step(actor, "enquiries.triage", held, gettext_lazy("Giao %(unit)s: %(reason)s"), put, **told)
    assert held.unit is not None  # noqa: S101 - just given
    notices.to_units(
        [held.unit],
        subject=_("Được giao trả lời một câu hỏi của báo chí"),
        lines=[_("Số %(n)s, %(outlet)s") % {"n": held.numbered, "outlet": held.outlet}],
        path=held.get_absolute_url(),
        key=f"enquiries.given:{held.pk}:{held.entries.count()}",
        besides=actor,
    )
