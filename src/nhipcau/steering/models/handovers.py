"""What a leaving colleague handed over, to whom (bàn giao)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HandOver(models.Model):
    """Bàn giao: once confirmed it never changes. `lines` are what was held, as it stood that day:
    {"kind", "label", "path", "moved", "why"}; what is the unit's own, or cannot move, is listed and not
    moved, the latter with its reason (none in records made before there were reasons).
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người bàn giao"),
        on_delete=models.CASCADE,
        related_name="handed_over",
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        on_delete=models.CASCADE,
        related_name="taken_over",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người lập"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    # Roles as words of that day, "Lãnh đạo đơn vị, Sở …"; empty when they stayed.
    roles = models.JSONField(_("vai trò chuyển"), default=list)
    lines = models.JSONField(_("nội dung bàn giao"), default=list)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("bàn giao")
        verbose_name_plural = _("bàn giao")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} → {self.to}, {timezone.localtime(self.at):%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """Biên bản bàn giao, to read and to print."""
        return reverse("steering:hand_over", args=[self.pk])
