from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    name = "nhipcau.mailing"
    label = "mailing"
    verbose_name = _("Thư báo")

    def ready(self) -> None:
        """Giao cho tiến trình nền việc gửi và dọn thư."""
        from nhipcau.core.domain import duties, health, retention
        from nhipcau.core.domain.retention import Rule

        from .domain import delivery, outbox

        duties.register("mailing.deliver", delivery.deliver_due, every=timedelta(seconds=5))
        retention.register(
            Rule(
                code="mailing.sweep",
                label=_("Địa chỉ và nội dung thư báo đã gửi"),
                why=_("Đủ để tra lại một thư thất lạc; về sau chỉ cần biết là đã gửi."),
                days=30,
                most=365,
                every=timedelta(hours=6),
                work=lambda kept: outbox.sweep(kept=kept),
            )
        )
        health.register("mail", _("Thư báo"), delivery.health, order=50)
