"""Terms of the glossary that a translation may leave out, each with its reason (bỏ qua thuật ngữ)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.translation.models import GlossaryEntry

from .editions import Edition


class TermOverride(models.Model):
    """Bỏ qua một thuật ngữ: who may approve says why this translation does not use it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="term_overrides")
    entry = models.ForeignKey(GlossaryEntry, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("lý do"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("thuật ngữ được bỏ qua")
        verbose_name_plural = _("thuật ngữ được bỏ qua")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "entry"], name="one_override_a_term")]

    def __str__(self) -> str:
        return f"{self.entry}: {self.reason}"
