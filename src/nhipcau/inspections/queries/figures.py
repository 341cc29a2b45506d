"""Bản ghi của chỉ tiêu báo cáo: what a period counts, both days inside."""

from datetime import date

from django.db.models import QuerySet

from nhipcau.plans.queries import end_of, start_of

from ..enums import SHOWN_TO_UNITS, RecommendationState, VisitState
from ..models import InspectionRound, Recommendation, Visit


def rounds_begun(first: date, last: date) -> QuerySet[InspectionRound]:
    """Đợt bắt đầu trong kỳ."""
    return InspectionRound.objects.filter(state__in=SHOWN_TO_UNITS, starts_on__range=(first, last))


def visits_concluded(first: date, last: date) -> QuerySet[Visit]:
    """Lượt đơn vị được kết luận trong kỳ, with unit and round."""
    return Visit.objects.filter(
        state=VisitState.CONCLUDED,
        round__state__in=SHOWN_TO_UNITS,
        concluded_at__gte=start_of(first),
        concluded_at__lt=end_of(last),
    ).select_related("unit", "round")


def recommended(first: date, last: date) -> QuerySet[Recommendation]:
    """Kiến nghị của các kết luận trong kỳ, with the unit."""
    return Recommendation.objects.filter(
        visit__state=VisitState.CONCLUDED,
        visit__concluded_at__gte=start_of(first),
        visit__concluded_at__lt=end_of(last),
    ).select_related("visit__unit")


def remedied(first: date, last: date) -> QuerySet[Recommendation]:
    """Kiến nghị được xác nhận đã thực hiện trong kỳ, with the unit."""
    return Recommendation.objects.filter(
        state=RecommendationState.DONE, settled_at__gte=start_of(first), settled_at__lt=end_of(last)
    ).select_related("visit__unit")
