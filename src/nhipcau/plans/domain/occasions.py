"""Hoạt động của kế hoạch riêng trong lịch: lines of the plans that units draft for themselves.

Those of the province's plans a calendar knows by itself; what a unit adds for its own work is a kind of its
own, so that one task is not counted at two levels.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import occasions
from nhipcau.core.domain.occasions import Kind, Source
from nhipcau.issuing.enums import PaperState
from nhipcau.units.models import User

from .. import queries
from ..models import Activity

LONGEST = 200


def _records(person: User, first: date, last: date) -> QuerySet[Activity]:
    """Begun or due in these days."""
    seen = queries.unit_plans_visible_to(person).exclude(paper__state=PaperState.WITHDRAWN)
    within = Q(due__range=(first, last)) | Q(starts_on__range=(first, last))
    return Activity.objects.filter(within, removed_at=None, plan__in=seen.order_by().values("pk"))


def _concerning(found: QuerySet[Activity], units: Collection[int], person: User | None) -> QuerySet[Activity]:
    """Of a person those they see to; of a unit all that stand in its plan."""
    return found.filter(responsible=person) if person else found.filter(plan__office__in=units)


def _within(found: QuerySet[Activity], plan: int) -> QuerySet[Activity]:
    return found.filter(plan=plan)


def _words(text: str) -> str:
    return text[:LONGEST] or _("(chưa có nội dung)")


UNIT_LINES = Kind(
    "don-vi",
    gettext_lazy("Kế hoạch của đơn vị"),
    "▤",
    (
        Source(
            key="unit-line",
            records=_records,
            columns={
                "title": "text",
                "first": Coalesce("starts_on", "due"),
                "last": Coalesce("due", "starts_on"),
                "unit": "plan__office__name",
                "standing": Case(When(progress=100, then=Value(occasions.DONE)), default=Value("")),
                "opens": "plan",
                "changed": F("plan__created_at"),
            },
            address="plans:grid",
            anchor="hd-",
            concerning=_concerning,
            within=_within,
            is_daily=False,
            words=_words,
        ),
    ),
    is_local=True,
)
