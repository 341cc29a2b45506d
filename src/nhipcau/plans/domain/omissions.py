"""Để ngoài kế hoạch: an obligation the plan does not answer, with the reason; or taken in again."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from .. import queries
from ..models import Omission, Plan
from .holding import hold
from .terms import require_reason


def omit(*, actor: User, plan: Plan, obligation: Obligation, reason: str) -> Omission:
    """Để một nhiệm vụ ngoài kế hoạch. Raises Refused without a reason, or when an activity answers it."""
    with transaction.atomic():
        held = hold(actor, plan)
        reason = require_reason(reason)
        standing = Omission.objects.filter(plan=held, obligation=obligation).first()
        if standing:
            return standing
        if held.by_unit and queries.asked_obligations(held).filter(pk=obligation.pk).exists():
            # What was given to the unit belongs to its plan, whichever directives it began with.
            held.directives.add(obligation.directive_id)
        if not queries.unanswered(held).filter(pk=obligation.pk).exists():
            raise Refused(
                _("Nhiệm vụ này đã có hoạt động đáp ứng, hoặc không thuộc văn bản làm căn cứ của kế hoạch.")
            )
        omission = Omission.objects.create(
            plan=held, obligation=obligation, reason=reason[:1000], omitted_by=actor
        )
        audit.record(
            actor=actor,
            verb="plans.omit",
            subject=held,
            after={"obligation": obligation.pk, "reason": omission.reason},
        )
    return omission


def take_back(*, actor: User, plan: Plan, obligation: Obligation) -> None:
    """Bỏ việc để ngoài: the obligation stands among the gaps again. Repeated it changes nothing."""
    with transaction.atomic():
        held = hold(actor, plan)
        standing = Omission.objects.filter(plan=held, obligation=obligation).first()
        if standing:
            audit.record(
                actor=actor,
                verb="plans.omit.restore",
                subject=held,
                before={"obligation": obligation.pk, "reason": standing.reason},
            )
            standing.delete()
