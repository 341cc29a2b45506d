"""Readings of the steering committee (truy vấn Ban Chỉ đạo)."""

from .committees import (
    committees_visible_to,
    members_of,
    notice_of,
    search_members,
    seats_of,
    with_members,
)
from .meetings import (
    agenda_of,
    before,
    conclusions_between,
    done_between,
    free_notices,
    held_between,
    meetings_visible_to,
    search_meetings,
    tasks_between,
    waiting_notices,
    with_papers,
)
from .tasks import days_of, obligations_of, parties_of, states_of

__all__ = [
    "agenda_of",
    "before",
    "committees_visible_to",
    "conclusions_between",
    "days_of",
    "done_between",
    "free_notices",
    "held_between",
    "meetings_visible_to",
    "members_of",
    "notice_of",
    "obligations_of",
    "parties_of",
    "search_meetings",
    "search_members",
    "seats_of",
    "states_of",
    "tasks_between",
    "waiting_notices",
    "with_members",
    "with_papers",
]
