"""Phiên họp trong lịch: those that a person may see, each at its hour and place."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, TruncDate, TruncTime
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.plans.queries import end_of, start_of
from nhipcau.units.models import User

from .. import queries
from ..enums import MeetingState
from ..models import Meeting, Member
from ..models.meetings import titled

_ZONE = timezone.get_default_timezone()
_BETWEEN = "/"


def _records(person: User, first: date, last: date) -> QuerySet[Meeting]:
    seen = queries.meetings_visible_to(person)
    return seen.filter(starts_at__gte=start_of(first), starts_at__lt=end_of(last))


def _concerning(found: QuerySet[Meeting], units: Collection[int], person: User | None) -> QuerySet[Meeting]:
    """Of the units that have a seat on its day, and of those that run the committee."""
    day = OuterRef("starts_at__date")
    seated = Member.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=day),
        Q(composition__ends_on=None) | Q(composition__ends_on__gt=day),
        composition__committee=OuterRef("committee"),
        starts_on__lte=day,
        unit__in=units,
    )
    return found.filter(Exists(seated) | Q(committee__standing_unit__in=units))


def _words(stored: str) -> str:
    kind, number, year = stored.split(_BETWEEN)
    return titled(kind, int(number), int(year))


MEETINGS = Kind(
    "hop",
    gettext_lazy("Họp Ban Chỉ đạo"),
    "●",
    (
        Source(
            key="meeting",
            records=_records,
            columns={
                "title": Concat(
                    F("kind"),
                    Value(_BETWEEN),
                    Cast("number", TextField()),
                    Value(_BETWEEN),
                    Cast("year", TextField()),
                    output_field=TextField(),
                ),
                "note": "subject",
                "first": TruncDate("starts_at", tzinfo=_ZONE),
                "last": TruncDate("starts_at", tzinfo=_ZONE),
                "begins": TruncTime("starts_at", tzinfo=_ZONE),
                "ends": "ended_at",
                "unit": "committee__name",
                "place": "place",
                "standing": Case(
                    When(state=MeetingState.HELD, then=Value(occasions.DONE)),
                    When(state=MeetingState.CANCELLED, then=Value(occasions.CANCELLED)),
                    default=Value(""),
                ),
                "changed": "created_at",
            },
            address="committee:meeting",
            concerning=_concerning,
            words=_words,
        ),
    ),
)
