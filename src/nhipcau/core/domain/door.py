"""Cửa vào: whoever tries an account in vain too often from one address waits before the next try.

Nothing tells whether the account exists; others, and the same person elsewhere, enter as ever.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ..models import SignInFailures
from .errors import Refused

logger = logging.getLogger(__name__)

TRIES = 5
WITHIN = timedelta(minutes=15)
PAUSE = timedelta(minutes=15)


def require_open(*, username: str, address: str) -> None:
    """Còn được thử. Raises Refused, saying from when one may try again."""
    now = timezone.now()
    held = SignInFailures.objects.filter(key=_key(username, address), locked_until__gt=now).first()
    if held is not None and held.locked_until is not None:
        raise Refused(
            _("Đã nhập sai %(tries)d lần. Hãy thử lại từ %(time)s, hoặc nhờ quản trị viên đặt lại mật khẩu.")
            # The next full minute: tried at the time told, the door is open.
            % {"tries": TRIES, "time": _clock(held.locked_until + timedelta(minutes=1))}
        )


def note_failure(*, username: str, address: str) -> None:
    """Ghi một lần sai; the fifth within a quarter of an hour closes the door for another."""
    now = timezone.now()
    with transaction.atomic():
        SignInFailures.objects.get_or_create(key=_key(username, address), defaults={"last_at": now})
        held = SignInFailures.objects.select_for_update().get(key=_key(username, address))
        held.count = held.count + 1 if held.last_at > now - WITHIN else 1
        held.last_at = now
        if held.count >= TRIES:
            held.count, held.locked_until = 0, now + PAUSE
            logger.warning("sign-in closed for %s minutes for one account and address", PAUSE.seconds // 60)
        held.save()


def note_success(*, username: str, address: str) -> None:
    """Đã vào được: what went before is forgotten."""
    SignInFailures.objects.filter(key=_key(username, address)).delete()


def sweep(kept: timedelta = timedelta(days=1)) -> int:
    """Quên những lần sai of longer ago than `kept`; returns how many."""
    return SignInFailures.objects.filter(last_at__lt=timezone.now() - kept).delete()[0]


def _key(username: str, address: str) -> str:
    text = f"{username.strip().casefold()}\x00{address}"
    return salted_hmac("nhipcau.door", text, algorithm="sha256").hexdigest()


def _clock(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M")
