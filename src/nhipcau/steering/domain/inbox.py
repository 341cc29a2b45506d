"""Hộp thông báo: what a person was told stands here too, read or not, for a time."""

from datetime import datetime, timedelta

from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.domain import outbox
from nhipcau.units.domain.notices import Told
from nhipcau.units.models import User

from ..enums import KIND_OF_APP, NoticeKind
from ..models import DigestRun, Notice, Reminder
from . import supervising
from .wording import Text


def notice(person: User, *, key: str, kind: NoticeKind, text: Text, run: DigestRun | None = None) -> Notice:
    """Một thông báo chưa cất, for whoever keeps many at once."""
    return Notice(
        person=person,
        key=key,
        kind=kind,
        subject=text.subject[:250],
        body=text.body,
        folded=fold(f"{text.subject} {text.body}"),
        path=text.path[:500],
        run=run,
    )


def hear(told: Told) -> None:
    """Cất điều vừa báo into the inbox of each who was told, in that transaction; once an event."""
    kind = NoticeKind(KIND_OF_APP.get(told.key.split(".")[0], NoticeKind.OTHER))
    text = Text(told.subject, "\n".join(told.lines), told.path)
    Notice.objects.bulk_create(
        (notice(person, key=told.key, kind=kind, text=text) for person in told.people), ignore_conflicts=True
    )


def mark(notices: list[Notice], *, is_read: bool) -> int:
    """Đánh dấu đã đọc hay chưa đọc; returns how many changed."""
    found = Notice.objects.filter(pk__in=[each.pk for each in notices], read_at__isnull=is_read)
    return found.update(read_at=timezone.now() if is_read else None)


def mark_all_read(person: User) -> int:
    """Đánh dấu mọi thông báo của một người là đã đọc."""
    return Notice.objects.filter(person=person, read_at=None).update(read_at=timezone.now())


@in_official_language
def message(notice: Notice) -> str:
    """Thông báo dưới dạng tin nhắn, to copy into the chat in which the office talks."""
    return "\n".join(filter(None, [notice.subject, "", notice.body, "", outbox.absolute(notice.path)]))


def forget(person: User) -> None:
    """Quên một người: their inbox goes, the log of reminders no longer names them (safeguard 15)."""
    Notice.objects.filter(person=person).delete()
    Reminder.objects.filter(person=person).update(person=None)


def sweep(*, now: datetime | None = None) -> int:
    """Dọn thông báo cũ: after the office's number of days; the log keeps the unit, not the person."""
    before = (now or timezone.now()) - timedelta(days=supervising.current().kept_days)
    gone, _by_model = Notice.objects.filter(created_at__lt=before).delete()
    Reminder.objects.filter(at__lt=before, person__isnull=False).update(person=None)
    return gone
