"""Buổi học trong lịch: the sessions of the courses that a person may see."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.units.models import User

from .. import queries
from ..enums import LIVE, CourseState
from ..models import CourseSession, Registration


def _records(person: User, first: date, last: date) -> QuerySet[CourseSession]:
    courses = queries.courses_visible_to(person).order_by().values("pk")
    return CourseSession.objects.filter(course__in=courses, day__range=(first, last))


def _concerning(
    found: QuerySet[CourseSession], units: Collection[int], person: User | None
) -> QuerySet[CourseSession]:
    """Of the unit that holds the course, those invited, and those whose people are put down."""
    sent = Registration.objects.filter(course=OuterRef("course"), unit__in=units, state__in=LIVE)
    held_for = Q(course__unit__in=units) | Q(course__invited__members__in=units)
    return found.filter(pk__in=found.filter(held_for | Exists(sent)).order_by().values("pk"))


def _within(found: QuerySet[CourseSession], plan: int) -> QuerySet[CourseSession]:
    return found.filter(Q(course__activity__plan=plan) | Q(course__assignment__activity__plan=plan))


SESSIONS = Kind(
    "tap-huan",
    gettext_lazy("Bồi dưỡng, tập huấn"),
    "▣",
    (
        Source(
            key="session",
            records=_records,
            columns={
                "title": "course__title",
                "note": "topic",
                "first": "day",
                "last": "day",
                "begins": "begins",
                "ends": "ends",
                "unit": "course__unit__name",
                "place": Case(
                    When(room="", then=F("course__place")),
                    default=Concat("room", Value(", "), "course__place"),
                    output_field=TextField(),
                ),
                "standing": Case(
                    When(course__state=CourseState.CLOSED, then=Value(occasions.DONE)),
                    When(course__state=CourseState.DRAFT, then=Value(occasions.TENTATIVE)),
                    When(course__state=CourseState.CANCELLED, then=Value(occasions.CANCELLED)),
                    default=Value(""),
                ),
                "opens": "course",
                "serves": Coalesce("course__activity", "course__assignment__activity"),
                "changed": "course__created_at",
            },
            address="training:course",
            concerning=_concerning,
            within=_within,
        ),
    ),
)
