from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "nhipcau.core"
    label = "core"
    verbose_name = _("Hệ thống")

    def ready(self) -> None:
        """Giao cho tiến trình nền việc dọn hàng chờ."""
        from .domain import door, duties, jobs

        duties.register("core.prune", jobs.prune, every=timedelta(hours=12))
        duties.register("core.door", door.sweep, every=timedelta(hours=12))
