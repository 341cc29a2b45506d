"""Xác nhận nhiệm vụ: only then does what the machine read become work."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ... import queries
from ...enums import ObligationState, Part
from ...models import Directive, Obligation
from .. import completion, fingerprints, policy
from ..proposals import hold, hold_directive

# Higher apps append what may object to reopening: called with the obligation, it raises Refused.
guards: list[Callable[[Obligation], None]] = []


def confirm(*, actor: User, obligation: Obligation, seen: str = "") -> None:
    """Xác nhận một nhiệm vụ; the directive with it when it was the last. A second time changes nothing.

    `seen` is the fingerprint of the card the person looked at. Raises PermissionDenied; Refused without a
    leading unit found in the directory, while it is open whether the directive is a duplicate, or when
    somebody has changed the card since.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        directive = hold_directive(obligation.directive_id)
        _require_single(directive)
        state = Obligation.objects.values_list("state", flat=True).get(pk=obligation.pk)
        if state == ObligationState.CONFIRMED:
            return
        held = hold(obligation)
        if seen and seen != fingerprints.of(held):
            raise Refused(
                _(
                    "Người khác vừa sửa nhiệm vụ này; thẻ dưới đây là bản mới nhất. "
                    "Hãy xem lại rồi xác nhận; chưa có gì thay đổi."
                )
            )
        _require_lead(held)
        _set_confirmed(actor, held)
        completion.settle(actor=actor, directive=directive)


def confirm_all(*, actor: User, directive: Directive) -> int:
    """Xác nhận mọi nhiệm vụ đủ đơn vị chủ trì (every lead found); the others wait. Returns how many."""
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        held = hold_directive(directive.pk)
        _require_single(held)
        ready = (
            queries.with_resolved_leads()
            .filter(directive=held, state=ObligationState.PROPOSED)
            .select_for_update()
        )
        for obligation in ready:
            _set_confirmed(actor, obligation)
        completion.settle(actor=actor, directive=held)
    return len(ready)


def reopen(*, actor: User, obligation: Obligation, reason: str) -> None:
    """Mở lại một nhiệm vụ đã xác nhận, vì …; the directive is under review again.

    Raises PermissionDenied; Refused without a reason, or when a higher app objects (work is under way).
    """
    access.require(actor, policy.REVIEW)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do mở lại nhiệm vụ này; chưa có gì thay đổi."))
    with transaction.atomic():
        directive = hold_directive(obligation.directive_id)
        held = Obligation.objects.select_for_update().get(pk=obligation.pk)
        if held.state == ObligationState.PROPOSED:
            return
        if held.state != ObligationState.CONFIRMED:
            raise Refused(_("Chỉ mở lại được nhiệm vụ đã xác nhận."))
        for guard in guards:
            guard(held)
        held.state, held.confirmed_at = ObligationState.PROPOSED, None
        held.save(update_fields=["state", "confirmed_at"])
        completion.back_to_review(directive)
        audit.record(
            actor=actor,
            verb="directives.obligation.reopen",
            subject=held,
            before={"state": ObligationState.CONFIRMED},
            after={"state": held.state, "reason": reason.strip()},
        )


def _require_lead(obligation: Obligation) -> None:
    leads = [party for party in obligation.parties.all() if party.part == Part.LEAD]
    if any(lead.unit_id or lead.group_id for lead in leads):
        return
    if leads:
        names = ", ".join(f"“{lead.written}”" for lead in leads)
        sentence = _("Chưa rõ %(names)s là đơn vị nào trong danh bạ. Hãy chọn đơn vị rồi xác nhận.")
        raise Refused(sentence % {"names": names})
    raise Refused(_("Nhiệm vụ này chưa có đơn vị chủ trì. Hãy thêm đơn vị chủ trì rồi xác nhận."))


def _require_single(directive: Directive) -> None:
    if directive.duplicate_of_id:
        raise Refused(
            _(
                "Văn bản này có thể trùng với một văn bản đã tiếp nhận. "
                "Hãy cho biết đó có phải cùng một văn bản không, rồi xác nhận nhiệm vụ."
            )
        )


def _set_confirmed(actor: User, obligation: Obligation) -> None:
    before = {"state": obligation.state}
    obligation.state, obligation.confirmed_at = ObligationState.CONFIRMED, timezone.now()
    obligation.save(update_fields=["state", "confirmed_at"])
    audit.record(
        actor=actor,
        verb="directives.obligation.confirm",
        subject=obligation,
        before=before,
        after={"state": obligation.state, "text": obligation.text, "due": obligation.due},
    )
