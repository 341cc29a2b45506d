"""Gửi thư: what is due goes out, each attempt claimed first; a killed worker's mail is taken up again.

A mail is sent at least once. Between the server's "250" and our note of it a worker may die; then the mail
goes out again with the same Message-ID. Temporary failures are tried again after 1, 5, 30 and then every
60 minutes for three days (RFC 5321, 4.5.4.1); what the server refuses for good (5xx) is given up at once.
"""

import contextlib
import smtplib
from datetime import datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.health import Condition

from .. import queries
from ..enums import OVER, MailState
from ..models import Mail

ROUND = 100
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 60))
PATIENCE = timedelta(days=3)


def deliver_due() -> int:
    """Gửi các thư đến hạn; returns how many went out.

    When it is the server that fails, the round ends there and the others wait a minute.
    """
    sent = 0
    connection = get_connection()
    try:
        for pk in list(queries.due(timezone.now()).values_list("pk", flat=True)[:ROUND]):
            mail = _claimed(pk)
            if mail is None:
                continue
            trouble = _send(mail, connection)
            if trouble is None:
                sent += 1
            elif not _concerns_the_mail(trouble):
                now = timezone.now()
                queries.due(now).filter(state__in=[MailState.QUEUED, MailState.FAILED]).update(
                    due_at=now + PAUSES[0]
                )
                break
    finally:
        _close(connection)
    return sent


def health() -> Condition:
    """Tình trạng gửi thư: bad when what is due has waited for an hour, or somebody must look at a mail."""
    now = timezone.now()
    oldest = queries.due(now).values_list("due_at", flat=True).first()
    given_up = Mail.objects.filter(state=MailState.GIVEN_UP, recipient__gt="").count()
    figures = {"given_up": given_up}
    if oldest is not None and oldest < now - timedelta(hours=1):
        return Condition.bad(_("Có thư chờ gửi đã hơn một giờ."), **figures)
    if settings.EMAIL_BACKEND.rpartition(".")[0] == "django.core.mail.backends.console":
        return Condition.warn(_("Chưa khai báo máy chủ thư."), **figures)
    if given_up:
        said = ngettext(
            "%(n)d thư không gửi được, xem ở Thư báo.", "%(n)d thư không gửi được, xem ở Thư báo.", given_up
        )
        return Condition.warn(said % {"n": given_up}, **figures)
    return Condition.good(_("Thư đến hạn đều đã gửi."), **figures)


def message_id(mail: Mail) -> str:
    """Mã thư (Message-ID), the same at every attempt."""
    return f"<{mail.token.hex}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'nhipcau.local'}>"


def _claimed(pk: int) -> Mail | None:
    """The row, if no other worker took it first."""
    now = timezone.now()
    taken = (
        queries.due(now)
        .filter(pk=pk)
        .update(state=MailState.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    )
    return Mail.objects.get(pk=pk) if taken else None


def _send(mail: Mail, connection: BaseEmailBackend) -> Exception | None:
    try:
        connection.open()
        _message(mail, connection).send()
    except (OSError, smtplib.SMTPException, ValueError) as trouble:
        _close(connection)
        _note_failure(mail, trouble)
        return trouble
    _note_sent(mail)
    return None


def _note_sent(mail: Mail) -> None:
    Mail.objects.filter(pk=mail.pk).exclude(state__in=OVER).update(
        state=MailState.SENT, sent_at=timezone.now(), last_error=""
    )


def _message(mail: Mail, connection: BaseEmailBackend) -> EmailMessage:
    headers = {
        "Message-ID": message_id(mail),
        "Date": format_datetime(timezone.localtime(mail.created_at)),
        # RFC 3834: no holiday notice shall answer it.
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(
        mail.subject, mail.body, None, [mail.recipient], headers=headers, connection=connection
    )


def _note_failure(mail: Mail, trouble: Exception) -> None:
    now = timezone.now()
    over = _is_final(trouble) or mail.created_at < now - PATIENCE
    # Another worker may have taken it over meanwhile; then the outcome is theirs to note.
    Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_at=mail.claimed_at).update(
        state=MailState.GIVEN_UP if over else MailState.FAILED,
        due_at=_next(mail.attempts, now),
        last_error=_words(trouble)[:300],
    )


def _next(attempts: int, now: datetime) -> datetime:
    return now + PAUSES[min(attempts, len(PAUSES)) - 1]


def _codes(trouble: Exception) -> list[int]:
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return [int(code) for code, _text in trouble.recipients.values()]
    return [trouble.smtp_code] if isinstance(trouble, smtplib.SMTPResponseException) else []


def _concerns_the_mail(trouble: Exception) -> bool:
    """Not the server, our account with it or our sender's address: those an administrator can mend."""
    return isinstance(trouble, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError | ValueError)


def _is_final(trouble: Exception) -> bool:
    if isinstance(trouble, ValueError):
        return True
    return _concerns_the_mail(trouble) and all(500 <= code < 600 for code in _codes(trouble))


def _words(trouble: Exception) -> str:
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        trouble = smtplib.SMTPResponseException(*next(iter(trouble.recipients.values())))
    if isinstance(trouble, smtplib.SMTPResponseException):
        text = trouble.smtp_error
        said = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
        return f"{trouble.smtp_code} {said}"
    return f"{type(trouble).__name__}: {trouble}"


def _close(connection: BaseEmailBackend) -> None:
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.close()
