"""Chỉ tiêu báo cáo of inspections: rounds, units inspected, recommendations made and carried out."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import figures
from nhipcau.core.domain.figures import Figure
from nhipcau.plans.queries import end_of, start_of

from ..enums import SHOWN_TO_UNITS, RecommendationState, VisitState
from ..models import InspectionRound, Recommendation, Visit

GROUP = _("Kiểm tra, giám sát")


def register() -> None:
    """Đăng ký các chỉ tiêu with the reports."""
    for figure in FIGURES:
        figures.register(figure)


def _rounds(first: date, last: date) -> QuerySet[InspectionRound]:
    return InspectionRound.objects.filter(state__in=SHOWN_TO_UNITS, starts_on__range=(first, last))


def _visits(first: date, last: date) -> QuerySet[Visit]:
    return Visit.objects.filter(
        state=VisitState.CONCLUDED,
        round__state__in=SHOWN_TO_UNITS,
        concluded_at__gte=start_of(first),
        concluded_at__lt=end_of(last),
    ).select_related("unit", "round")


def _made(first: date, last: date) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(
        visit__state=VisitState.CONCLUDED,
        visit__concluded_at__gte=start_of(first),
        visit__concluded_at__lt=end_of(last),
    ).select_related("visit__unit")


def _done(first: date, last: date) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(
        state=RecommendationState.DONE, settled_at__gte=start_of(first), settled_at__lt=end_of(last)
    ).select_related("visit__unit")


def _line(record: Any) -> str:
    if isinstance(record, InspectionRound):
        return f"{record.title} ({record.starts_on:%d/%m/%Y})"
    if isinstance(record, Visit):
        return f"{record.unit.name}: {record.round.title}"
    return f"{record.visit.unit.name}: {record.text}"


def _address(record: Any) -> str:
    return str(record.get_absolute_url())


FIGURES = (
    Figure(
        key="inspections.rounds",
        group=GROUP,
        label=_("Đợt kiểm tra, giám sát"),
        sentence=_("Đợt kiểm tra, giám sát bắt đầu trong kỳ"),
        records=_rounds,
        line=_line,
        address=_address,
        unit="office_id",
        counted_in=_("đợt"),
    ),
    Figure(
        key="inspections.units",
        group=GROUP,
        label=_("Đơn vị được kiểm tra"),
        sentence=_("Lượt đơn vị được kết luận kiểm tra trong kỳ"),
        records=_visits,
        line=_line,
        address=_address,
        counted_in=_("lượt đơn vị"),
    ),
    Figure(
        key="inspections.recommendations",
        group=GROUP,
        label=_("Kiến nghị sau kiểm tra"),
        sentence=_("Kiến nghị được kết luận trong kỳ"),
        records=_made,
        line=_line,
        address=_address,
        unit="visit__unit_id",
        counted_in=_("kiến nghị"),
    ),
    Figure(
        key="inspections.done",
        group=GROUP,
        label=_("Kiến nghị đã thực hiện"),
        sentence=_("Kiến nghị được xác nhận đã thực hiện trong kỳ"),
        records=_done,
        line=_line,
        address=_address,
        unit="visit__unit_id",
        counted_in=_("kiến nghị"),
    ),
)
