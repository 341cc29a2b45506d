"""Readings of directives (truy vấn văn bản chỉ đạo)."""

from .batches import batch
from .citations import MOST as MOST_CITATIONS
from .citations import cited_by, citing, numbered
from .deliveries import (
    briefings_visible_to,
    deliveries,
    deliveries_to,
    forwardable,
    in_question,
    lagging,
    late_papers,
    people_briefed,
    with_standing,
)
from .directives import (
    LIVE,
    awaiting_review,
    awaiting_screening,
    comparable,
    for_lists,
    live,
    named_in,
    not_read,
    obligations_visible_to,
    parties,
    search,
    targets,
    visible_to,
    waiting,
    with_resolved_leads,
)
from .years import of_year, year_of, year_of_number

__all__ = [
    "LIVE",
    "MOST_CITATIONS",
    "awaiting_review",
    "awaiting_screening",
    "batch",
    "briefings_visible_to",
    "cited_by",
    "citing",
    "comparable",
    "deliveries",
    "deliveries_to",
    "for_lists",
    "forwardable",
    "in_question",
    "lagging",
    "late_papers",
    "live",
    "named_in",
    "not_read",
    "numbered",
    "obligations_visible_to",
    "of_year",
    "parties",
    "people_briefed",
    "search",
    "targets",
    "visible_to",
    "waiting",
    "with_resolved_leads",
    "with_standing",
    "year_of",
    "year_of_number",
]
