"""Giữ trang tĩnh luôn mới: when something in public changes, the worker bakes again in a process of its own.

A bake may take minutes when everything changes; mail and reminders must not wait for it.
"""

import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import listing
from nhipcau.core.domain.health import Condition
from nhipcau.core.models import AuditEntry
from nhipcau.newsroom.queries import in_public

logger = logging.getLogger(__name__)


class Keeper:
    """Người trông trang tĩnh, one a worker; two workers' bakes keep out of each other's way by the folder."""

    def __init__(self) -> None:
        self.running: subprocess.Popen[bytes] | None = None
        self.seen: tuple[object, ...] = ()
        self.failed = False

    def keep(self) -> bool:
        """Dựng lại nếu có gì đổi; True when a bake was begun. Nothing is done where no folder is named."""
        if self.running is not None:
            if self.running.poll() is None:
                return False
            self.failed = self.running.returncode != 0
            if self.failed:
                logger.error("the bake ended with %s", self.running.returncode)
                self.seen = ()
            self.running = None
        if not settings.NHIPCAU_BAKED or (now := _mark()) == self.seen:
            return False
        self.seen = now
        command = [sys.executable, "-m", "nhipcau.cli", "bake", str(settings.NHIPCAU_BAKED)]
        self.running = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        return True


def health() -> Condition:
    """Tình trạng trang tĩnh: bad while files are older than what they should tell."""
    known = Path(settings.NHIPCAU_BAKED) / ".nhipcau" / "bake.json"
    if not known.exists():
        return Condition.warn(_("Trang tĩnh chưa được dựng lần nào."))
    written = datetime.fromtimestamp(known.stat().st_mtime, tz=timezone.get_current_timezone())
    newest = in_public().order_by("-at").values_list("at", flat=True).first()
    late = timezone.now() - newest if newest is not None and newest > written else None
    if late is not None and late.total_seconds() > 3600:
        return Condition.bad(_("Trang tĩnh cũ hơn cổng đã hơn một giờ; hãy xem nhật ký tiến trình nền."))
    return Condition.good(_("Trang tĩnh dựng lần cuối %(moment)s.") % {"moment": f"{written:%H:%M %d/%m/%Y}"})


def _mark() -> tuple[object, ...]:
    """What tells that anything public may have changed: cheap, and sooner too often than too seldom."""
    newest = in_public().order_by("-at", "-pk").values_list("pk", flat=True).first()
    trail = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return trail, newest, in_public().count(), timezone.localdate(), listing.office()
