"""Ghi lại việc xuất danh sách người học (safeguard 12): who took it out, of which course, how many."""

from django.db import transaction

from nhipcau.core.domain import audit
from nhipcau.units.models import User

from ..models import Course


def record(*, actor: User, course: Course, what: str, people: int) -> None:
    """Ghi một lần xuất, also of one's own people only; the screen has asked for the right."""
    with transaction.atomic():
        after = {"what": what[:20], "people": people}
        audit.record(actor=actor, verb="training.export", subject=course, after=after)
