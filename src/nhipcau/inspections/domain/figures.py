"""Chỉ tiêu báo cáo of inspections: rounds, units inspected, recommendations made and carried out."""

from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.figures import Figure

from ..models import InspectionRound, Recommendation, Visit
from ..queries import figures as queries

GROUP = _("Kiểm tra, giám sát")


def _of_round(found: InspectionRound) -> str:
    return f"{found.title} ({found.starts_on:%d/%m/%Y})"


def _of_visit(visit: Visit) -> str:
    return f"{visit.unit.name}: {visit.round.title}"


def _of_recommendation(recommendation: Recommendation) -> str:
    return f"{recommendation.visit.unit.name}: {recommendation.text}"


FIGURES = (
    Figure(
        key="inspections.rounds",
        group=GROUP,
        label=_("Đợt kiểm tra, giám sát"),
        sentence=_("Đợt kiểm tra, giám sát bắt đầu trong kỳ"),
        records=queries.rounds_begun,
        line=_of_round,
        address=InspectionRound.get_absolute_url,
        unit="office_id",
        counted_in=_("đợt"),
    ),
    Figure(
        key="inspections.units",
        group=GROUP,
        label=_("Đơn vị được kiểm tra"),
        sentence=_("Lượt đơn vị được kết luận kiểm tra trong kỳ"),
        records=queries.visits_concluded,
        line=_of_visit,
        address=Visit.get_absolute_url,
        counted_in=_("lượt đơn vị"),
    ),
    Figure(
        key="inspections.recommendations",
        group=GROUP,
        label=_("Kiến nghị sau kiểm tra"),
        sentence=_("Kiến nghị được kết luận trong kỳ"),
        records=queries.recommended,
        line=_of_recommendation,
        address=Recommendation.get_absolute_url,
        unit="visit__unit_id",
        counted_in=_("kiến nghị"),
    ),
    Figure(
        key="inspections.done",
        group=GROUP,
        label=_("Kiến nghị đã thực hiện"),
        sentence=_("Kiến nghị được xác nhận đã thực hiện trong kỳ"),
        records=queries.remedied,
        line=_of_recommendation,
        address=Recommendation.get_absolute_url,
        unit="visit__unit_id",
        counted_in=_("kiến nghị"),
    ),
)
