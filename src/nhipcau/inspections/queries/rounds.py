"""Rounds, visits and sampled tasks a person may see (đợt kiểm tra)."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..enums import FINISHED, SHOWN_TO_UNITS, VisitState
from ..models import InspectionRound, Recommendation, SampleItem, TeamMember, Visit


def rounds_of_team(person: User) -> QuerySet[InspectionRound]:
    """Đợt mà người này có tên trong đoàn."""
    parts = TeamMember.objects.filter(round=OuterRef("pk"), person=person)
    return InspectionRound.objects.filter(Exists(parts))


def is_on_team(person: User, round_id: int) -> bool:
    """Có tên trong đoàn, and holding some role today: whoever has left inspects no more."""
    if not person.is_active or not access.memberships(person):
        return False
    return TeamMember.objects.filter(round=round_id, person=person).exists()


def visible_to(person: User) -> QuerySet[InspectionRound]:
    """Đợt mà người này được xem: all, those of their team, or begun ones about their units."""
    if access.scope_of(person, access.ACTIONS["inspections.read"]) == Scope.ALL:
        return InspectionRound.objects.all()
    own = Visit.objects.filter(concerning(_own(person)), round=OuterRef("pk"))
    return InspectionRound.objects.filter(
        Exists(own) & Q(state__in=SHOWN_TO_UNITS) | Q(pk__in=_teams(person))
    )


def visits_visible_to(person: User) -> QuerySet[Visit]:
    """Đơn vị được kiểm tra mà người này được xem, as in `visible_to`."""
    if access.scope_of(person, access.ACTIONS["inspections.read"]) == Scope.ALL:
        return Visit.objects.all()
    return Visit.objects.filter(
        concerning(_own(person)) & Q(round__state__in=SHOWN_TO_UNITS) | Q(round__in=_teams(person))
    )


def items_visible_to(person: User) -> QuerySet[SampleItem]:
    """Việc trong mẫu mà người này được xem, as in `visible_to`."""
    if access.scope_of(person, access.ACTIONS["inspections.read"]) == Scope.ALL:
        return SampleItem.objects.all()
    return SampleItem.objects.filter(
        Q(visit__in=Visit.objects.filter(concerning(_own(person))).values("pk"))
        & Q(round__state__in=SHOWN_TO_UNITS)
        | Q(round__in=_teams(person))
    )


def answered_by(units: Iterable[int]) -> Q:
    """Đơn vị được kiểm tra do các đơn vị này trả lời: they themselves, or whose heirs they are."""
    return Q(heir__in=units) | Q(heir=None, unit__in=units)


def carried_by(units: Iterable[int]) -> Q:
    """Kiến nghị do các đơn vị này thực hiện: passed to them, or of a unit they answer for."""
    answering = Q(visit__heir__in=units) | Q(visit__heir=None, visit__unit__in=units)
    return Q(heir__in=units) | Q(heir=None) & answering


def concerning(units: Collection[int]) -> Q:
    """Kiểm tra các đơn vị này, or what passed to them as heirs."""
    asked = Recommendation.objects.filter(visit=OuterRef("pk"), heir__in=units)
    return Q(unit__in=units) | Q(heir__in=units) | Q(Exists(asked))


def search(rounds: QuerySet[InspectionRound], text: str) -> QuerySet[InspectionRound]:
    """Tìm không cần dấu in title, ground and names of the units inspected."""
    for word in fold(text).split():
        names = UnitName.objects.filter(unit=OuterRef("unit"), folded__contains=word)
        visits = Visit.objects.filter(round=OuterRef("pk")).filter(Exists(names))
        rounds = rounds.filter(Q(folded__contains=word) | Exists(visits))
    return rounds


def with_progress(rounds: QuerySet[InspectionRound]) -> QuerySet[InspectionRound]:
    """Kèm các số của một dòng danh sách: units and those concluded, tasks, open and late recommendations."""
    visits = Visit.objects.filter(round=OuterRef("pk"))
    asked = Recommendation.objects.filter(visit__round=OuterRef("pk")).exclude(state__in=FINISHED)
    counted = {
        "units": _count(visits, "round"),
        "units_done": _count(visits.filter(state=VisitState.CONCLUDED), "round"),
        "tasks": _count(SampleItem.objects.filter(round=OuterRef("pk")), "round"),
        "open_recommendations": _count(asked, "visit__round"),
        "late_recommendations": _count(asked.filter(due__lt=timezone.localdate()), "visit__round"),
    }
    return rounds.select_related("office").annotate(**counted)


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    """How many of the rows belong to the outer record; each counted alone, so that no join multiplies."""
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _own(person: User) -> set[int]:
    return access.own_unit_ids(person, access.ACTIONS["inspections.read"])


def _teams(person: User) -> QuerySet[Any, Any]:
    """None for who holds no role today."""
    parts = TeamMember.objects.filter(person=person).order_by().values("round")
    return parts if person.is_active and access.memberships(person) else parts.none()
