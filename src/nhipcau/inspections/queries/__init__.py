"""Readings of inspections (truy vấn kiểm tra, giám sát)."""

from .candidates import in_scope, with_history
from .following import (
    findings_visible_to,
    recommendations_visible_to,
    search_findings,
    search_recommendations,
)
from .recusals import conflicting_units, is_recused
from .rounds import (
    answered_by,
    carried_by,
    is_on_team,
    items_visible_to,
    rounds_of_team,
    search,
    visible_to,
    visits_visible_to,
    with_progress,
)

__all__ = [
    "answered_by",
    "carried_by",
    "conflicting_units",
    "findings_visible_to",
    "in_scope",
    "is_on_team",
    "is_recused",
    "items_visible_to",
    "recommendations_visible_to",
    "rounds_of_team",
    "search",
    "search_findings",
    "search_recommendations",
    "visible_to",
    "visits_visible_to",
    "with_history",
    "with_progress",
]
