"""Hoạt động đã đến đâu, told by the work handed out for it."""

from datetime import date

from nhipcau.directives.enums import Part
from nhipcau.plans.models import Activity

from ..enums import Doing


def step_of(activity: Activity, today: date) -> Doing:
    """Bước của một hoạt động; its assignments should be prefetched without the cancelled ones."""
    work = list(activity.assignments.all())
    if not work:
        return Doing.PLANNED
    still = [each for each in work if each.is_open]
    if not still:
        return Doing.DONE
    return Doing.LATE if any(each.due and each.due < today for each in still) else Doing.GOING


def leads_of(activity: Activity) -> str:
    """Đơn vị chủ trì, as names; its parties should be prefetched."""
    return "; ".join(party.name for party in activity.parties.all() if party.part == Part.LEAD)
