"""Đếm độ phủ: pairs of classifications with the activities that carry both, grouped by the database."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from nhipcau.directives import queries as directives
from nhipcau.directives.enums import DirectiveState, ObligationState, Part, Source
from nhipcau.directives.models import Directive, Obligation, ObligationUnit
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, ActivityObligation, ActivityUnit, Assignment
from nhipcau.units.domain.access import own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitGroup, User

from .activities import Frame, TermLink, accepted_evidence, done_activities, late_activities, plans_in

Member = UnitGroup.members.through


class Cell(NamedTuple):
    """Một ô đã đếm của một kế hoạch: activities, how many of them done, how many with late work.

    `at` are the terms of the axes, or a term and two days.
    """

    plan: int
    at: tuple[Any, ...]
    planned: int
    done: int
    late: int


class Spoken(NamedTuple):
    """Hoạt động có minh chứng bằng một ngôn ngữ; `unplanned` of them did not name it."""

    plan: int
    row: int
    code: str
    done: int
    unplanned: int


def pairs(
    activities: QuerySet[Activity], rows: Iterable[int], columns: Iterable[int], today: date
) -> list[Cell]:
    """Số hoạt động của từng kế hoạch mang cả một mục hàng và một mục cột."""
    links = TermLink.objects.filter(
        term__in=list(rows), activity__in=activities.values("pk"), activity__terms__in=list(columns)
    )
    return _counted(links, activities, today, "term", "activity__terms")


def cubes(activities: QuerySet[Activity], axes: Sequence[Iterable[int]], today: date) -> list[Cell]:
    """Số hoạt động mang một mục của mỗi danh mục trong ba danh mục, given by the numbers of their terms."""
    first, second, third = (list(axis) for axis in axes)
    # The link table joined once more for each axis: a path over `terms` would be joined only once.
    path = f"activity__{TermLink.activity.field.remote_field.name}"
    links: QuerySet[Any] = TermLink.objects.filter(term__in=first, activity__in=activities.values("pk"))
    links = links.annotate(
        second=FilteredRelation(path, condition=Q(**{f"{path}__term__in": second})),
        third=FilteredRelation(path, condition=Q(**{f"{path}__term__in": third})),
    )
    carried: dict[str, Any] = {"second__term__isnull": False, "third__term__isnull": False}
    links = links.filter(**carried)
    return _counted(links, activities, today, "term", "second__term", "third__term")


def spans(activities: QuerySet[Activity], rows: Iterable[int], today: date) -> list[Cell]:
    """Số hoạt động của từng mục, by first and due day: the months are laid out from these."""
    links = TermLink.objects.filter(term__in=list(rows), activity__in=activities.values("pk"))
    return _counted(links, activities, today, "term", "activity__starts_on", "activity__due")


def spoken(activities: QuerySet[Activity], rows: Iterable[int]) -> list[Spoken]:
    """Hoạt động có minh chứng được chấp nhận, by classification and the language of the evidence."""
    names_it = TermLink.objects.filter(
        activity=OuterRef("assignment__activity"), term__kind="language", term__code=OuterRef("language")
    )
    by = ("assignment__activity__plan", "assignment__activity__terms", "language")
    found = (
        accepted_evidence()
        .exclude(language="")
        .filter(assignment__activity__in=activities.values("pk"), assignment__activity__terms__in=list(rows))
        .values(*by)
        .annotate(
            done=Count("assignment__activity", distinct=True),
            unplanned=Count("assignment__activity", distinct=True, filter=~Exists(names_it)),
        )
    )
    return [Spoken(*each) for each in found.values_list(*by, "done", "unplanned")]


def by_plan(activities: QuerySet[Activity]) -> dict[int, int]:
    """Số hoạt động của từng kế hoạch."""
    found = activities.order_by().values("plan").annotate(n=Count("pk"))
    return dict(found.values_list("plan", "n"))


def _counted(links: QuerySet[Any], activities: QuerySet[Activity], today: date, *by: str) -> list[Cell]:
    """Số hoạt động, số đã xong, số có việc quá hạn, by plan and these fields."""
    counts: dict[str, Any] = {
        "planned": Count("activity"),
        "done": Count("activity", filter=Q(activity__in=done_activities(activities))),
        "late": Count("activity", filter=Q(activity__in=late_activities(today, activities))),
    }
    found: QuerySet[Any, Any] = links.order_by().values("activity__plan", *by).annotate(**counts)
    rows = found.values_list("activity__plan", *by, *counts)
    return [Cell(plan, tuple(rest[:-3]), *rest[-3:]) for plan, *rest in rows]


def obligations_in(person: User, frame: Frame) -> QuerySet[Obligation]:
    """Nhiệm vụ đã xác nhận trong khung: of one directive, of a plan's directives, or of a year's.

    Whoever sees only their units' work gets the tasks that are handed to them or name them.
    """
    found = Obligation.objects.filter(state=ObligationState.CONFIRMED).exclude(
        directive__state=DirectiveState.DISCARDED
    )
    if frame.directive:
        found = found.filter(directive=frame.directive)
    if frame.plan:
        plan = plans_in(person, frame).values("pk")
        answered = ActivityObligation.objects.filter(activity__plan__in=plan, activity__removed_at=None)
        found = found.filter(
            Q(directive__plans__in=plan) | Q(pk__in=answered.values("obligation"))
        ).distinct()
    elif not frame.directive:
        # The lines of an issued plan are activities; here one asks what directives want.
        found = found.filter(directives.of_year(frame.year, way="directive__")).exclude(
            directive__source=Source.PLAN
        )
    if scope_of(person, plans.action("plans.read")) != Scope.ALL:
        own = own_unit_ids(person, plans.action("plans.read"))
        held = plans.visible_to(person).exclude(state=AssignmentState.CANCELLED)
        groups = UnitGroup.objects.filter(members__in=own).values("pk")
        named = ObligationUnit.objects.filter(Q(unit__in=own) | Q(group__in=groups))
        found = found.filter(Q(pk__in=held.values("obligation")) | Q(pk__in=named.values("obligation")))
    return found.order_by(F("directive__date").desc(nulls_last=True), "directive", "position", "pk")


def with_gaps(
    person: User, obligations: QuerySet[Obligation], today: date, *, within: Collection[int] = ()
) -> QuerySet[Obligation]:
    """Nhiệm vụ còn chỗ trống: nobody has it, a unit it names to lead has nothing of it, or a name is unclear.

    To have it is to have been given it, or to lead an activity that answers it. `within` are the directives
    to which the tasks belong, where they are few: a database would else look into the groups named by all.
    """
    here, deeper = OuterRef("obligation"), OuterRef(OuterRef("obligation"))
    being = Q(unit__valid_to=None) | Q(unit__valid_to__gt=today)
    members = Member.objects.filter(
        being,
        ~Exists(_given(deeper).filter(unit=OuterRef("unit"))),
        ~Exists(_led(person, deeper, OuterRef("unit"))),
        unitgroup=OuterRef("group"),
    )
    leads = ObligationUnit.objects.filter(obligation=OuterRef("pk"), part=Part.LEAD)
    named = leads.filter(
        ~Exists(_given(here).filter(unit=OuterRef("unit"))),
        ~Exists(_led(person, here, OuterRef("unit"))),
        unit__isnull=False,
    )
    grouped = leads.filter(Exists(members), group__isnull=False)
    if within:
        grouped = grouped.filter(obligation__directive__in=list(within))
    unclear = leads.filter(unit=None, group=None)
    nobody = ~Exists(_given(OuterRef("pk"))) & ~Exists(answering(person).filter(obligation=OuterRef("pk")))
    return obligations.filter(nobody | Exists(named) | Exists(grouped) | Exists(unclear))


def undated_papers(person: User, frame: Frame) -> QuerySet[Directive]:
    """Văn bản chưa rõ ngày mà nhiệm vụ có trong khung của một năm: those it counts by number or day received.

    None where the frame is one directive's or a plan's, which asks no document for its day.
    """
    found = Directive.objects.filter(date=None)
    if frame.directive or frame.plan:
        return found.none()
    asked = obligations_in(person, frame).order_by().filter(directive=OuterRef("pk"))
    told = found.filter(Exists(asked)).order_by("-pk")
    return told.only("number", "title", "file_name", "state", "original")


def answering(person: User) -> QuerySet[ActivityObligation]:
    """Nhiệm vụ mà một hoạt động còn giá trị đáp ứng, in the plans this person may see."""
    return ActivityObligation.objects.filter(activity__removed_at=None, activity__plan__in=_standing(person))


def _standing(person: User) -> QuerySet[Any, Any]:
    return plans.plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN).order_by().values("pk")


def _given(obligation: OuterRef) -> QuerySet[Assignment]:
    return Assignment.objects.filter(obligation=obligation).exclude(state=AssignmentState.CANCELLED)


def _led(person: User, obligation: OuterRef, unit: OuterRef) -> QuerySet[ActivityUnit]:
    groups = Member.objects.filter(unit=OuterRef(unit), unitgroup=OuterRef("group"))
    return ActivityUnit.objects.filter(
        Q(unit=unit) | Exists(groups),
        part=Part.LEAD,
        activity__removed_at=None,
        activity__plan__in=_standing(person),
        activity__answers__obligation=obligation,
    ).order_by()
