"""Từ chỉ đạo đến minh chứng: what is asked, the province's plan, the work, the unit's plan, what was shown.

Seen from a directive, a plan of the province or a unit's own plan, as one person may see it. The number of
queries is the same however much hangs on it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from nhipcau.directives import queries as directives
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import AssignmentState
from ..models import Activity, ActivityObligation, Assignment, Omission, Plan
from ..queries.cascade import Pair


@dataclass(frozen=True, slots=True)
class Scope:
    """Phần được xét: the tasks asked for and the work made of them, as far as a person sees them."""

    person: User
    obligations: QuerySet[Obligation]
    work: QuerySet[Assignment]


class Given(NamedTuple):
    """Một việc được giao, the little that the levels need; `plan` of the province it came through."""

    pk: int
    obligation: int
    unit: int
    state: str
    plan: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Những gì đọc một lần: tasks with their directives, the work made of them, where they are planned."""

    tasks: dict[int, int]
    work: list[Given]
    planned: set[Pair]
    answering: dict[int, set[int]]
    left: dict[int, list[str]]
    units: dict[int, Unit]
    # Pieces of evidence that stand, by the number of the work.
    shown: dict[int, int]

    def is_planned(self, given: Given) -> bool:
        """Có trong kế hoạch riêng của đơn vị; the standing office works by the province's plan."""
        at_home = self.units[given.unit].is_standing_office
        return at_home or (given.obligation, given.unit) in self.planned

    @property
    def lacking(self) -> set[int]:
        """Nhiệm vụ còn chỗ trống (`Task.has_gap`)."""
        given = {row.obligation for row in self.work}
        unplanned = {
            row.obligation
            for row in self.work
            if row.state != AssignmentState.ACCEPTED and not self.is_planned(row)
        }
        return unplanned | (self.tasks.keys() - given - self.left.keys())


@dataclass(frozen=True, slots=True)
class Handed:
    """Một việc được giao trong danh sách: to whom, how it stands."""

    pk: int
    unit: Unit
    state: AssignmentState
    is_planned: bool


@dataclass(slots=True)
class Task:
    """Một nhiệm vụ qua các cấp."""

    obligation: Obligation
    lines: list[Activity] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    work: list[Handed] = field(default_factory=list)
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
    def planned(self) -> int:
        """Số đơn vị đã đưa vào kế hoạch riêng."""
        return len({row.unit.pk for row in self.work if row.is_planned})

    @property
    def open_units(self) -> list[Unit]:
        """Đơn vị được giao mà chưa đưa vào kế hoạch riêng, and not done with it."""
        return [row.unit for row in self.work if not row.is_planned and row.state != AssignmentState.ACCEPTED]

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


def read(scope: Scope) -> Reading:
    """Đọc phần được xét once, for the picture and the list."""
    tasks = dict(tasks_of(scope).values_list("pk", "directive"))
    among = scope.obligations.order_by().values("pk")
    work = scope.work.filter(obligation__in=among).order_by("unit__sort_key", "pk")
    given = [Given(*row) for row in work.values_list("pk", "obligation", "unit", "state", "activity__plan")]
    answers = ActivityObligation.objects.filter(
        obligation__in=among, activity__removed_at=None, activity__plan__in=_province(scope.person)
    )
    answering: dict[int, set[int]] = defaultdict(set)
    for obligation, plan in answers.values_list("obligation", "activity__plan"):
        answering[obligation].add(plan)
    left: dict[int, list[str]] = defaultdict(list)
    omitted = Omission.objects.filter(obligation__in=among, plan__in=_province(scope.person))
    for obligation, reason in omitted.values_list("obligation", "reason"):
        left[obligation].append(reason)
    planned = ActivityObligation.objects.filter(
        obligation__in=among,
        activity__removed_at=None,
        activity__plan__in=queries.unit_plans().order_by().values("pk"),
    )
    return Reading(
        tasks=tasks,
        work=given,
        planned=set(planned.values_list("obligation", "activity__plan__office")),
        answering=answering,
        left=left,
        units=Unit.objects.in_bulk({row.unit for row in given}),
        shown=dict(_shown(work)),
    )


def across(scope: Scope, reading: Reading, page: Iterable[int]) -> list[Task]:
    """Các nhiệm vụ của một trang qua các cấp, by their numbers."""
    found = {each.pk: Task(each) for each in tasks_of(scope).filter(pk__in=list(page))}
    for answer in (
        ActivityObligation.objects.filter(
            obligation__in=found, activity__removed_at=None, activity__plan__in=_province(scope.person)
        )
        .select_related("activity__plan__paper")
        .order_by("activity__plan", "activity__position")
    ):
        found[answer.obligation_id].lines.append(answer.activity)
    for task in found.values():
        task.reasons = reading.left.get(task.obligation.pk, [])
    for row in reading.work:
        if (one := found.get(row.obligation)) is None:
            continue
        state = AssignmentState(row.state)
        one.work.append(Handed(row.pk, reading.units[row.unit], state, reading.is_planned(row)))
        one.evidence += reading.shown.get(row.pk, 0)
    return list(found.values())


def of(scope: Scope, reading: Reading, centre: Plan | None = None) -> Levels:
    """Các cấp để vẽ hình; `centre` stands in it even while nothing answers or serves it."""
    tasks = reading.tasks
    ties: Counter[tuple[int, int | None]] = Counter()
    for obligation, plans in reading.answering.items():
        ties.update((tasks[obligation], plan) for plan in plans)
    units, direct = _units(scope, reading)
    ties.update((tasks[obligation], None) for obligation in direct)
    wanted = {plan for _directive, plan in ties if plan}
    wanted |= {plan for held in units for plan in held.through if plan}
    if centre is not None and not centre.by_unit:
        # Seen from one plan of the province, the others that answer the same directives stay away.
        wanted = {centre.pk}
        ties = Counter({tie: count for tie, count in ties.items() if tie[1] == centre.pk})
        units = [held for held in units if centre.pk in held.through]
    gaps = Counter(tasks[pk] for pk in tasks.keys() - reading.answering.keys() - direct - reading.left.keys())
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


def _units(scope: Scope, reading: Reading) -> tuple[list[Held], set[int]]:
    """The units with their work, those that plan or show it first; and the tasks given through no plan."""
    held: dict[int, Held] = {}
    direct: set[int] = set()
    for row in reading.work:
        one = held.setdefault(row.unit, Held(reading.units[row.unit]))
        one.work += 1
        one.done += row.state == AssignmentState.ACCEPTED
        one.planned += reading.is_planned(row)
        one.evidence += reading.shown.get(row.pk, 0)
        # Given directly and taken into a plan of the province beside: it stands under that plan.
        above = {row.plan} if row.plan else reading.answering.get(row.obligation, set())
        one.through |= above or {None}
        if not above:
            direct.add(row.obligation)
    seen = queries.unit_plans_visible_to(scope.person).exclude(paper__state=PaperState.WITHDRAWN)
    serving = ActivityObligation.objects.filter(
        obligation__in=scope.obligations.order_by().values("pk"), activity__removed_at=None
    )
    plans = seen.filter(office__in=held, pk__in=serving.order_by().values("activity__plan"))
    for plan in plans.select_related("paper", "office").order_by("-year", "pk"):
        held[plan.office_id].plans.append(plan)
    return sorted(held.values(), key=lambda one: (not one.plans, not one.evidence)), direct


def _shown(work: QuerySet[Assignment]) -> QuerySet[Any, Any]:
    """Số minh chứng còn giá trị của những việc này."""
    standing = queries.standing_evidence().filter(assignment__in=work.order_by().values("pk"))
    return standing.order_by().values_list("assignment").annotate(count=Count("pk"))


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
