"""What the office owes the press again and again (nhịp cung cấp thông tin)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import CadenceKind


class Cadence(models.Model):
    """Nhịp cung cấp thông tin of one unit (Nghị định 244/2026/NĐ-CP, khoản 2 Điều 6).

    Each time it is done meets the deadline that runs, and begins the next one from that day.
    """

    kind = models.CharField(_("việc phải làm đều"), max_length=12, choices=CadenceKind)
    unit = models.ForeignKey(
        Unit, verbose_name=_("cơ quan, đơn vị"), on_delete=models.PROTECT, related_name="cadences"
    )
    since = models.DateTimeField(_("lần gần nhất trước khi theo dõi"))
    stopped_at = models.DateTimeField(_("thôi theo dõi lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("nhịp cung cấp thông tin")
        verbose_name_plural = _("nhịp cung cấp thông tin")
        ordering = ["unit__sort_key", "kind"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind"], name="one_cadence_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.unit}"


class Occurrence(models.Model):
    """Một lần đã làm; `key` names the record that tells of it, so that one thing counts once."""

    cadence = models.ForeignKey(Cadence, on_delete=models.CASCADE, related_name="occurrences")
    key = models.CharField(max_length=80)
    at = models.DateTimeField(_("lúc"))
    words = models.CharField(_("nội dung"), max_length=250)
    path = models.CharField(max_length=200, blank=True)
    # Empty when there was nothing to be late for.
    was_late = models.BooleanField(_("muộn"), null=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["cadence", "key"], name="one_occurrence_a_record")]

    def __str__(self) -> str:
        return self.words
