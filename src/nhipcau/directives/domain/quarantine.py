"""Dọn nơi cách ly: what nobody took up does not lie there for ever (safeguards 12 and 16)."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.core.domain import files

from .. import queries
from ..models import Directive
from . import intake

KEPT_UNREAD = timedelta(days=7)
# Time enough for whoever lays a file here to write down that it is his.
KEPT_UNHELD = timedelta(hours=1)


def sweep(*, now: datetime | None = None, kept: timedelta = KEPT_UNREAD) -> int:
    """Dọn nơi cách ly: erase what nobody took up for so long, and files that no record holds."""
    now = now or timezone.now()
    unseen = queries.not_read() | queries.awaiting_screening()
    old = unseen.exclude(quarantine_key="").filter(received_at__lt=now - kept)
    erased = sum(_erase(old.filter(pk=pk)) for pk in list(old.values_list("pk", flat=True)))
    return erased + _sweep_unheld(now - KEPT_UNHELD)


def _erase(old: QuerySet[Directive]) -> bool:
    """Erase the one, unless another worker was faster or somebody took it up."""
    with transaction.atomic():
        directive = old.select_for_update(of=("self",)).first()
        if directive is None:
            return False
        keys = [key for key in (directive.quarantine_key, directive.reading_key) if key]
        intake.set_discarded(directive, None)
    for key in keys:
        files.release(key)
    return True


def _sweep_unheld(limit: datetime) -> int:
    room = Path(settings.NHIPCAU_QUARANTINE_ROOT)
    lying = room.iterdir() if room.is_dir() else ()
    aged = {path.name for path in files.aged(lying, limit)}
    holding = Directive.objects.filter(Q(quarantine_key__in=aged) | Q(reading_key__in=aged))
    held = {key for keys in holding.values_list("quarantine_key", "reading_key") for key in keys}
    unheld = aged - held - files.held(aged)
    for key in unheld:
        if key.startswith("."):
            (room / key).unlink(missing_ok=True)
        else:
            files.release(key)
    return len(unheld)
