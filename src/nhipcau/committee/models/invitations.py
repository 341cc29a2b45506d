"""Invitations that another one replaced, kept as they were issued (giấy mời đã thay thế)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.models import Paper

from .meetings import Meeting


class FormerInvitation(models.Model):
    """Giấy mời được thay thế: issued, then replaced because its meeting moved; `successor` says so itself.

    It holds until the successor is issued, and is kept whole afterwards.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="former_invitations")
    paper = models.OneToOneField(
        Paper, verbose_name=_("giấy mời"), on_delete=models.PROTECT, related_name="replaced_as_invitation"
    )
    successor = models.OneToOneField(
        Paper,
        verbose_name=_("giấy mời thay thế"),
        on_delete=models.PROTECT,
        related_name="replaces_invitation",
    )
    reason = models.CharField(_("lý do thay thế"), max_length=500)
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("giấy mời đã thay thế")
        verbose_name_plural = _("giấy mời đã thay thế")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.paper.full_number
