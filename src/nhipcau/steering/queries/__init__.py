"""Readings of supervision (truy vấn đôn đốc)."""

from .inbox import inbox, told, unread
from .reminders import last_run_before, of_assignment, reminders, search, visible_to

__all__ = [
    "inbox",
    "last_run_before",
    "of_assignment",
    "reminders",
    "search",
    "told",
    "unread",
    "visible_to",
]
