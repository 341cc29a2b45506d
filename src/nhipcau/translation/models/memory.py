"""What was translated how (bộ nhớ dịch)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

DIGEST = 32


class MemoryUnit(models.Model):
    """Đơn vị bộ nhớ dịch: one sentence with its translation, where it stood, and from where it is.

    Languages are BCP 47 tags. `digest` is that of the source without regard to capitals and blanks; `before`
    and `after` are those of the sentences round it, empty at the ends of a text. `identity` tells the unit
    with all of it, so that the same is kept once.
    """

    source = models.CharField(_("ngôn ngữ gốc"), max_length=16)
    target = models.CharField(_("ngôn ngữ dịch"), max_length=16)
    source_text = models.TextField(_("câu gốc"))
    target_text = models.TextField(_("câu dịch"))
    digest = models.CharField(max_length=DIGEST, editable=False)
    before = models.CharField(max_length=DIGEST, blank=True, editable=False)
    after = models.CharField(max_length=DIGEST, blank=True, editable=False)
    identity = models.CharField(max_length=DIGEST, unique=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    # The work it comes from: its title as it was, and its address within this application.
    origin = models.CharField(_("từ"), max_length=250, blank=True)
    origin_path = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người dịch"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("câu trong bộ nhớ dịch")
        verbose_name_plural = _("câu trong bộ nhớ dịch")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["source", "target", "digest"], name="memory_same_sentence"),
            models.Index(fields=["-at", "-id"], name="memory_newest"),
        ]

    def __str__(self) -> str:
        return self.source_text


class MemoryKey(models.Model):
    """Dấu để tìm câu gần giống: a sentence stands under a few numbers that alike sentences share."""

    key = models.BigIntegerField()
    unit = models.ForeignKey(MemoryUnit, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        indexes = [models.Index(fields=["key", "unit"], name="memory_alike")]

    def __str__(self) -> str:
        return f"{self.key}: {self.unit_id}"
