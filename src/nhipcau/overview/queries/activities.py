"""Hoạt động trong khung xét: which lines of which plans a screen speaks of, and how far each is.

An activity is done when work was handed out for it and all of it was accepted; late when some of its open
work is past its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import OVER, AssignmentState, TermKind
from nhipcau.plans.models import Activity, ActivityObligation, ActivityUnit, Assignment, Evidence, Plan, Term
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User
from nhipcau.units.queries import named

from ..enums import Doing

TermLink = Activity.terms.through


@dataclass(frozen=True, slots=True)
class Frame:
    """Khung xét: a year, or one plan; activities that answer one directive; those under way in some days."""

    year: int
    plan: int | None = None
    directive: int | None = None
    first: date | None = None
    last: date | None = None
    issued_only: bool = False


def plans_in(person: User, frame: Frame) -> QuerySet[Plan]:
    """Kế hoạch trong khung mà người này được xem; one given up counts no more."""
    found = plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    found = found.filter(pk=frame.plan) if frame.plan else found.filter(year=frame.year)
    return found.filter(paper__state=PaperState.ISSUED) if frame.issued_only else found


def activities_in(person: User, frame: Frame) -> QuerySet[Activity]:
    """Hoạt động trong khung mà người này được xem."""
    found = lines_of(person, plans_in(person, frame))
    if frame.directive:
        answers = ActivityObligation.objects.filter(obligation__directive=frame.directive)
        found = found.filter(pk__in=answers.values("activity"))
    if frame.first and frame.last:
        found = found.filter(under_way(frame.first, frame.last))
    return found


def lines_of(person: User, among: QuerySet[Plan]) -> QuerySet[Activity]:
    """Hoạt động của các kế hoạch này; whoever sees only their units' work gets the lines that name them."""
    found = Activity.objects.filter(removed_at=None, plan__in=among.values("pk"))
    if not sees_whole_plans(person):
        found = found.filter(pk__in=plans.naming(own_unit_ids(person, plans.action("plans.read_plan"))))
    return found


def lines_in(among: Iterable[int]) -> QuerySet[Activity]:
    """Mọi hoạt động còn giá trị của các kế hoạch này."""
    return Activity.objects.filter(removed_at=None, plan__in=list(among))


def sees_whole_plans(person: User) -> bool:
    """Được xem mọi dòng của kế hoạch mình được xem."""
    return scope_of(person, plans.action("plans.read_plan")) == Scope.ALL


def asks_whole_plans(frame: Frame) -> bool:
    """Khung lấy trọn các kế hoạch, narrowed neither to a directive nor to some days."""
    return not frame.directive and not (frame.first and frame.last)


def under_way(first: date, last: date, way: str = "") -> Q:
    """Diễn ra trong khoảng: from its first day to its due day; with one of them alone, on that day."""
    begins = Q(**{f"{way}starts_on__lte": last}) | Q(
        **{f"{way}starts_on__isnull": True, f"{way}due__lte": last}
    )
    ends = Q(**{f"{way}due__gte": first}) | Q(**{f"{way}due__isnull": True, f"{way}starts_on__gte": first})
    return begins & ends


def done_activities(among: QuerySet[Activity] | None = None) -> QuerySet[Any, Any]:
    """Mã hoạt động đã xong: some work handed out, all of it accepted."""
    return (
        _work(among)
        .order_by()
        .values("activity")
        .annotate(left=Count("pk", filter=~Q(state=AssignmentState.ACCEPTED)))
        .filter(left=0)
        .values("activity")
    )


def late_activities(today: date, among: QuerySet[Activity] | None = None) -> QuerySet[Any, Any]:
    """Mã hoạt động có việc quá hạn."""
    return _work(among).exclude(state__in=OVER).filter(due__lt=today).order_by().values("activity")


def handed_out() -> QuerySet[Any, Any]:
    """Mã hoạt động đã giao việc."""
    return _work().order_by().values("activity")


def of_state(activities: QuerySet[Activity], doing: str, today: date) -> QuerySet[Activity]:
    """Hoạt động đã đến một bước; all for none."""
    late, done, given = late_activities(today), done_activities(), handed_out()
    steps = {
        Doing.PLANNED: lambda: activities.exclude(pk__in=given),
        Doing.GOING: lambda: activities.filter(pk__in=given).exclude(pk__in=late).exclude(pk__in=done),
        Doing.LATE: lambda: activities.filter(pk__in=late),
        Doing.DONE: lambda: activities.filter(pk__in=done),
    }
    return steps[Doing(doing)]() if doing else activities


def having(activities: QuerySet[Activity], terms: Iterable[int]) -> QuerySet[Activity]:
    """Hoạt động mang mọi mục phân loại này."""
    for term in terms:
        activities = activities.filter(pk__in=TermLink.objects.filter(term=term).values("activity"))
    return activities


def lacking(activities: QuerySet[Activity], kinds: Iterable[str]) -> QuerySet[Activity]:
    """Hoạt động chưa mang mục nào của ít nhất một trong các danh mục này."""
    missing = Q()
    for kind in kinds:
        words = list(Term.objects.filter(kind=kind).order_by().values_list("pk", flat=True))
        missing |= ~Q(Exists(TermLink.objects.filter(activity=OuterRef("pk"), term__in=words)))
    return activities.filter(missing) if missing else activities


def speaking(activities: QuerySet[Activity], code: str, term: Term | None) -> QuerySet[Activity]:
    """Hoạt động bằng một ngôn ngữ: planned so, or with accepted evidence in it."""
    spoken = (
        Q(pk__in=accepted_evidence().filter(language=code).values("assignment__activity")) if code else Q()
    )
    planned = Q(pk__in=TermLink.objects.filter(term=term).values("activity")) if term else Q()
    return activities.filter(planned | spoken) if planned or spoken else activities.none()


def accepted_evidence() -> QuerySet[Evidence]:
    """Minh chứng của việc theo kế hoạch đã được chấp nhận."""
    return (
        plans.standing_evidence()
        .filter(assignment__state=AssignmentState.ACCEPTED, assignment__activity__isnull=False)
        .order_by()
    )


def search(activities: QuerySet[Activity], text: str) -> QuerySet[Activity]:
    """Tìm không cần dấu in the words of an activity, its group and the names of its units."""
    words = fold(text).split()
    units = named(words)
    for word in words:
        found = Q(folded__contains=word)
        if units[word]:
            led = ActivityUnit.objects.filter(activity=OuterRef("pk"), unit__in=units[word])
            found |= Q(Exists(led))
        activities = activities.filter(found)
    return activities


def for_lists(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Kèm kế hoạch, đơn vị, phân loại, việc đã giao, in a constant number of queries."""
    work = Assignment.objects.exclude(state=AssignmentState.CANCELLED).select_related("unit")
    return (
        activities.select_related("plan__paper")
        .order_by("plan__year", "plan", "position", "pk")
        .prefetch_related(
            Prefetch("parties", ActivityUnit.objects.select_related("unit", "group")),
            "terms",
            Prefetch("assignments", work.defer("folded")),
        )
    )


def terms_of(kind: TermKind) -> list[Term]:
    """Các mục của một danh mục: those offered, and those no longer offered that something carries."""
    used = TermLink.objects.filter(term=OuterRef("pk"))
    return list(Term.objects.filter(Q(is_offered=True) | Q(Exists(used)), kind=kind))


def _work(among: QuerySet[Activity] | None = None) -> QuerySet[Assignment]:
    """Việc theo kế hoạch; `among` keeps the database from reading that of all years."""
    work = Assignment.objects.filter(activity__isnull=False).exclude(state=AssignmentState.CANCELLED)
    return work if among is None else work.filter(activity__in=among.values("pk"))
