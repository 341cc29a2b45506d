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
