"""Việc định kỳ: what the worker does again and again beside its jobs, such as sending mail."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Duty:
    """Một việc định kỳ; two workers may do it at the same moment, and it must bear that."""

    name: str
    work: Callable[[], object]
    every: timedelta
    due: float = 0.0


_duties: dict[str, Duty] = {}


def register(name: str, work: Callable[[], object], *, every: timedelta) -> None:
    """Đăng ký một việc định kỳ; a second time under the same name puts it in the place of the first."""
    _duties[name] = Duty(name, work, every)


def do_due() -> None:
    """Làm các việc đến lượt; one that fails is noted in the log and comes again at its time."""
    for duty in _duties.values():
        if time.monotonic() < duty.due:
            continue
        duty.due = time.monotonic() + duty.every.total_seconds()
        try:
            duty.work()
        except Exception:
            logger.exception("duty %s failed", duty.name)
