"""Gửi tới nhiều người: in batches, each through a small process of its own that keeps a journal.

What is guaranteed when anything is killed at any moment, and what cannot be: decision 22.
"""

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from ..enums import MailingState
from ..models import Content, Delivery, Mailing
from . import composing, journal, letters, mailings, settling
from .claiming import claim

SMTP = "django.core.mail.backends.smtp.EmailBackend"
SENDER = str(Path(__file__).with_name("sender.py"))
# The other duties of a worker wait for a round.
ROUND = 20.0


def send_due() -> int:
    """Gửi những gì đến hạn; returns how many letters were handed to the server and noted."""
    settling.recover()
    end, count = time.monotonic() + ROUND, 0
    for mailing in _due():
        if mailing.state == MailingState.WAITING:
            if composing.refreshed(mailing) is None:
                continue
            mailings.begin(mailing)
        sent = 1
        while sent and (content := composing.refreshed(mailing)) is not None:
            # Anew before each batch: what is public may have changed.
            count += (sent := _batch(mailing, content))
            if time.monotonic() > end:
                break
        mailings.finish(mailing)
    return count


def _due() -> list[Mailing]:
    open_ = Mailing.objects.filter(
        state__in=[MailingState.WAITING, MailingState.SENDING], start_at__lte=timezone.now()
    )
    return list(open_.select_related("list").order_by("start_at", "pk"))


def _batch(mailing: Mailing, content: Content) -> int:
    with journal.opened() as (name, descriptor):
        batch = claim(mailing, content, name)
        if batch:
            _hand_on(mailing, content, batch, descriptor)
        return settling.settle(name)


def _hand_on(mailing: Mailing, content: Content, batch: list[Delivery], descriptor: int) -> None:
    if settings.EMAIL_BACKEND != SMTP:
        _send_here(mailing, content, batch, descriptor)
        return
    server = {
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "user": settings.EMAIL_HOST_USER,
        "password": settings.EMAIL_HOST_PASSWORD,
        "use_tls": settings.EMAIL_USE_TLS,
        "use_ssl": settings.EMAIL_USE_SSL,
        "timeout": settings.EMAIL_TIMEOUT or 20,
    }
    parts = [json.dumps(server).encode() + b"\n"]
    for each in batch:
        data = letters.message(each, content, mailing.list).message().as_bytes()
        head = {
            "id": each.pk,
            "from": letters.envelope_sender(each, mailing.list),
            "to": each.subscription.address,
            "size": len(data),
            "timeout": server["timeout"],
        }
        parts += [json.dumps(head).encode() + b"\n", data]
    # Isolated and without packages: it starts at once, weighs little and knows no secret but the server's.
    command = [sys.executable, "-I", "-S", SENDER, str(descriptor)]
    # The sender may end early: the journal tells how far it came.
    with (
        subprocess.Popen(  # noqa: S603 - our own file
            command, stdin=subprocess.PIPE, pass_fds=[descriptor], start_new_session=True
        ) as process,
        contextlib.suppress(BrokenPipeError),
    ):
        process.communicate(b"".join(parts))


def _send_here(mailing: Mailing, content: Content, batch: list[Delivery], descriptor: int) -> None:
    """Where there is no mail server (a trial, a test): through what the settings name, by ourselves."""
    from .sender import note

    with get_connection() as connection:
        for each in batch:
            letter = letters.message(each, content, mailing.list)
            letter.connection = connection
            note(descriptor, "D", each.pk)
            letter.send()
            note(descriptor, "R", each.pk, 250)
