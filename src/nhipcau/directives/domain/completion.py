"""Xác nhận cả văn bản: when nothing of it waits for a decision any more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import DirectiveState, ObligationState
from ..models import Directive
from . import policy
from .proposals import hold_directive


def confirm(*, actor: User, directive: Directive) -> None:
    """Xác nhận văn bản, also one that gives no work. Raises PermissionDenied; Refused while any waits."""
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        held = hold_directive(directive.pk)
        waiting = held.obligations.filter(state=ObligationState.PROPOSED).count()
        if waiting:
            raise Refused(
                _("Còn %(count)d nhiệm vụ chưa xác nhận hoặc chưa bỏ; hãy xem hết rồi xác nhận văn bản.")
                % {"count": waiting}
            )
        _set_state(held, DirectiveState.CONFIRMED, actor)


def settle(*, actor: User, directive: Directive) -> None:
    """Xác nhận văn bản khi nhiệm vụ cuối cùng đã được quyết định, in the caller's transaction.

    One whose every proposal was dropped waits for a person to say so.
    """
    states = set(directive.obligations.values_list("state", flat=True))
    if ObligationState.PROPOSED not in states and ObligationState.CONFIRMED in states:
        _set_state(directive, DirectiveState.CONFIRMED, actor)


def back_to_review(directive: Directive) -> None:
    """Trở lại rà soát, in the caller's transaction; the verb that caused it is in the trail."""
    if directive.state == DirectiveState.CONFIRMED:
        directive.state, directive.confirmed_at = DirectiveState.REVIEW, None
        directive.save(update_fields=["state", "confirmed_at"])


def _set_state(directive: Directive, state: DirectiveState, actor: User) -> None:
    if directive.state == state:
        return
    before = {"state": directive.state}
    directive.state, directive.confirmed_at = state, timezone.now()
    directive.save(update_fields=["state", "confirmed_at"])
    audit.record(
        actor=actor, verb="directives.confirm", subject=directive, before=before, after={"state": state}
    )
