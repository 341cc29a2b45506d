"""Readings of the inbox (hộp thông báo)."""

from django.db.models import QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.models import User

from ..models import Notice, Reminder


def inbox(person: User, *, text: str = "", state: str = "", kind: str = "") -> QuerySet[Notice]:
    """Thông báo của một người, newest first; `state` is "unread", "read" or all; every word of `text`."""
    found = Notice.objects.filter(person=person)
    if state:
        found = found.filter(read_at__isnull=state == "unread")
    if kind:
        found = found.filter(kind=kind)
    for word in fold(text).split():
        found = found.filter(folded__contains=word)
    return found


def unread(person: User) -> int:
    """Số thông báo chưa đọc."""
    return Notice.objects.filter(person=person, read_at=None).count()


def told(notice: Notice) -> QuerySet[Reminder]:
    """Các việc của một thông báo nhắc việc, soonest due first."""
    return (
        Reminder.objects.filter(run=notice.run_id, person=notice.person_id)
        .select_related("unit")
        .order_by("due", "pk")
    )
