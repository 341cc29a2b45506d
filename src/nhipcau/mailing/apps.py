from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    name = "nhipcau.mailing"
    label = "mailing"
    verbose_name = _("Thư báo")

    def ready(self) -> None:
        """Giao cho tiến trình nền việc gửi và dọn thư."""
        from nhipcau.core.domain import duties

        from .domain import delivery, outbox

        duties.register("mailing.deliver", delivery.deliver_due, every=timedelta(seconds=5))
        duties.register("mailing.sweep", outbox.sweep, every=timedelta(hours=6))
