"""Signed one-purpose links (liên kết trả lời)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit


class Link(models.Model):
    """Liên kết trả lời: lets one unit answer one matter without an account, for a time.

    Only the SHA-256 of the secret is kept, so the address itself can be shown once and never again.
    `subject` says what the matter is, in the purpose's own words (`exchange.domain.purposes`).
    """

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(_("mục đích"), max_length=40)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="answer_links"
    )
    subject = models.JSONField(default=dict)
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    max_uses = models.PositiveSmallIntegerField(_("số lần trả lời nhiều nhất"), default=50)
    uses = models.PositiveSmallIntegerField(_("đã trả lời"), default=0)
    opened_at = models.DateTimeField(_("mở lần đầu lúc"), null=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("liên kết trả lời")
        verbose_name_plural = _("liên kết trả lời")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.unit}"

    @property
    def is_live(self) -> bool:
        """Còn dùng được để trả lời."""
        return self.revoked_at is None and timezone.now() < self.expires_at and self.uses < self.max_uses
