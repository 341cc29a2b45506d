"""Ghi lại việc xuất danh sách người đăng ký (safeguard 12): who took it out, of which, how many."""

from django.db import transaction

from nhipcau.core.domain import audit
from nhipcau.units.models import User

from ..models import Conference


def record(*, actor: User, conference: Conference, what: str, people: int) -> None:
    """Ghi một lần xuất; the screen has asked for the right."""
    with transaction.atomic():
        after = {"what": what[:20], "people": people}
        audit.record(actor=actor, verb="conferences.export", subject=conference, after=after)
