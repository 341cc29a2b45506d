"""Kiểm tra trong lịch: rounds on their first and last day, and the days on which units were met."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.units.models import User

from .. import queries
from ..enums import RoundState, VisitState
from ..models import InspectionRound, TeamMember, Visit


def _rounds(person: User, first: date, last: date) -> QuerySet[InspectionRound]:
    return queries.visible_to(person).filter(starts_on__lte=last, ends_on__gte=first)


def _visits(person: User, first: date, last: date) -> QuerySet[Visit]:
    return queries.visits_visible_to(person).filter(held_on__range=(first, last))


def _rounds_concerning(
    found: QuerySet[InspectionRound], units: Collection[int], person: User | None
) -> QuerySet[InspectionRound]:
    """Of the office that inspects, the units inspected, and the team by name."""
    visited = Visit.objects.filter(round=OuterRef("pk"), unit__in=units)
    team = TeamMember.objects.filter(round=OuterRef("pk"), person=person)
    return found.filter(Q(office__in=units) | Exists(visited) | Exists(team))


def _visits_concerning(
    found: QuerySet[Visit], units: Collection[int], person: User | None
) -> QuerySet[Visit]:
    team = TeamMember.objects.filter(round=OuterRef("round"), person=person)
    return found.filter(Q(round__office__in=units) | Q(unit__in=units) | Exists(team))


def _standing(way: str, done: Q) -> Case:
    return Case(
        When(**{f"{way}state": RoundState.CANCELLED}, then=Value(occasions.CANCELLED)),
        When(**{f"{way}state": RoundState.PREPARING}, then=Value(occasions.TENTATIVE)),
        When(done, then=Value(occasions.DONE)),
        default=Value(""),
    )


_OVER = Q(state__in=(RoundState.CONCLUDED, RoundState.CLOSED))
_ROUND: Mapping[str, Any] = {
    "title": "title",
    "first": "starts_on",
    "last": "ends_on",
    "unit": "office__name",
    "standing": _standing("", _OVER),
    "changed": "created_at",
}
_VISIT: Mapping[str, Any] = {
    "title": "round__title",
    "note": "unit__name",
    "first": "held_on",
    "last": "held_on",
    "begins": "begins_at",
    "ends": "ends_at",
    "unit": "round__office__name",
    "place": "place",
    "standing": _standing("round__", Q(state=VisitState.CONCLUDED)),
    "changed": "round__created_at",
}
INSPECTIONS = Kind(
    "kiem-tra",
    gettext_lazy("Kiểm tra, giám sát"),
    "◎",
    (
        Source(
            key="inspection",
            records=_rounds,
            columns=_ROUND,
            address="inspections:round",
            concerning=_rounds_concerning,
            is_daily=False,
        ),
        Source(
            key="visit",
            records=_visits,
            columns=_VISIT,
            address="inspections:visit",
            concerning=_visits_concerning,
        ),
    ),
)
