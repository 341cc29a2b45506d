"""What conclusions asked for, and how far it is (nhiệm vụ từ kết luận)."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.directives.queries import obligations_visible_to
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.models import User

from ..models import Meeting

LIVE = (ObligationState.PROPOSED, ObligationState.CONFIRMED, ObligationState.SUPERSEDED)


def obligations_of(meetings: Iterable[Meeting], person: User | None = None) -> QuerySet[Obligation]:
    """Nhiệm vụ trong thông báo kết luận của các phiên, in reading order; as far as `person` may see them.

    With their units and the work handed out (`live_work`), in a constant number of queries.
    """
    seen = Obligation.objects.all() if person is None else obligations_visible_to(person)
    directives = [each.directive_id for each in meetings if each.directive_id]
    parties = ObligationUnit.objects.select_related("unit", "group").prefetch_related("group__members")
    work = Assignment.objects.exclude(state=AssignmentState.CANCELLED).select_related("unit")
    return (
        seen.filter(directive__in=directives, state__in=LIVE)
        .order_by("directive__date", "directive_id", "position", "pk")
        .select_related("directive")
        .defer("directive__reading", "directive__folded", "machine")
        .prefetch_related(Prefetch("parties", parties), Prefetch("assignments", work, to_attr="live_work"))
    )
