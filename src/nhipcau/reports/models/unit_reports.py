"""What a unit sends for the office's report, and each version it sent (báo cáo của đơn vị)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import UnitReportState
from .reports import Narrated, Report


class UnitReport(Narrated):
    """Báo cáo của một đơn vị for one report of the standing office.

    Its figures are the unit's own part of the ledger, never typed in. What was sent stays in `versions`;
    `accepted` is the version that stands in the office's report, also while the unit amends it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="unit_reports")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="unit_reports"
    )
    due = models.DateField(_("hạn gửi"))
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=UnitReportState, default=UnitReportState.REQUESTED
    )
    # Why it was returned by the office, or is being amended by the unit: the last of the two.
    reason = models.CharField(_("lý do"), max_length=1000, blank=True)
    accepted = models.ForeignKey(
        "UnitSnapshot",
        verbose_name=_("bản đã nhận"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField(_("yêu cầu lúc"), default=timezone.now)
    reminded_at = models.DateTimeField(_("nhắc lúc"), null=True)

    class Meta:
        verbose_name = _("báo cáo của đơn vị")
        verbose_name_plural = _("báo cáo của đơn vị")
        ordering = ["report_id", "unit__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["report", "unit"], name="one_unit_report_per_report"),
            models.CheckConstraint(
                condition=~Q(state=UnitReportState.ACCEPTED) | Q(accepted__isnull=False),
                name="what_is_accepted_is_a_version",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(report)s của %(unit)s") % {"report": self.report, "unit": self.unit}

    def get_absolute_url(self) -> str:
        """The unit's page (trang báo cáo của đơn vị)."""
        return reverse("reports:unit_report", args=[self.pk])

    @property
    def is_with_unit(self) -> bool:
        """Đơn vị đang soạn: its texts may change."""
        return self.state not in {UnitReportState.SUBMITTED, UnitReportState.ACCEPTED}

    @property
    def is_missing(self) -> bool:
        """Chưa gửi bản nào mà cơ quan thường trực đã hoặc có thể nhận."""
        return self.accepted_id is None and self.is_with_unit

    @property
    def days_late(self) -> int:
        """Số ngày quá hạn gửi; 0 when nothing is missing or the day has not passed."""
        return max(0, (timezone.localdate() - self.due).days) if self.is_missing else 0


class UnitSnapshot(models.Model):
    """Bản đơn vị đã gửi: texts and own figures as they stood, never changed.

    `content` is written once (format in domain/unit_versions.py); `digest` is its SHA-256.
    """

    unit_report = models.ForeignKey(UnitReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản"))
    sent_at = models.DateTimeField(_("gửi lúc"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Why an accepted report was sent again.
    reason = models.CharField(_("lý do sửa"), max_length=1000, blank=True)
    content = models.JSONField(_("nội dung"), editable=False)
    digest = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)
    accepted_at = models.DateTimeField(_("nhận lúc"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("bản đơn vị đã gửi")
        ordering = ["unit_report_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["unit_report", "number"], name="one_unit_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.unit_report} ({self.number})"
