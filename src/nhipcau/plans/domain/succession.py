"""Theo văn bản thay thế: work handed out, planned or left out goes on under the task that took over."""

from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from ..enums import AssignmentState
from ..models import ActivityObligation, Assignment, Omission
from .terms import folded


def follow(actor: User, old: Obligation, new: Obligation) -> None:
    """Chuyển phân công, hoạt động và lý do để ngoài from `old` to `new`, in the caller's transaction.

    Raises Refused when a unit has been given both, for then a person must cancel one first.
    """
    held = new.assignments.exclude(state=AssignmentState.CANCELLED)
    for assignment in Assignment.objects.select_for_update().filter(obligation=old):
        if (
            assignment.state != AssignmentState.CANCELLED
            and held.filter(unit=assignment.unit_id, period=assignment.period).exists()
        ):
            raise Refused(
                _("“%(unit)s” đã được giao nhiệm vụ “%(task)s” ở cả hai bản. Hãy hủy giao ở một bản trước.")
                % {"unit": assignment.unit, "task": new.text[:120]}
            )
        before = {"obligation": old.pk}
        assignment.obligation, assignment.folded = new, folded(new, assignment.deliverable)
        assignment.save(update_fields=["obligation", "folded"])
        audit.record(
            actor=actor, verb="plans.follow", subject=assignment, before=before, after={"obligation": new.pk}
        )
    for answer in ActivityObligation.objects.filter(obligation=old).select_related("activity__plan"):
        ActivityObligation.objects.get_or_create(activity=answer.activity, obligation=new)
        answer.activity.plan.directives.add(new.directive_id)
        answer.delete()
    for omission in Omission.objects.filter(obligation=old).select_related("plan"):
        omission.plan.directives.add(new.directive_id)
        if Omission.objects.filter(plan=omission.plan_id, obligation=new).exists():
            omission.delete()
        else:
            omission.obligation = new
            omission.save(update_fields=["obligation"])
