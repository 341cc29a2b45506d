"""Lịch sử của một văn bản, told from the audit trail (nhật ký)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.core.queries import history_of as entries_of
from nhipcau.units.domain import trail
from nhipcau.units.models import User

from ..models import Paper, written_number


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: when, who, what, and the words that person left."""

    at: datetime
    who: str
    what: str
    words: str


def history_of(paper: Paper) -> list[Step]:
    """Các bước của một văn bản, newest first."""
    entries = list(entries_of(paper))
    people = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    return [
        Step(
            at=entry.at,
            who=str(people[entry.actor_id]) if entry.actor_id in people else _("người đã rời hệ thống"),
            what=_what(entry.verb, entry.after),
            words=entry.after.get("reason") or "",
        )
        for entry in entries
    ]


def _what(verb: str, after: dict[str, object]) -> str:
    words = trail.describe(verb)
    if verb == "issuing.export":
        return f"{words} ({after.get('form')})"
    if "round" in after:
        return _("%(what)s, đợt %(number)s") % {"what": words, "number": after["round"]}
    if "number" in after:
        return f"{words}: {written_number(str(after['number']), str(after.get('symbol') or ''))}"
    return words
