"""`nhipcau worker`: tiến trình nền, which first takes up what a killed one left."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from nhipcau.core.domain import duties, jobs

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chạy một tiến trình nền; nhận lại các việc dở dang trước."

    def handle(self, *args: Any, **options: Any) -> None:
        patience = settings.NHIPCAU_JOB_STALE_AFTER.total_seconds()
        _again_and_again(_beat_and_recover, pause=min(15, patience / 5))
        # Apart: a slow mail server must not make our own jobs look dead.
        _again_and_again(duties.do_due, pause=1)
        call_command("db_worker", interval=0.5, startup_delay=False, verbosity=0)


def _beat_and_recover() -> None:
    jobs.beat()
    jobs.recover()


def _again_and_again(work: Callable[[], object], *, pause: float) -> None:
    def loop() -> None:
        while True:
            try:
                work()
            except Exception:
                # The database may be locked or away for a moment; the next round comes anyway.
                logger.exception("the worker's %s failed", work.__name__)
            connection.close()
            time.sleep(pause)

    threading.Thread(target=loop, daemon=True).start()
