"""Readings of supervision (truy vấn đôn đốc)."""

from .deputies import delegations_visible_to, of_state, running, search_delegations
from .handovers import hand_overs_visible_to
from .inbox import inbox, told, unread
from .recurring import duties_visible_to, instances_of, search_duties, with_progress, without_duty
from .reminders import (
    last_run_before,
    of_assignment,
    overdue,
    reminders,
    search,
    units_of_log,
    visible_to,
)

__all__ = [
    "delegations_visible_to",
    "duties_visible_to",
    "hand_overs_visible_to",
    "inbox",
    "instances_of",
    "last_run_before",
    "of_assignment",
    "of_state",
    "overdue",
    "reminders",
    "running",
    "search",
    "search_delegations",
    "search_duties",
    "told",
    "units_of_log",
    "unread",
    "visible_to",
    "with_progress",
    "without_duty",
]
