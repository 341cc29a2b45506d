from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "nhipcau.core"
    label = "core"
    verbose_name = _("Hệ thống")

    def ready(self) -> None:
        """Giao cho tiến trình nền việc dọn những gì quá thời hạn lưu; canh thay đổi giữa các lần nâng cấp."""
        from django.db.models.signals import post_migrate, pre_migrate

        from .domain import kept, watched

        kept.register()
        # Both are sent once for each app: around the whole of it, as this app's turn comes.
        pre_migrate.connect(watched.lay_down, sender=self)
        post_migrate.connect(watched.take_up, sender=self)
