"""Sự kiện trong lịch của người đọc (RFC 5545): a change replaces what they have, a withdrawal cancels it."""

from datetime import datetime

from nhipcau.clock.domain import icalendar
from nhipcau.newsroom.domain.events import When
from nhipcau.newsroom.models import Publication


def event(
    shown: Publication, when: When, *, address: str, host: str, code: str, changes: int
) -> icalendar.Event:
    """Một sự kiện. `changes`: how often it was published in any language, which never grows less."""
    gone: datetime | None = shown.story.withdrawn_at
    return icalendar.Event(
        # The same for ever, whatever becomes of the title.
        uid=f"su-kien-{shown.story_id}-{code}@{host.split(':', maxsplit=1)[0]}",
        title=shown.version.title,
        starts=when.starts,
        ends=when.ends_on if when.is_whole_days else None,
        until=when.until,
        details=shown.story.why_gone(code)[0] if gone else shown.version.lead,
        url=address,
        place=shown.version.place,
        changed=gone or shown.at,
        cancelled=when.is_cancelled or gone is not None,
        sequence=max(changes - 1, 0) + (gone is not None),
    )
