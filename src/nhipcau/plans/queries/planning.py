"""Readings of plans (truy vấn kế hoạch)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import DirectiveState, ObligationState, Source
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitGroup, User

from ..enums import AssignmentState
from ..models import Activity, ActivityObligation, ActivityUnit, Omission, Plan
from .cascade import asked, asked_obligations, unit_plans, unit_plans_visible_to
from .work import action


def plans_visible_to(person: User) -> QuerySet[Plan]:
    """Kế hoạch của tỉnh mà người này được xem: all, or the issued ones that name one of their units.

    What units draft for themselves stands beside them (`every_plan_visible_to`): counted with these, one
    task would be counted at two levels.
    """
    reach = scope_of(person, action("plans.read_plan"))
    province = Plan.objects.filter(paper__by_unit=False)
    if reach == Scope.ALL:
        return province
    if reach == Scope.NONE:
        return province.none()
    own = own_unit_ids(person, action("plans.read_plan"))
    standing = Activity.objects.filter(pk__in=naming(own), removed_at=None)
    return province.filter(pk__in=standing.order_by().values("plan"), paper__state=PaperState.ISSUED)


def naming(units: Iterable[int]) -> QuerySet[Any, Any]:
    """Mã hoạt động nêu tên các đơn vị này, themselves or in a group.

    Two short ways to the rows, put together; as one condition they would be asked of every row there is.
    """
    parties, own = ActivityUnit.objects.order_by().values("activity"), list(units)
    groups = UnitGroup.members.through.objects.filter(unit__in=own).values("unitgroup")
    return parties.filter(unit__in=own).union(parties.filter(group__in=groups))


def every_plan_visible_to(person: User) -> QuerySet[Plan]:
    """Mọi kế hoạch mà người này được xem, the province's and the units'."""
    return plans_visible_to(person) | unit_plans_visible_to(person)


def for_plan_lists(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Kèm văn bản đi, cơ quan, và số hoạt động (`activity_count`)."""
    lines = Activity.objects.filter(plan=OuterRef("pk"), removed_at=None).order_by().values("plan")
    counted = Subquery(lines.annotate(n=Count("pk")).values("n"))
    return plans.select_related("paper", "office").annotate(activity_count=Coalesce(counted, 0))


def search_plans(plans: QuerySet[Plan], text: str) -> QuerySet[Plan]:
    """Tìm không cần dấu in title, office and year: an office has hundreds of plans, not thousands."""
    words = fold(text).split()
    if not words:
        return plans
    told = plans.order_by().values_list("pk", "paper__title", "office__name", "year")
    found = [pk for pk, *said in told if all(word in fold(" ".join(map(str, said))) for word in words)]
    return plans.filter(pk__in=found)


def uses_by_plan(plans: Iterable[int]) -> dict[int, dict[int, int]]:
    """Hoạt động của từng kế hoạch mang từng mục phân loại: of each plan the number by term."""
    links: QuerySet[Any] = Activity.terms.through.objects.filter(activity__plan__in=plans).order_by()
    told = links.values("activity__plan", "term").annotate(n=Count("*"))
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for plan, term, count in told.values_list("activity__plan", "term", "n"):
        found[plan][term] = count
    return found


def live_activities(plan: Plan) -> QuerySet[Activity]:
    """Hoạt động còn trong kế hoạch, in order."""
    return Activity.objects.filter(plan=plan, removed_at=None)


def lines(plan: Plan, *, removed: bool = False) -> QuerySet[Activity]:
    """Hoạt động kèm đơn vị, phân loại, nhiệm vụ đáp ứng và câu nguồn, in a constant number of queries."""
    parties = ActivityUnit.objects.select_related("unit", "group")
    answers = ActivityObligation.objects.select_related("obligation__directive").defer(
        "obligation__directive__reading", "obligation__directive__folded", "obligation__machine"
    )
    return (
        Activity.objects.filter(plan=plan, removed_at__isnull=not removed)
        .select_related("approver", "responsible")
        .prefetch_related(Prefetch("parties", parties), Prefetch("answers", answers), "terms")
    )


def lines_to_draw(plan: Plan, *, has_terms: bool) -> QuerySet[Activity]:
    """Hoạt động như lưới vẽ ra: of what they answer no more than is shown, terms only where wanted."""
    answers = ActivityObligation.objects.select_related("obligation__directive").only(
        "activity",
        *(f"obligation__{name}" for name in ("directive", "section", "text", "spans")),
        *(f"obligation__directive__{name}" for name in ("number", "title")),
    )
    parties = ActivityUnit.objects.select_related("unit", "group")
    named = parties.only("activity", "part", "position", "written", "unit__name", "group__name")
    return (
        live_activities(plan)
        .select_related("approver", "responsible")
        .defer("folded")
        .prefetch_related(
            Prefetch("parties", named), Prefetch("answers", answers), *(["terms"] if has_terms else ())
        )
    )


def lines_to_check(plan: Plan) -> QuerySet[Activity]:
    """Hoạt động chỉ với những gì cần để xét điều còn thiếu: neither names nor sentences are read."""
    parties = ActivityUnit.objects.order_by().only("activity", "part", "unit", "group")
    answers = ActivityObligation.objects.order_by().only("activity", "obligation")
    return (
        live_activities(plan)
        .defer("folded")
        .prefetch_related(Prefetch("parties", parties), Prefetch("answers", answers))
    )


def in_groups(activities: Iterable[Activity]) -> list[Activity]:
    """Theo nhóm, a group where its first line stands; within it by position."""
    rows = sorted(activities, key=lambda row: (row.position, row.pk))
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        first.setdefault(row.group, place)
    return sorted(rows, key=lambda row: first[row.group])


def answered_obligations(plan: Plan) -> QuerySet[ActivityObligation]:
    """Nhiệm vụ mà hoạt động còn trong kế hoạch đáp ứng."""
    return ActivityObligation.objects.filter(activity__plan=plan, activity__removed_at=None)


def unanswered(plan: Plan) -> QuerySet[Obligation]:
    """Nhiệm vụ đã xác nhận of the plan's directives that no activity answers and nobody left out.

    Of a unit's own plan: what it was given, is not done, and stands in no other plan of its own of the year.
    """
    omitted = Omission.objects.filter(plan=plan, obligation=OuterRef("pk"))
    answered = answered_obligations(plan).filter(obligation=OuterRef("pk"))
    found = plan_obligations(plan).filter(~Exists(answered), ~Exists(omitted))
    if not plan.by_unit:
        return found
    elsewhere = ActivityObligation.objects.filter(
        activity__removed_at=None,
        activity__plan__in=unit_plans(plan.year)
        .filter(office=plan.office_id)
        .exclude(pk=plan.pk)
        .values("pk"),
        obligation=OuterRef("pk"),
    )
    waiting = asked(plan.year).filter(unit=plan.office_id, obligation=OuterRef("pk"))
    return found.filter(
        ~Exists(elsewhere), Exists(waiting.exclude(state=AssignmentState.ACCEPTED).order_by())
    )


def usable_directives() -> QuerySet[Directive]:
    """Văn bản lập kế hoạch được: received ones with a confirmed obligation, newest first."""
    confirmed = Obligation.objects.filter(directive=OuterRef("pk"), state=ObligationState.CONFIRMED)
    return (
        Directive.objects.filter(Exists(confirmed))
        .exclude(state=DirectiveState.DISCARDED)
        .exclude(source=Source.PLAN)
        .defer("reading", "folded")
        .annotate(
            confirmed_count=Count("obligations", filter=Q(obligations__state=ObligationState.CONFIRMED))
        )
        .order_by("-date", "-pk")
    )


def directives_asking(units: Iterable[int], year: int) -> QuerySet[Directive]:
    """Văn bản giao việc cho các đơn vị này trong năm, issued plans of the province too, newest first."""
    given = asked(year).filter(unit__in=list(units)).order_by().values("obligation")
    counted = Count("obligations", filter=Q(obligations__in=given), distinct=True)
    return (
        Directive.objects.filter(obligations__in=given)
        .exclude(state=DirectiveState.DISCARDED)
        .defer("reading", "folded")
        .annotate(confirmed_count=counted)
        .order_by("-date", "-pk")
        .distinct()
    )


def usable_directives_for(plan: Plan) -> QuerySet[Directive]:
    """Văn bản làm căn cứ được cho một kế hoạch: a unit's own rests on what was handed to the unit."""
    return directives_asking([plan.office_id], plan.year) if plan.by_unit else usable_directives()


def plan_obligations(plan: Plan) -> QuerySet[Obligation]:
    """Nhiệm vụ đã xác nhận trong các văn bản làm căn cứ; in a unit's own plan those the unit was given."""
    among = asked_obligations(plan) if plan.by_unit else Obligation.objects.all()
    return (
        among.filter(state=ObligationState.CONFIRMED, directive__in=plan.directives.all())
        .select_related("directive")
        .defer("directive__reading", "directive__folded", "machine")
    )
