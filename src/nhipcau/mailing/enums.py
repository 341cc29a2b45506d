"""Closed lists of the outbox (trạng thái thư)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """Trạng thái của một thư báo."""

    QUEUED = "queued", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Chưa gửi được, sẽ gửi lại")
    GIVEN_UP = "given-up", _("Thôi gửi")


WAITING = {MailState.QUEUED, MailState.FAILED}
OVER = {MailState.SENT, MailState.GIVEN_UP}


class SubscriptionState(models.TextChoices):
    """Trạng thái của một đăng ký nhận tin."""

    PENDING = "pending", _("Chờ xác nhận")
    ACTIVE = "active", _("Đang nhận")
    LEFT = "left", _("Đã thôi nhận")
    BOUNCED = "bounced", _("Địa chỉ không nhận được thư")
    COMPLAINED = "complained", _("Đã báo là thư rác")


class MailingState(models.TextChoices):
    """Trạng thái của một đợt gửi."""

    WAITING = "waiting", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    DONE = "done", _("Đã gửi xong")
    STOPPED = "stopped", _("Đã dừng")


class DeliveryState(models.TextChoices):
    """Trạng thái gửi tới một người."""

    WAITING = "waiting", _("Chờ gửi")
    CLAIMED = "claimed", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    # The final dot may or may not have left when the sender died: told to a person, not sent again unasked.
    UNKNOWN = "unknown", _("Không rõ đã gửi hay chưa")
    REFUSED = "refused", _("Máy chủ từ chối")
    GIVEN_UP = "given-up", _("Thôi gửi")
    SKIPPED = "skipped", _("Không gửi: đã thôi nhận")


DELIVERED_OVER = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.UNKNOWN,
        DeliveryState.REFUSED,
        DeliveryState.GIVEN_UP,
        DeliveryState.SKIPPED,
    }
)
