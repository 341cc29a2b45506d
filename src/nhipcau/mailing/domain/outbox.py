"""Hộp thư đi: a mail is laid down in the transaction of what it tells of, and stands or falls with it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from nhipcau.core.domain.audit import NotInTransaction

from .. import queries
from ..enums import OVER, MailState
from ..models import Mail

KEPT = timedelta(days=30)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """Một thư sắp đặt; the fields are those of `put`."""

    key: str
    to: str
    subject: str
    body: str
    path: str = ""


def put(*, key: str, to: str, subject: str, body: str, path: str = "") -> Mail | None:
    """Đặt một thư vào hộp thư đi; None when a mail with this key was laid down before.

    `body` is plain text; `path`, an address inside the product, is added to it as a full link. Raises
    ValidationError for what is no address, ValueError for a line break or control sign in a header
    (a second header could be smuggled in), NotInTransaction outside the caller's transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(key)
    validate_email(to)
    _require_one_line(to)
    _require_one_line(subject)
    text = _text(body, path)
    mail, is_new = Mail.objects.get_or_create(
        key=key, defaults={"recipient": to, "subject": subject[:250], "body": text}
    )
    return mail if is_new else None


def put_many(letters: Iterable[Letter]) -> int:
    """Đặt nhiều thư vào hộp thư đi at the cost of few queries; returns how many, those known passed over.

    An address nobody could send to is passed over too: one of them must not keep the mail of all others.
    Raises NotInTransaction like `put`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("put_many")
    wanted = {letter.key: letter for letter in letters if _can_be_sent(letter)}
    known: set[str] = set()
    keys = list(wanted)
    for start in range(0, len(keys), BATCH):
        part = Mail.objects.filter(key__in=keys[start : start + BATCH])
        known |= set(part.values_list("key", flat=True))
    made = [
        Mail(
            key=letter.key,
            recipient=letter.to,
            subject=letter.subject[:250],
            body=_text(letter.body, letter.path),
        )
        for letter in wanted.values()
        if letter.key not in known
    ]
    # Another worker may lay the same down at this moment.
    Mail.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
    return len(made)


def absolute(path: str) -> str:
    """Địa chỉ đầy đủ of a path inside the product, under NHIPCAU_BASE_URL."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/{path.lstrip('/')}"


def retry(mail: Mail) -> bool:
    """Gửi lại ngay a mail that failed or was given up; False when there is nothing left to send."""
    again = Mail.objects.filter(
        pk=mail.pk, state__in=[MailState.FAILED, MailState.GIVEN_UP], recipient__gt=""
    )
    now = timezone.now()
    return bool(again.update(state=MailState.QUEUED, due_at=now, created_at=now, last_error=""))


def forget(address: str) -> None:
    """Quên một địa chỉ: what waits for it is not sent, what was sent no longer names it (safeguard 15)."""
    if address:
        held = Mail.objects.filter(recipient__iexact=address)
        held.exclude(state__in=OVER).update(state=MailState.GIVEN_UP)
        held.update(recipient="", body="")


def sweep(*, now: datetime | None = None, kept: timedelta = KEPT) -> int:
    """Dọn hộp thư đi: after `kept` only the fact that a mail went out is kept; returns how many."""
    return queries.aged((now or timezone.now()) - kept).update(recipient="", body="", last_error="")


def _text(body: str, path: str) -> str:
    return body.rstrip() + (f"\n\n{absolute(path)}" if path else "") + "\n"


def _can_be_sent(letter: Letter) -> bool:
    try:
        validate_email(letter.to)
        _require_one_line(letter.to)
        _require_one_line(letter.subject)
    except (ValidationError, ValueError):
        return False
    return True


def _require_one_line(text: str) -> None:
    if any(unicodedata.category(sign) in {"Cc", "Zl", "Zp"} for sign in text):
        raise ValueError("a mail header must be one line without control signs")
