"""The words of an official letter (công văn)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .papers import Paper


class Letter(models.Model):
    """Nội dung công văn: a line is a paragraph; one that begins with "- " or "+ " is an item.

    `tables` (format in domain/letters.py) become annexes.
    """

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="letter")
    addressees = models.TextField(_("kính gửi"))
    body = models.TextField(_("nội dung"))
    tables = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("nội dung công văn")

    def __str__(self) -> str:
        return str(self.paper)
