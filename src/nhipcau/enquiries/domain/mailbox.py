"""Hộp thư (IMAP qua TLS): what is new is read and taken; nothing is deleted, marked or moved.

The box is opened for reading alone. How far it was read is told by what was taken: a worker killed in the
middle goes on behind the last letter whose taking was written down.
"""

import hashlib
import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from ..models import Fetched
from . import mails, taking

# Of one letter; a longer one is read as far as this, and its files are not wanted anyway.
MOST_BYTES = 1_000_000
# In one round, and how far back a box is read that was never read before or is numbered anew.
ROUND, FIRST = 50, timedelta(days=2)
TIMEOUT = 30
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def take_new() -> int:
    """Lấy thư mới; returns how many were looked at. Without a box in the settings there is nothing to do."""
    if not settings.NHIPCAU_PRESS_IMAP:
        return 0
    name = box_name()
    with opened() as box:
        told = box.response("UIDVALIDITY")[1]
        validity = int(told[0] or 0)
        wanted = _new(box, name, validity)
        for uid in wanted:
            _one(box, name, validity, uid)
    return len(wanted)


def box_name() -> str:
    """Tên hộp thư, as a digest: its address is nobody's business in the tables."""
    place = (
        settings.NHIPCAU_PRESS_IMAP,
        settings.NHIPCAU_PRESS_IMAP_USER,
        settings.NHIPCAU_PRESS_IMAP_FOLDER,
    )
    return hashlib.sha256("\x00".join(place).encode()).hexdigest()


@contextmanager
def opened() -> Iterator[imaplib.IMAP4]:
    """Mở hộp thư, to read alone. Raises OSError or imaplib.IMAP4.error."""
    host, _colon, port = settings.NHIPCAU_PRESS_IMAP.partition(":")
    context = ssl.create_default_context(cafile=settings.NHIPCAU_PRESS_IMAP_CA or None)
    box = imaplib.IMAP4_SSL(host, int(port or 993), ssl_context=context, timeout=TIMEOUT)
    try:
        box.login(settings.NHIPCAU_PRESS_IMAP_USER, settings.NHIPCAU_PRESS_IMAP_PASSWORD)
        answer, said = box.select(f'"{settings.NHIPCAU_PRESS_IMAP_FOLDER}"', readonly=True)
        if answer != "OK":
            raise imaplib.IMAP4.error(f"the folder cannot be opened: {said!r}")
        yield box
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()
        # After a line that broke nobody else closes it.
        with suppress(OSError):
            box.shutdown()


def _new(box: imaplib.IMAP4, name: str, validity: int) -> list[int]:
    known = Fetched.objects.filter(box=name, validity=validity).aggregate(last=Max("uid"))["last"]
    if known:
        _answer, found = box.uid("SEARCH", f"UID {known + 1}:*")
    else:
        latest = Fetched.objects.filter(box=name).aggregate(at=Max("at"))["at"] or timezone.now()
        day = timezone.localdate(latest - FIRST)
        _answer, found = box.uid("SEARCH", f"SINCE {day.day:02d}-{_MONTHS[day.month - 1]}-{day.year}")
    numbers = {int(each) for each in (found[0] or b"").split()}
    # "n:*" names the last letter even when it is older.
    return sorted(each for each in numbers if each > (known or 0))[:ROUND]


def _one(box: imaplib.IMAP4, name: str, validity: int, uid: int) -> None:
    _answer, found = box.uid("FETCH", str(uid), f"(RFC822.SIZE BODY.PEEK[]<0.{MOST_BYTES}>)")
    told = next((each for each in found if isinstance(each, tuple)), None)
    if told is None:
        taking.pass_over(box=name, validity=validity, uid=uid)
        return
    head, raw = told
    rest = b" ".join(each for each in found if isinstance(each, bytes))
    size = _SIZE.search(head + rest)
    is_cut = size is not None and int(size[1]) > MOST_BYTES
    taking.take(mails.read(raw), box=name, validity=validity, uid=uid, is_cut=is_cut)
