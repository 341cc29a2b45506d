"""Steps of a foreign press programme, with their papers (chương trình báo chí nước ngoài)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import StepKind
from .conferences import Conference


class Step(models.Model):
    """Bước đã làm of a foreign programme: when, by which document; written once and never changed."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("bước"), max_length=16, choices=StepKind)
    at = models.DateTimeField(_("lúc"))
    document = models.CharField(_("số, ký hiệu văn bản"), max_length=160, blank=True)
    note = models.CharField(_("nội dung"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("bước của chương trình")
        verbose_name_plural = _("bước của chương trình")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["answered", "change_answered", "reported"]) | ~Q(document=""),
                name="answered_in_writing",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
