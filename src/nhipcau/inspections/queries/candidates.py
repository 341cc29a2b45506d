"""Tasks that a round may draw (việc trong phạm vi kiểm tra)."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from nhipcau.plans.enums import AssignmentState, Decision
from nhipcau.plans.models import Activity, Assignment, Submission
from nhipcau.plans.queries import end_of, start_of

from ..models import InspectionRound


def in_scope(round_: InspectionRound) -> QuerySet[Assignment]:
    """Việc của các đơn vị được kiểm tra có trong kỳ: assigned by its end and not accepted before its start.

    With what `with_history` adds.
    """
    found = Assignment.objects.filter(
        Q(accepted_at=None) | Q(accepted_at__gte=start_of(round_.period_from)),
        unit__in=round_.visits.values("unit"),
        assigned_at__lt=end_of(round_.period_to),
    ).exclude(state=AssignmentState.CANCELLED)
    if round_.directives.exists():
        found = found.filter(obligation__directive__in=round_.directives.values("pk"))
    if round_.themes.exists():
        about = Activity.terms.through.objects.filter(
            activity=OuterRef("activity"), term__in=round_.themes.values("pk")
        )
        found = found.filter(Exists(about))
    return with_history(found).order_by(F("unit__sort_key"), "pk")


def with_history(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Kèm `last_submitted`, when the last submission came, and `was_returned`, if ever one was sent back."""
    submissions = Submission.objects.filter(assignment=OuterRef("pk"))
    back = Q(decision=Decision.RETURNED) | Q(reopened_at__isnull=False)
    return found.annotate(
        last_submitted=Subquery(submissions.order_by("-number").values("submitted_at")[:1]),
        was_returned=Exists(submissions.filter(back)),
    )
