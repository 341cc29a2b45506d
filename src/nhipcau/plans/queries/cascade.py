"""Readings across levels: what units were given, and what of it stands in their own plans (truy vấn nối cấp).

A unit's plan answers for the work of its year: what was handed out by the year's end, is not cancelled, and
was not accepted before the year began. Which line serves which assignment is told by the obligation both
answer to and by the office; it is stored nowhere a second time.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from nhipcau.directives.models import Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain.access import own_unit_ids, scope_of, with_those_below
from nhipcau.units.domain.notices import WORKING, running_on
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from ..enums import OVER, AssignmentState, Share
from ..models import Activity, ActivityObligation, Assignment, Evidence, Omission, Plan
from .work import action, end_of, start_of

# (obligation, unit): one task of one unit.
Pair = tuple[int, int]


class Placed(NamedTuple):
    """Một việc được giao và phần của nó."""

    pk: int
    unit: int
    share: Share
    progress: int
    is_late: bool


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
    held = running_on(timezone.localdate()).filter(
        unit__in=with_those_below({plan.office_id}), role__in=WORKING
    )
    return User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("sort_key", "pk")


def sees_every_unit(person: User) -> bool:
    """Người này xem việc của mọi đơn vị hoặc kế hoạch của mọi đơn vị."""
    return Scope.ALL in {scope_of(person, action("plans.read")), scope_of(person, action("plans.read_plan"))}


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


def _planned_pairs(year: int, units: Iterable[int] | None) -> set[Pair]:
    """Các việc có trong kế hoạch riêng của đơn vị, as (obligation, unit).

    Read as pairs and matched outside the database: a task given to two hundred units would have it look
    through two hundred lines for each of them.
    """
    found = ActivityObligation.objects.filter(
        activity__removed_at=None, activity__plan__in=_own_plans(year, units)
    )
    return set(found.values_list("obligation", "activity__plan__office"))


def placed(work: QuerySet[Assignment], year: int, units: Iterable[int] | None = None) -> list[Placed]:
    """Việc được giao, each in its share, in the order of `work`; `units` are its units where they are few."""
    planned = _planned_pairs(year, units)
    left = set(
        Omission.objects.filter(plan__in=_own_plans(year, units)).values_list("obligation", "plan__office")
    )
    today = timezone.localdate()
    rows = []
    for pk, unit, obligation, state, progress, due in work.values_list(
        "pk", "unit", "obligation", "state", "progress", "due"
    ):
        pair = (obligation, unit)
        is_over = pair in left or state == AssignmentState.ACCEPTED
        share = Share.PLANNED if pair in planned else Share.REST if is_over else Share.UNANSWERED
        is_late = due is not None and due < today and state not in OVER
        rows.append(Placed(pk, unit, share, progress, is_late))
    return rows


def by_unit_and_share(year: int, units: Iterable[int] | None = None) -> dict[int, dict[str, int]]:
    """Tổng hợp theo đơn vị: the size of each share, `late`, mean progress `percent`, rounded down."""
    work = asked(year).order_by()
    found: dict[int, dict[str, int]] = {}
    for row in placed(work if units is None else work.filter(unit__in=list(units)), year, units):
        one = found.setdefault(row.unit, dict.fromkeys((*Share, "late", "percent"), 0))
        one[Share.ASKED] += 1
        one[row.share] += 1
        one["late"] += row.is_late
        one["percent"] += row.progress
    for one in found.values():
        one["percent"] //= one[Share.ASKED]
    return found


def unanswered_of(units: Iterable[int], year: int) -> list[tuple[Unit, int]]:
    """Đơn vị và số việc được giao chưa có trong kế hoạch riêng; those with none are left out."""
    own = list(units)
    plans = _own_plans(year, own).values("pk")
    planned = ActivityObligation.objects.filter(
        obligation=OuterRef("obligation"),
        activity__removed_at=None,
        activity__plan__in=plans,
        activity__plan__office=OuterRef("unit"),
    )
    left = Omission.objects.filter(
        obligation=OuterRef("obligation"), plan__in=plans, plan__office=OuterRef("unit")
    )
    still = [state for state in AssignmentState if state not in OVER]
    waiting = asked(year).filter(~Exists(planned), ~Exists(left), unit=OuterRef("pk"), state__in=still)
    counted = waiting.order_by().values("unit").annotate(n=Count("pk")).values("n")
    found = Unit.objects.filter(pk__in=own).annotate(unanswered=Subquery(counted))
    return [(unit, unit.unanswered) for unit in found.order_by("sort_key") if unit.unanswered]


def units_to_plan(year: int) -> QuerySet[Unit]:
    """Đơn vị được giao việc trong năm, or with a plan of their own for it."""
    given = asked(year).order_by().values("unit")
    return Unit.objects.filter(Q(pk__in=given) | Q(pk__in=unit_plans(year).order_by().values("office")))


def evidence_of(activity: Activity) -> QuerySet[Evidence]:
    """Minh chứng thêm ở một hoạt động, those withdrawn too."""
    return Evidence.objects.filter(activity=activity).select_related(
        "assignment__obligation__directive", "file", "added_by"
    )


def _own_plans(year: int | None, units: Iterable[int] | None) -> QuerySet[Plan]:
    found = unit_plans(year).order_by()
    return found if units is None else found.filter(office__in=list(units))
