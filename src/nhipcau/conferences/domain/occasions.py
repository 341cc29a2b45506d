"""Họp báo trong lịch: the conferences and programmes that a person may see."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import TruncDate, TruncTime
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.units.models import User

from .. import queries
from ..enums import ConferenceState
from ..models import Conference


def _records(person: User, first: date, last: date) -> QuerySet[Conference]:
    found = queries.visible_to(person)
    return found.filter(starts_at__date__lte=last, ends_at__date__gte=first)


def _concerning(
    found: QuerySet[Conference], units: Collection[int], person: User | None
) -> QuerySet[Conference]:
    return found.filter(unit__in=units)


CONFERENCES = Kind(
    "hop-bao",
    gettext_lazy("Họp báo, tác nghiệp"),
    "◉",
    (
        Source(
            key="conference",
            records=_records,
            columns={
                "title": "title",
                "note": "host",
                "first": TruncDate("starts_at"),
                "last": TruncDate("ends_at"),
                "begins": TruncTime("starts_at"),
                "ends": TruncTime("ends_at"),
                "unit": "unit__name",
                "place": "place",
                "standing": Case(
                    When(state=ConferenceState.HELD, then=Value(occasions.DONE)),
                    When(state=ConferenceState.DRAFT, then=Value(occasions.TENTATIVE)),
                    When(state=ConferenceState.CANCELLED, then=Value(occasions.CANCELLED)),
                    default=Value(""),
                ),
                "opens": F("pk"),
                "changed": "changed_at",
            },
            address="conferences:conference",
            concerning=_concerning,
            is_daily=False,
        ),
    ),
)
