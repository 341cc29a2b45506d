"""Từ việc được giao thành hoạt động của đơn vị: what was handed out proposes a line of the unit's own plan.

Day, product, who decides and who supports are those of the assignment; words and classification those of the
line of the province's plan that set it going. Nothing that was said above is typed again.
"""

from collections.abc import Sequence

from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation

from .. import queries
from ..models import Activity, ActivityObligation, ActivityUnit, Assignment, Plan
from . import drafting

FIELDS = ["text", "group", "folded", "due", "deadline_text", "deliverable", "approver"]


def draft_from(plan: Plan, obligations: Sequence[Obligation], *, grouping: str) -> list[Activity]:
    """Lập hoạt động của đơn vị, one for each obligation it was given; in the caller's transaction."""
    made = drafting.draft_from(plan, obligations, grouping=grouping)
    given = queries.given_by_obligation(plan)
    answered = dict(
        ActivityObligation.objects.filter(activity__in=made).values_list("activity", "obligation")
    )
    served = [(row, given[answered[row.pk]]) for row in made if answered[row.pk] in given]
    for row, work in served:
        _take_over(row, work)
    Activity.objects.bulk_update(made, FIELDS, batch_size=100)
    ActivityUnit.objects.filter(activity__in=made).delete()
    ActivityUnit.objects.bulk_create(party for row, work in served for party in _parties(plan, row, work))
    _classify(served)
    return made


def _take_over(row: Activity, work: Assignment) -> None:
    above = work.activity
    # A line above that answers several tasks speaks of them all; each of them keeps its own words.
    if above is not None and above.answer_count == 1:  # type: ignore[attr-defined]
        row.text, row.group = above.text or row.text, above.group or row.group
    if work.due:
        row.due, row.deadline_text = work.due, f"{work.due:%d/%m/%Y}"
    row.deliverable = work.deliverable or row.deliverable
    row.approver = work.approver
    row.refold()


def _parties(plan: Plan, row: Activity, work: Assignment) -> list[ActivityUnit]:
    lead = ActivityUnit(activity=row, part=Part.LEAD, written=plan.office.name, unit=plan.office)
    return [
        lead,
        *(
            ActivityUnit(activity=row, part=Part.SUPPORT, position=place, written=unit.name, unit=unit)
            for place, unit in enumerate(work.supporters.all())
        ),
    ]


def _classify(served: Sequence[tuple[Activity, Assignment]]) -> None:
    through = Activity.terms.through
    through.objects.bulk_create(
        [
            through(activity_id=row.pk, term_id=term.pk)
            for row, work in served
            if work.activity is not None
            for term in work.activity.terms.all()
        ],
        ignore_conflicts=True,
    )
