"""Sức khỏe hệ thống: a few quick checks; the public is told ok or not, an administrator what and how much.

Higher apps register checks of their own in AppConfig.ready. A check names no person, secret or place.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..models import Heartbeat
from . import backups, jobs

logger = logging.getLogger(__name__)

SILENT = timedelta(minutes=2)
QUEUE_AGE = timedelta(minutes=15)
BACKUP_AGE = timedelta(days=2)
FREE = 1024**3
GOOD, WARN, BAD = "ok", "soon", "late"


@dataclass(frozen=True, slots=True)
class Condition:
    """Tình trạng một phần: `look` is a state's look, `words` a sentence, `figures` numbers."""

    look: str
    words: str
    figures: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def good(cls, words: str, **figures: Any) -> "Condition":
        """Tốt."""
        return cls(GOOD, words, figures)

    @classmethod
    def warn(cls, words: str, **figures: Any) -> "Condition":
        """Cần để ý: work goes on."""
        return cls(WARN, words, figures)

    @classmethod
    def bad(cls, words: str, **figures: Any) -> "Condition":
        """Hỏng: the public answer is "not ok"."""
        return cls(BAD, words, figures)


@dataclass(frozen=True, slots=True)
class Checked:
    """Một mục đã kiểm tra."""

    name: str
    label: str | Promise
    condition: Condition


Check = Callable[[], Condition]
_checks: dict[str, tuple[int, str | Promise, Check]] = {}


def register(name: str, label: str | Promise, check: Check, *, order: int = 100) -> None:
    """Đăng ký một mục kiểm tra; a second time under the same name puts it in the place of the first."""
    _checks[name] = (order, label, check)


def examine() -> list[Checked]:
    """Kiểm tra mọi mục, in order; a check that fails is a bad condition, whatever failed."""
    found = []
    for name, (_order, label, check) in sorted(_checks.items(), key=lambda entry: entry[1][0]):
        try:
            condition = check()
        except Exception as trouble:
            logger.exception("health check %s failed", name)
            condition = Condition.bad(_("Không kiểm tra được (%(kind)s).") % {"kind": type(trouble).__name__})
        found.append(Checked(name, label, condition))
    return found


def is_well(found: list[Checked]) -> bool:
    """Hệ thống chạy được: nothing is bad."""
    return all(each.condition.look != BAD for each in found)


def register_ground() -> None:
    """Các mục của nền chung."""
    register("database", gettext_lazy("Cơ sở dữ liệu"), _database, order=10)
    register("worker", gettext_lazy("Tiến trình nền"), _worker, order=20)
    register("queue", gettext_lazy("Hàng chờ"), _queue, order=30)
    register("disk", gettext_lazy("Ổ đĩa dữ liệu"), _disk, order=40)
    register("backup", gettext_lazy("Bản sao lưu gần nhất"), _backup, order=60)


def _database() -> Condition:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return Condition.good(_("Trả lời."), kind=connection.vendor)


def _worker() -> Condition:
    at = Heartbeat.objects.filter(name=jobs.WORKER).values_list("at", flat=True).first()
    if at is None:
        return Condition.bad(_("Chưa từng chạy; hãy khởi động `nhipcau worker`."))
    silent = timezone.now() - at
    if silent > SILENT:
        said = _("Không có dấu hiệu từ %(time)s; hãy khởi động lại `nhipcau worker`.")
        written = timezone.localtime(at).strftime("%H:%M %d/%m/%Y")
        return Condition.bad(said % {"time": written}, seconds=int(silent.total_seconds()))
    return Condition.good(_("Đang chạy."), seconds=int(silent.total_seconds()))


def _queue() -> Condition:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    if oldest is None:
        return Condition.good(_("Trống."), waiting=0)
    age, count = timezone.now() - oldest, waiting.count()
    figures = {"waiting": count, "seconds": int(age.total_seconds())}
    said = _("%(n)d việc chờ, lâu nhất %(minutes)d phút.") % {
        "n": count,
        "minutes": age.total_seconds() // 60,
    }
    return Condition.bad(said, **figures) if age > QUEUE_AGE else Condition.good(said, **figures)


def _disk() -> Condition:
    place = Path(settings.NHIPCAU_FILES_ROOT)
    while not place.exists():
        place = place.parent
    usage = shutil.disk_usage(place)
    said = _("Còn trống %(free).1f GB trên %(total).1f GB.") % {
        "free": usage.free / 1024**3,
        "total": usage.total / 1024**3,
    }
    figures = {"free": usage.free, "total": usage.total}
    if usage.free < FREE:
        return Condition.bad(said, **figures)
    return Condition.warn(said, **figures) if usage.free < 5 * FREE else Condition.good(said, **figures)


def _backup() -> Condition:
    newest = backups.newest(backups.folder())
    if newest is None:
        return Condition.warn(_("Chưa có bản nào ở nơi đã khai báo; hãy đặt lịch `nhipcau backup`."))
    said = _("Lúc %(time)s.") % {"time": newest.strftime("%H:%M %d/%m/%Y")}
    age = timezone.now() - newest
    figures = {"hours": int(age.total_seconds() // 3600)}
    return Condition.warn(said, **figures) if age > BACKUP_AGE else Condition.good(said, **figures)
