"""What the work engine offers to the programmes (việc, minh chứng, người để chọn)."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.units.domain.access import own_unit_ids
from nhipcau.units.domain.notices import running_on
from nhipcau.units.enums import Role
from nhipcau.units.models import User

# What was due longer ago is hardly what an event serves or a nomination shows.
LOOK_BACK = timedelta(days=548)


def to_serve(person: User, unit: int | None) -> QuerySet[Assignment]:
    """Việc mà một sự kiện có thể phục vụ: of its unit, or of the units of who writes it down."""
    units = {unit} if unit else own_unit_ids(person)
    since = timezone.localdate() - LOOK_BACK
    found = Assignment.objects.filter(Q(due=None) | Q(due__gte=since), unit__in=units)
    found = found.exclude(state=AssignmentState.CANCELLED)
    return found.select_related("unit", "obligation").only("unit__name", "obligation__text", "due", "unit")


def accepted_proofs(person: User, unit: int | None) -> QuerySet[Evidence]:
    """Minh chứng của việc đã được chấp nhận, the newest first."""
    units = {unit} if unit else own_unit_ids(person)
    since = timezone.localdate() - LOOK_BACK
    return Evidence.objects.filter(
        assignment__unit__in=units,
        assignment__state=AssignmentState.ACCEPTED,
        withdrawn_at=None,
        done_on__gte=since,
    ).order_by("-done_on", "-pk")


def panel_people() -> QuerySet[User]:
    """Người có thể vào hội đồng: leaders, officers and heads of units with a role today."""
    seats = running_on(timezone.localdate()).filter(role__in=[Role.LEADER, Role.OFFICER, Role.UNIT_HEAD])
    return User.objects.filter(is_active=True, pk__in=seats.values("person")).order_by("sort_key", "pk")
