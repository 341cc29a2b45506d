"""Làm theo kế hoạch của đơn vị: who sees to a line, how far it is; what was given above moves with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..models import Activity, Assignment
from . import holding, policy, progress


def put_in_charge(*, actor: User, activity: Activity, person: User | None) -> Activity:
    """Giao người phụ trách một hoạt động, also once the plan is issued; None takes the name off.

    Raises Refused for a line of the province's plan, and for a person who is not of the unit.
    """
    holding.require(actor, policy.PLAN, activity.plan)
    with transaction.atomic():
        held = _held(activity)
        if person is not None and not queries.people_of(held.plan).filter(pk=person.pk).exists():
            raise Refused(
                _("Người phụ trách phải đang làm việc ở %(unit)s hoặc đơn vị trực thuộc.")
                % {"unit": held.plan.office}
            )
        before, after = audit.changes(held, {"responsible": person})
        if after:
            held.save(update_fields=["responsible"])
            audit.record(actor=actor, verb="plans.activity.charge", subject=held, before=before, after=after)
    return held


def report(*, actor: User, activity: Activity, percent: int, note: str = "") -> Activity:
    """Ghi tiến độ một hoạt động, 0–100 %; the work it serves moves to the mean of all lines that serve it.

    Work that is submitted or over stays as it is. Raises Refused for another number or line.
    """
    access.require(actor, policy.WORK, units=[activity.plan.office])
    if not 0 <= percent <= 100:
        raise Refused(_("Tiến độ là một số từ 0 đến 100."))
    with transaction.atomic():
        held = _held(activity)
        before, after = audit.changes(held, {"progress": percent, "progress_note": note.strip()[:500]})
        if after:
            held.save(update_fields=["progress", "progress_note"])
            audit.record(
                actor=actor, verb="plans.activity.progress", subject=held, before=before, after=after
            )
        for work in queries.served_by(held):
            if work.is_with_unit:
                progress.update(actor=actor, assignment=work, percent=_mean(work), note=_note(work, held))
    return held


def _held(activity: Activity) -> Activity:
    held = Activity.objects.select_for_update(of=("self",)).select_related("plan__paper").get(pk=activity.pk)
    if not held.plan.by_unit:
        raise Refused(
            _("Hoạt động của kế hoạch tỉnh được giao thành việc; hãy ghi tiến độ ở trang của việc.")
        )
    if held.removed_at or held.plan.paper.state == PaperState.WITHDRAWN:
        raise Refused(_("Hoạt động này không còn trong kế hoạch; chưa có gì thay đổi."))
    return held


def _mean(work: Assignment) -> int:
    """Rounded down: what is not wholly done is never told as done."""
    percents = list(queries.serving(work).values_list("progress", flat=True))
    return sum(percents) // len(percents)


def _note(work: Assignment, told: Activity) -> str:
    return told.progress_note or work.progress_note
