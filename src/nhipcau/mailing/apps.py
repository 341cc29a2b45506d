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

        from .domain import bounces, delivery, outbox, sending, subscribing

        duties.register("mailing.deliver", delivery.deliver_due, every=timedelta(seconds=5))
        duties.register("mailing.send", sending.send_due, every=timedelta(seconds=5))
        duties.register("mailing.bounces", bounces.take_dropped, every=timedelta(minutes=1))
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
        retention.register(
            Rule(
                code="mailing.subscriptions",
                label=_("Đăng ký nhận tin chưa được xác nhận"),
                why=_(
                    "Người đăng ký có bảy ngày để xác nhận; địa chỉ của người đã thôi nhận được giữ theo "
                    "thời hạn của từng danh sách."
                ),
                days=7,
                most=30,
                every=timedelta(hours=6),
                work=lambda kept: subscribing.sweep(unconfirmed=kept),
            )
        )
        retention.register(
            Rule(
                code="mailing.deliveries",
                label=_("Bản tin nào đã tới ai"),
                why=_(
                    "Để thư đính chính tới đúng người đã nhận bản tin có chỗ sai; về sau chỉ giữ số lượng."
                ),
                days=365,
                least=30,
                most=1095,
                every=timedelta(hours=24),
                work=lambda kept: subscribing.sweep_deliveries(kept=kept),
            )
        )
        health.register("mail", _("Thư báo"), delivery.health, order=50)
