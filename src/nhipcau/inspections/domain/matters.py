"""Việc có thể nhắc of this app: explanations and recommendations that units owe by a day."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.language import in_official_language
from nhipcau.steering.domain.matters import LONGEST, Matter
from nhipcau.steering.enums import MatterKind

from ..enums import FOLLOWED, FindingState, RecommendationState, RoundState, VisitState
from ..models import Recommendation, Visit


def owed(until: date) -> Iterator[Matter]:
    """Giải trình và kiến nghị chưa xong, due before the end of `until`."""
    return iter([*_explanations(until), *_recommendations(until)])


@in_official_language
def _explanations(until: date) -> list[Matter]:
    waiting = Count("items__findings", filter=Q(items__findings__state=FindingState.SENT))
    visits = (
        Visit.objects.filter(
            state=VisitState.EXPLAINING, round__state=RoundState.RUNNING, explain_due__lte=until
        )
        .select_related("round", "unit", "heir")
        .annotate(waiting=waiting)
        .order_by("explain_due", "pk")
    )
    return [
        Matter(
            MatterKind.INSPECTION,
            visit.answering.pk,
            visit.explain_due,
            _short(
                ngettext(
                    "Giải trình %(n)d phát hiện: %(round)s",
                    "Giải trình %(n)d phát hiện: %(round)s",
                    visit.waiting,
                )
                % {"n": visit.waiting, "round": visit.round}
            ),
            "",
            visit.get_absolute_url(),
        )
        for visit in visits
        if visit.waiting and visit.explain_due
    ]


@in_official_language
def _recommendations(until: date) -> list[Matter]:
    rows = (
        Recommendation.objects.filter(
            state=RecommendationState.OPEN,
            due__lte=until,
            visit__state=VisitState.CONCLUDED,
            visit__round__state__in=FOLLOWED,
        )
        .select_related("visit__unit", "visit__heir", "heir")
        .order_by("due", "pk")
    )
    return [
        Matter(
            MatterKind.INSPECTION,
            row.carrying.pk,
            row.due,
            _short(_("Thực hiện kiến nghị: %(text)s") % {"text": row.text}),
            "",
            row.get_absolute_url(),
        )
        for row in rows
    ]


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
