"""Sự kiện trong lịch: those that a person may see, on each of their days."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.units.models import User

from ..enums import EventState
from ..models import Event
from ..queries import visible


def _records(person: User, first: date, last: date) -> QuerySet[Event]:
    return visible.events(person).filter(starts_on__lte=last, ends_on__gte=first)


def _concerning(found: QuerySet[Event], units: Collection[int], person: User | None) -> QuerySet[Event]:
    return found.filter(unit__in=units)


def _within(found: QuerySet[Event], plan: int) -> QuerySet[Event]:
    return found.filter(assignment__activity__plan=plan)


EVENTS = Kind(
    "su-kien",
    gettext_lazy("Sự kiện"),
    "❖",
    (
        Source(
            key="event",
            records=_records,
            columns={
                "title": "name",
                "first": "starts_on",
                "last": "ends_on",
                "unit": "unit__name",
                "place": "place",
                "standing": Case(
                    When(state=EventState.HELD, then=Value(occasions.DONE)),
                    When(state=EventState.CANCELLED, then=Value(occasions.CANCELLED)),
                    default=Value(""),
                ),
                "serves": "assignment__activity",
            },
            address="programmes:event",
            concerning=_concerning,
            within=_within,
        ),
    ),
)
