"""Ghi kết quả: what a journal tells of each letter becomes its state; told twice, it is noted once.

Nothing in the journal: not begun, goes again. D alone: nobody knows, a person decides. S: the server had
all of it, taken for sent. U: the server broke off, which counts as 451 (RFC 5321, 3.8): goes again.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..enums import DeliveryState
from ..models import Delivery
from . import bounces, journal
from .journal import Told

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 60, 180))
PATIENCE = timedelta(days=3)
# A claim whose journal is not on this machine: after this it is taken for lost with its disk.
LOST_AFTER = timedelta(days=1)


def settle(name: str) -> int:
    """Ghi kết quả của một sổ; returns how many letters it told of."""
    told = journal.read(name)
    with transaction.atomic():
        claimed = Delivery.objects.select_for_update().filter(journal=name, state=DeliveryState.CLAIMED)
        rows = list(claimed.select_related("subscription", "mailing"))
        now = timezone.now()
        for each in rows:
            _note(each, told.get(each.pk), now)
        Delivery.objects.bulk_update(
            rows,
            ["state", "journal", "claimed_at", "due_at", "attempts", "sent_at", "presumed", "last_error"],
            batch_size=100,
        )
        for each in rows:
            # A box that does not exist is told at once, without a letter that comes back.
            if each.state == DeliveryState.REFUSED and told[each.pk].sign == "C":
                bounces.count(each, is_hard=bounces.is_hard(told[each.pk].words, told[each.pk].code))
    journal.drop(name)
    return len(rows)


def recover() -> int:
    """Nhận lại việc của người chết: every journal that nobody alive holds; returns how many letters."""
    count = 0
    for name in journal.names():
        with journal.held(name) as is_ours:
            if is_ours:
                count += settle(name)
    lost = Delivery.objects.filter(
        state=DeliveryState.CLAIMED, claimed_at__lt=timezone.now() - LOST_AFTER
    ).exclude(journal__in=journal.names())
    lost.update(state=DeliveryState.UNKNOWN, attempts=F("attempts") + 1, journal="")
    return count


def _note(each: Delivery, told: Told | None, now: datetime) -> None:
    each.journal = ""
    if told is None:
        each.state, each.claimed_at = DeliveryState.WAITING, None
        return
    each.attempts += 1
    each.last_error = f"{told.code} {told.words}".strip()[:300]
    if told.sign == "D":
        each.state = DeliveryState.UNKNOWN
    elif told.sign == "S" or (told.sign == "R" and 200 <= told.code < 300):
        each.state, each.sent_at, each.last_error = DeliveryState.SENT, now, ""
        each.presumed = told.sign == "S"
    elif 500 <= told.code < 600:
        each.state = DeliveryState.REFUSED
    elif (each.mailing.started_at or now) < now - PATIENCE:
        each.state = DeliveryState.GIVEN_UP
    else:
        each.state = DeliveryState.WAITING
        each.due_at = now + PAUSES[min(each.attempts, len(PAUSES)) - 1]
