"""The inbox in the application, beside e-mail (thông báo)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import NoticeKind
from .reminders import DigestRun


class Notice(models.Model):
    """Thông báo: what one person was told, in plain text, with the way to the matter; kept for a time."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    # Names the event, so that what is told twice stands here once.
    key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("loại"), max_length=12, choices=NoticeKind, default=NoticeKind.OTHER)
    subject = models.CharField(_("tiêu đề"), max_length=250)
    body = models.TextField(_("nội dung"), blank=True)
    folded = models.TextField(editable=False, blank=True)
    path = models.CharField(_("nơi xem việc"), max_length=500, blank=True)
    run = models.ForeignKey(
        DigestRun, verbose_name=_("lần nhắc"), null=True, on_delete=models.CASCADE, related_name="notices"
    )
    created_at = models.DateTimeField(_("lúc"), default=timezone.now)
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_notice_per_person_and_event")
        ]
        indexes = [models.Index(fields=["person", "read_at"]), models.Index(fields=["person", "-created_at"])]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Where it is read (trang thông báo)."""
        return reverse("steering:notice", args=[self.pk])
