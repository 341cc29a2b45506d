"""Kết luận: the numbered points of the conclusion notice, written in one go."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import papers
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import MeetingState
from ..models import Conclusion, Meeting
from . import policy
from .meetings import locked, require_standing

_NUMBER = re.compile(r"^\d{1,2}[.)/]\s+")


def conclude(*, actor: User, meeting: Meeting, text: str) -> int:
    """Ghi kết luận: each line is one, "- " a part of the one above; numbers in front are taken off.

    Returns how many there are. Raises Refused before the meeting, or once the notice is submitted.
    """
    access.require(actor, policy.RUN)
    wanted = split(text)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        if held.state != MeetingState.HELD:
            raise Refused(_("Hãy ghi nhận phiên họp đã họp trước khi ghi kết luận."))
        if held.conclusion is not None:
            papers.require_open(held.conclusion)
        old = [each.text for each in held.conclusions.all()]
        if old != wanted:
            held.conclusions.all().delete()
            Conclusion.objects.bulk_create(
                Conclusion(meeting=held, position=place, text=each) for place, each in enumerate(wanted, 1)
            )
            audit.record(
                actor=actor,
                verb="committee.conclude",
                subject=held,
                before={"conclusions": old},
                after={"conclusions": wanted},
            )
    return len(wanted)


def split(text: str) -> list[str]:
    """Tách thành từng kết luận, whatever numbers stood in front.

    >>> split("1. Giao Sở A …\\n- việc một\\n2) Giao Sở B …")
    ['Giao Sở A …\\n- việc một', 'Giao Sở B …']
    """
    found: list[str] = []
    for line in (" ".join(each.split()) for each in text.splitlines()):
        if not line:
            continue
        if line.startswith(("- ", "+ ")) and found:
            found[-1] += f"\n{line}"
        else:
            found.append(_NUMBER.sub("", line))
    return found


def joined(meeting: Meeting) -> str:
    """Các kết luận thành một ô chữ, as `split` takes them apart."""
    return "\n".join(f"{each.position}. {each.text}" for each in meeting.conclusions.all())
