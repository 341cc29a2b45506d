"""Words for inspections on the screen (thẻ hiển thị kiểm tra)."""

from django import template
from django.utils.safestring import SafeString

from nhipcau.core.templatetags.nhipcau import state

from ..domain import wording
from ..enums import FindingState, Nature, RecommendationState, RoundState, VisitState
from ..models import Finding, InspectionRound, Recommendation, SampleItem, Visit

register = template.Library()

ROUNDS = {
    RoundState.PREPARING: "wait",
    RoundState.RUNNING: "run",
    RoundState.CONCLUDED: "soon",
    RoundState.CLOSED: "ok",
    RoundState.CANCELLED: "off",
}
VISITS = {VisitState.CHECKING: "run", VisitState.EXPLAINING: "soon", VisitState.CONCLUDED: "ok"}
FINDINGS = {
    FindingState.DRAFT: "wait",
    FindingState.SENT: "soon",
    FindingState.EXPLAINED: "run",
    FindingState.UPHELD: "ok",
    FindingState.REVISED: "ok",
    FindingState.WITHDRAWN: "off",
}
RECOMMENDATIONS = {
    RecommendationState.OPEN: "run",
    RecommendationState.REPORTED: "wait",
    RecommendationState.DONE: "ok",
    RecommendationState.DROPPED: "off",
}


@register.simple_tag
def round_state(record: InspectionRound) -> SafeString:
    """Nhãn trạng thái đợt: shape, word, colour."""
    return state(ROUNDS[RoundState(record.state)], record.get_state_display())


@register.simple_tag
def visit_state(record: Visit) -> SafeString:
    """Nhãn bước của một đơn vị."""
    return state(VISITS[VisitState(record.state)], record.get_state_display())


@register.simple_tag
def finding_state(record: Finding) -> SafeString:
    """Nhãn trạng thái phát hiện."""
    return state(FINDINGS[FindingState(record.state)], record.get_state_display())


@register.simple_tag
def nature(record: Finding) -> SafeString:
    """Nhãn tính chất phát hiện."""
    return state("ok" if record.nature == Nature.MET else "late", record.get_nature_display())


@register.simple_tag
def recommendation_state(record: Recommendation) -> SafeString:
    """Nhãn trạng thái kiến nghị."""
    return state(RECOMMENDATIONS[RecommendationState(record.state)], record.get_state_display())


@register.filter
def why_chosen(item: SampleItem) -> str:
    """Vì sao việc này có trong mẫu."""
    return wording.why_chosen(item)
