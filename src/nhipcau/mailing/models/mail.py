"""Mail on its way out, one row a recipient (thư báo)."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import OVER, MailState


class Mail(models.Model):
    """Thư báo: plain text to one address, kept until it is delivered; told apart by `key`.

    `token` gives the Message-ID, the same at every attempt, so that a mail sent twice because a worker died
    between sending and noting it shows as one in the reader's box.
    """

    key = models.CharField(_("khóa"), max_length=200, unique=True, editable=False)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    recipient = models.EmailField(_("người nhận"), blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=250)
    body = models.TextField(_("nội dung"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("số lần gửi"), default=0)
    last_error = models.CharField(_("lỗi gần nhất"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("tạo lúc"), default=timezone.now)
    due_at = models.DateTimeField(_("gửi từ lúc"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)

    class Meta:
        verbose_name = _("thư báo")
        verbose_name_plural = _("thư báo")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_over(self) -> bool:
        """Đã xong: sent, or given up."""
        return self.state in OVER
