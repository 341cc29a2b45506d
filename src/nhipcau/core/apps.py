from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "nhipcau.core"
    label = "core"
    verbose_name = _("Hệ thống")

    def ready(self) -> None:
        """Giao cho tiến trình nền việc dọn những gì quá thời hạn lưu."""
        from .domain import kept

        kept.register()
