"""Readings of supervision (truy vấn đôn đốc)."""

from .deputies import delegations_visible_to, of_state, running, search_delegations
from .inbox import inbox, told, unread
from .reminders import last_run_before, of_assignment, reminders, search, visible_to

__all__ = [
    "delegations_visible_to",
    "inbox",
    "last_run_before",
    "of_assignment",
    "of_state",
    "reminders",
    "running",
    "search",
    "search_delegations",
    "told",
    "unread",
    "visible_to",
]
