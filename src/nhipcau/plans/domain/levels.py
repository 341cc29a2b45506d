"""Từ chỉ đạo đến minh chứng: what is asked, the province's plan, the work, the unit's plan, what was shown.

Seen from a directive, a plan of the province or a unit's own plan, as one person may see it. The number of
queries is the same however much hangs on it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nhipcau.directives import queries as directives
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import AssignmentState
from ..models import Activity, ActivityObligation, Assignment, Omission, Plan


@dataclass(frozen=True, slots=True)
class Scope:
    """Phần được xét: the tasks asked for and the work made of them, as far as a person sees them."""

    person: User
    obligations: QuerySet[Obligation]
    work: QuerySet[Assignment]


@dataclass(slots=True)
class Task:
    """Một nhiệm vụ qua các cấp."""

    obligation: Obligation
    lines: list[Activity] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    work: list[Assignment] = field(default_factory=list)
    planned: set[int] = field(default_factory=set)
    evidence: int = 0

    @property
    def without_plan(self) -> bool:
        """Không kế hoạch nào của tỉnh đáp ứng, no reason says why, and nobody was given it directly."""
        return not (self.lines or self.reasons or self.work)

    @property
    def without_unit(self) -> bool:
        """Chưa giao cho đơn vị nào, though it was not left out."""
        return not self.work and not self.reasons

    @property
    def open_units(self) -> list[Unit]:
        """Đơn vị được giao mà chưa đưa vào kế hoạch riêng, and not done with it."""
        return [
            row.unit
            for row in self.work
            if row.unit_id not in self.planned and row.state != AssignmentState.ACCEPTED
        ]

    @property
    def has_gap(self) -> bool:
        """Còn chỗ trống ở một cấp."""
        return self.without_plan or self.without_unit or bool(self.open_units)


@dataclass(slots=True)
class Held:
    """Một đơn vị trong chuỗi: how much it was given, has planned, has done and shown, in which plans."""

    unit: Unit
    work: int = 0
    done: int = 0
    planned: int = 0
    evidence: int = 0
    plans: list[Plan] = field(default_factory=list)
    # Numbers of the plans of the province it was given work through; None: handed out directly.
    through: set[int | None] = field(default_factory=set)


@dataclass(slots=True)
class Levels:
    """Các cấp của một hình: documents on top, plans of the province, units with their plans and evidence."""

    directives: list[Directive]
    plans: list[Plan]
    units: list[Held]
    # (directive, plan): how many tasks of the one the other answers; (directive, None): handed out directly.
    ties: Counter[tuple[int, int | None]]
    unanswered: Counter[int]
    open_directives: set[int]


def of_directive(person: User, directive: Directive) -> Scope:
    """Từ một văn bản chỉ đạo; a unit's people see of it what their unit was given."""
    tasks = Obligation.objects.filter(directive=directive, state=ObligationState.CONFIRMED)
    return _scope(person, tasks)


def of_plan(person: User, plan: Plan) -> Scope:
    """Từ một kế hoạch: what its directives ask, and what it answers."""
    answered = queries.answered_obligations(plan).order_by().values("obligation")
    tasks = Obligation.objects.filter(state=ObligationState.CONFIRMED)
    if plan.by_unit:
        tasks = tasks.filter(pk__in=answered) | tasks.filter(
            pk__in=queries.plan_obligations(plan).order_by().values("pk")
        )
        work = queries.asked(plan.year).filter(unit=plan.office_id)
        return Scope(person, tasks, _seen(person) & work)
    tasks = tasks.filter(pk__in=answered) | tasks.filter(directive__in=plan.directives.all().values("pk"))
    return _scope(person, tasks)


def tasks_of(scope: Scope) -> QuerySet[Obligation]:
    """Các nhiệm vụ, for a page of them."""
    return (
        scope.obligations.select_related("directive")
        .defer("directive__reading", "directive__folded", "machine")
        .order_by("directive", "position", "pk")
    )


def with_gaps(scope: Scope) -> QuerySet[Obligation]:
    """Chỉ nhiệm vụ còn chỗ trống at one of the levels (`Task.has_gap`)."""
    return tasks_of(scope).filter(_lacking(scope))


def counts(scope: Scope) -> tuple[int, int]:
    """Số nhiệm vụ, and how many of them lack something, in one query."""
    found = scope.obligations.aggregate(every=Count("pk"), lacking=Count("pk", filter=_lacking(scope)))
    return found["every"], found["lacking"]


def _lacking(scope: Scope) -> Q:
    here = OuterRef("pk")
    unplanned = queries.without_own_plans(scope.work.filter(obligation=here))
    left = Omission.objects.filter(obligation=here, plan__in=_province(scope.person))
    given = scope.work.filter(obligation=here)
    return Q(Exists(unplanned)) | (~Q(Exists(left)) & ~Q(Exists(given)))


def across(scope: Scope, page: Iterable[Obligation]) -> list[Task]:
    """Các nhiệm vụ của một trang qua các cấp."""
    found = {each.pk: Task(each) for each in page}
    for answer in (
        ActivityObligation.objects.filter(
            obligation__in=found, activity__removed_at=None, activity__plan__in=_province(scope.person)
        )
        .select_related("activity__plan__paper")
        .order_by("activity__plan", "activity__position")
    ):
        found[answer.obligation_id].lines.append(answer.activity)
    for left in Omission.objects.filter(obligation__in=found, plan__in=_province(scope.person)):
        found[left.obligation_id].reasons.append(left.reason)
    work = scope.work.filter(obligation__in=found).select_related("unit").defer("folded")
    rows = list(queries.with_own_plans(work).annotate(shown=_shown()).order_by("unit__sort_key", "pk"))
    for row in rows:
        task = found[row.obligation_id]
        task.work.append(row)
        task.evidence += row.shown
        if row.is_planned:  # type: ignore[attr-defined]
            task.planned.add(row.unit_id)
    return list(found.values())


def of(scope: Scope, centre: Plan | None = None) -> Levels:
    """Các cấp để vẽ hình; `centre` stands in it even while nothing answers or serves it."""
    tasks = dict(scope.obligations.values_list("pk", "directive"))
    answers = ActivityObligation.objects.filter(
        obligation__in=scope.obligations.order_by().values("pk"),
        activity__removed_at=None,
        activity__plan__in=_province(scope.person),
    )
    ties: Counter[tuple[int, int | None]] = Counter()
    answering: dict[int, set[int]] = defaultdict(set)
    for obligation, plan in answers.values_list("obligation", "activity__plan").distinct():
        ties[tasks[obligation], plan] += 1
        answering[obligation].add(plan)
    units, direct = _units(scope, answering)
    for obligation in direct:
        ties[tasks[obligation], None] += 1
    wanted = {plan for _directive, plan in ties if plan}
    wanted |= {plan for held in units for plan in held.through if plan}
    if centre is not None and not centre.by_unit:
        # Seen from one plan of the province, the others that answer the same directives stay away.
        wanted = {centre.pk}
        ties = Counter({tie: count for tie, count in ties.items() if tie[1] == centre.pk})
        units = [held for held in units if centre.pk in held.through]
    left = set(
        Omission.objects.filter(obligation__in=tasks, plan__in=_province(scope.person)).values_list(
            "obligation", flat=True
        )
    )
    gaps = Counter(tasks[pk] for pk in tasks.keys() - answering.keys() - direct - left)
    seen = directives.visible_to(scope.person).filter(pk=OuterRef("pk")).order_by()
    found = Directive.objects.filter(pk__in=set(tasks.values())).annotate(is_seen=Exists(seen))
    papers = list(found.defer("reading", "folded").order_by("date", "pk"))
    return Levels(
        directives=list(papers),
        plans=list(
            Plan.objects.filter(pk__in=wanted).select_related("paper", "office").order_by("year", "pk")
        ),
        units=units,
        ties=ties,
        unanswered=gaps,
        open_directives={each.pk for each in papers if each.is_seen},
    )


def _units(scope: Scope, answering: Mapping[int, set[int]]) -> tuple[list[Held], set[int]]:
    """The units with their work, those that plan or show it first; and the tasks given through no plan."""
    work = scope.work.filter(obligation__in=scope.obligations.order_by().values("pk"))
    rows = queries.with_own_plans(work).annotate(shown=_shown())
    held: dict[int, Held] = {}
    direct: set[int] = set()
    for row in rows.select_related("unit", "activity").defer("folded").order_by("unit__sort_key", "pk"):
        one = held.setdefault(row.unit_id, Held(row.unit))
        one.work += 1
        one.done += row.state == AssignmentState.ACCEPTED
        one.planned += row.is_planned  # type: ignore[attr-defined]
        one.evidence += row.shown
        # Given directly and taken into a plan of the province beside: it stands under that plan.
        above = {row.activity.plan_id} if row.activity else answering.get(row.obligation_id, set())
        one.through |= above or {None}
        if not above:
            direct.add(row.obligation_id)
    seen = queries.unit_plans_visible_to(scope.person).exclude(paper__state=PaperState.WITHDRAWN)
    serving = ActivityObligation.objects.filter(
        obligation__in=work.order_by().values("obligation"),
        activity__removed_at=None,
        activity__plan__in=seen.filter(office__in=held).order_by().values("pk"),
    )
    plans = seen.filter(pk__in=serving.order_by().values("activity__plan")).select_related("paper", "office")
    for plan in plans.order_by("-year", "pk"):
        held[plan.office_id].plans.append(plan)
    return sorted(held.values(), key=lambda one: (not one.plans, not one.evidence)), direct


def _scope(person: User, tasks: QuerySet[Obligation]) -> Scope:
    work = _seen(person)
    if not queries.sees_every_unit(person):
        tasks = tasks.filter(pk__in=work.order_by().values("obligation"))
    return Scope(person, tasks, work)


def _seen(person: User) -> QuerySet[Assignment]:
    return queries.visible_to(person).exclude(state=AssignmentState.CANCELLED)


def _province(person: User) -> QuerySet[Plan]:
    seen = queries.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    return seen.order_by().values("pk")  # type: ignore[return-value]


def _shown() -> Count:
    return Count("evidence", filter=Q(evidence__withdrawn_at=None))
