"""Readings across levels: what units were given, and what of it stands in their own plans (truy vấn nối cấp).

A unit's plan answers for the work of its year: what was handed out by the year's end, is not cancelled, and
was not accepted before the year began. Which line serves which assignment is told by the obligation both
answer to and by the office; it is stored nowhere a second time.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Avg,
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.utils import timezone

from nhipcau.directives.models import Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.domain.notices import WORKING
from nhipcau.units.enums import Scope
from nhipcau.units.models import Membership, Unit, User

from ..enums import OVER, AssignmentState, Share
from ..models import Activity, ActivityObligation, Assignment, Evidence, Omission, Plan
from .work import action, end_of, start_of

# (obligation, unit): one task of one unit.
Pair = tuple[int, int]


def asked(year: int) -> QuerySet[Assignment]:
    """Việc giao mà các đơn vị phải lo trong năm; the standing office's own plan is the province's."""
    first, last = start_of(date(year, 1, 1)), end_of(date(year, 12, 31))
    return Assignment.objects.exclude(state=AssignmentState.CANCELLED).filter(
        Q(accepted_at=None) | Q(accepted_at__gte=first),
        assigned_at__lt=last,
        unit__is_standing_office=False,
    )


def asked_obligations(plan: Plan) -> QuerySet[Obligation]:
    """Nhiệm vụ mà cơ quan của kế hoạch được giao trong năm của kế hoạch."""
    given = asked(plan.year).filter(unit=plan.office_id).order_by()
    return Obligation.objects.filter(pk__in=given.values("obligation"))


def given_by_obligation(plan: Plan) -> dict[int, Assignment]:
    """Việc được giao theo nhiệm vụ, of a recurring one the next that is open; with the line above it."""
    above = Activity.objects.annotate(answer_count=Count("answers")).prefetch_related("terms")
    work = (
        asked(plan.year)
        .filter(unit=plan.office_id)
        .select_related("approver")
        .prefetch_related("supporters", Prefetch("activity", above))
    )
    found: dict[int, Assignment] = {}
    for row in sorted(work, key=lambda row: (not row.is_open, row.due or date.max, row.pk)):
        found.setdefault(row.obligation_id, row)
    return found


def plans_above(plan: Plan) -> QuerySet[Plan]:
    """Kế hoạch của tỉnh đã giao việc cho cơ quan của kế hoạch, save those that are its sources themselves."""
    given = asked(plan.year).filter(
        unit=plan.office_id, obligation__directive__in=plan.directives.all(), activity__isnull=False
    )
    return (
        Plan.objects.filter(pk__in=given.order_by().values("activity__plan"), paper__state=PaperState.ISSUED)
        .filter(paper__by_unit=False)
        .exclude(source__in=plan.directives.all())
        .select_related("paper", "office")
        .order_by("paper__issued_on", "pk")
    )


def unit_plans(year: int | None = None) -> QuerySet[Plan]:
    """Kế hoạch riêng của các đơn vị còn giá trị: not given up; of one year or of all."""
    found = Plan.objects.filter(paper__by_unit=True).exclude(paper__state=PaperState.WITHDRAWN)
    return found if year is None else found.filter(year=year)


def unit_plans_visible_to(person: User) -> QuerySet[Plan]:
    """Kế hoạch riêng của đơn vị mà người này được xem: of all units, or of their own."""
    reach = scope_of(person, action("plans.read_plan"))
    found = Plan.objects.filter(paper__by_unit=True)
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(office__in=own_unit_ids(person, action("plans.read_plan")))


def serving(assignment: Assignment) -> QuerySet[Activity]:
    """Hoạt động trong kế hoạch của đơn vị phục vụ một việc được giao."""
    return Activity.objects.filter(
        removed_at=None,
        plan__in=unit_plans().filter(office=assignment.unit_id).values("pk"),
        answers__obligation=assignment.obligation_id,
    )


def lines_seen(person: User, assignment: Assignment) -> QuerySet[Activity]:
    """Hoạt động phục vụ một việc, as far as this person sees the unit's own plan."""
    seen = unit_plans_visible_to(person).order_by().values("pk")
    return serving(assignment).filter(plan__in=seen).select_related("plan__paper", "responsible").distinct()


def served_by(activity: Activity) -> QuerySet[Assignment]:
    """Việc được giao mà một hoạt động của kế hoạch đơn vị phục vụ, soonest first."""
    answered = ActivityObligation.objects.filter(activity=activity).order_by().values("obligation")
    return Assignment.objects.exclude(state=AssignmentState.CANCELLED).filter(
        unit=activity.plan.office_id, obligation__in=answered
    )


def in_charge_of(person: User) -> QuerySet[Activity]:
    """Hoạt động người này phụ trách mà chưa xong, in plans of units not given up, soonest first."""
    return (
        Activity.objects.filter(responsible=person, removed_at=None, progress__lt=100)
        .filter(plan__in=unit_plans().values("pk"))
        .select_related("plan__paper", "plan__office")
        .order_by("due", "pk")
    )


def people_of(plan: Plan) -> QuerySet[User]:
    """Người có thể phụ trách hoạt động: who works today for the plan's office, or for a unit below it."""
    today, found = timezone.localdate(), {plan.office_id}
    level = found
    while level:
        level = set(Unit.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found = found | level
    held = Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_to=None) | Q(valid_to__gt=today),
        unit__in=found,
        role__in=WORKING,
    )
    return User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("sort_key", "pk")


def with_own_plans(work: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Kèm `is_planned`: whether a plan of the unit's own, of whichever year, has a line for it.

    The standing office works by the province's plan, and needs none of its own.
    """
    plans = unit_plans().filter(office=OuterRef(OuterRef("unit"))).order_by().values("pk")
    planned = ActivityObligation.objects.filter(
        obligation=OuterRef("obligation"), activity__removed_at=None, activity__plan__in=plans
    )
    at_home = Q(Exists(planned)) | Q(unit__is_standing_office=True)
    return work.annotate(is_planned=ExpressionWrapper(at_home, output_field=BooleanField()))


def without_own_plans(work: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Việc mà kế hoạch riêng của đơn vị chưa có, and which is not done."""
    return with_own_plans(work).filter(Q(is_planned=False)).exclude(state=AssignmentState.ACCEPTED)


def sees_every_unit(person: User) -> bool:
    """Người này xem việc của mọi đơn vị hoặc kế hoạch của mọi đơn vị."""
    return Scope.ALL in {scope_of(person, action("plans.read")), scope_of(person, action("plans.read_plan"))}


def with_part(work: QuerySet[Assignment], year: int) -> QuerySet[Assignment]:
    """Kèm `is_planned` and `is_left_out`: how the unit's own plans of the year stand to each."""
    plans = unit_plans(year).filter(office=OuterRef(OuterRef("unit"))).order_by().values("pk")
    planned = ActivityObligation.objects.filter(
        obligation=OuterRef("obligation"), activity__removed_at=None, activity__plan__in=plans
    )
    left = Omission.objects.filter(obligation=OuterRef("obligation"), plan__in=plans)
    return work.annotate(is_planned=Exists(planned), is_left_out=Exists(left))


def lines_answering(work: Iterable[Assignment], year: int | None = None) -> dict[Pair, list[Activity]]:
    """Hoạt động của kế hoạch đơn vị by (obligation, unit) of this work, in one query."""
    pairs = {(row.obligation_id, row.unit_id) for row in work}
    answers = (
        ActivityObligation.objects.filter(
            obligation__in={pair[0] for pair in pairs},
            activity__removed_at=None,
            activity__plan__in=unit_plans(year).filter(office__in={pair[1] for pair in pairs}).values("pk"),
        )
        .select_related("activity__plan__paper", "activity__plan__office", "activity__responsible")
        .order_by("activity__plan", "activity__position", "pk")
    )
    found: dict[Pair, list[Activity]] = defaultdict(list)
    for answer in answers:
        pair = (answer.obligation_id, answer.activity.plan.office_id)
        if pair in pairs:
            found[pair].append(answer.activity)
    return found


def reasons_left_out(work: Iterable[Assignment], year: int) -> dict[Pair, str]:
    """Lý do để ngoài kế hoạch đơn vị by (obligation, unit), in one query."""
    rows = list(work)
    left = Omission.objects.filter(
        obligation__in={row.obligation_id for row in rows},
        plan__in=unit_plans(year).filter(office__in={row.unit_id for row in rows}).values("pk"),
    )
    return {(each.obligation_id, each.plan.office_id): each.reason for each in left.select_related("plan")}


def of_part(work: QuerySet[Assignment], part: str) -> QuerySet[Assignment]:
    """Một phần của việc được giao (`with_part`); all of it for ASKED."""
    return work.filter(PARTS[Share(part)])


def by_unit_and_part(year: int) -> QuerySet[Any, Any]:
    """Tổng hợp theo đơn vị: rows of unit id, the size of each share, mean progress (%), how many late."""
    late = Q(due__lt=timezone.localdate()) & ~Q(state__in=OVER)
    return (
        with_part(asked(year), year)
        .order_by()
        .values("unit")
        .annotate(
            asked=Count("pk"),
            planned=Count("pk", filter=PARTS[Share.PLANNED]),
            unanswered=Count("pk", filter=PARTS[Share.UNANSWERED]),
            rest=Count("pk", filter=PARTS[Share.REST]),
            late=Count("pk", filter=late),
            percent=Avg("progress"),
        )
    )


def unanswered_of(units: Iterable[int], year: int) -> list[tuple[Unit, int]]:
    """Đơn vị và số việc được giao chưa có trong kế hoạch riêng; those with none are left out."""
    work = with_part(asked(year).filter(unit__in=list(units)), year).filter(PARTS[Share.UNANSWERED])
    counts = dict(work.order_by().values_list("unit").annotate(count=Count("pk")))
    return [(unit, counts[unit.pk]) for unit in Unit.objects.filter(pk__in=counts).order_by("sort_key")]


def units_to_plan(year: int) -> QuerySet[Unit]:
    """Đơn vị được giao việc trong năm, or with a plan of their own for it."""
    given = asked(year).order_by().values("unit")
    return Unit.objects.filter(Q(pk__in=given) | Q(pk__in=unit_plans(year).order_by().values("office")))


def evidence_of(activity: Activity) -> QuerySet[Evidence]:
    """Minh chứng thêm ở một hoạt động, those withdrawn too."""
    return Evidence.objects.filter(activity=activity).select_related(
        "assignment__obligation__directive", "file", "added_by"
    )


_NOT_PLANNED = Q(is_planned=False)
PARTS = {
    Share.ASKED: Q(),
    Share.PLANNED: Q(is_planned=True),
    Share.UNANSWERED: _NOT_PLANNED & Q(is_left_out=False) & ~Q(state=AssignmentState.ACCEPTED),
    Share.REST: _NOT_PLANNED & (Q(is_left_out=True) | Q(state=AssignmentState.ACCEPTED)),
}
