"""A report of the office, and the figures frozen for it (báo cáo, số liệu chốt)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.models import Paper
from nhipcau.units.models import Unit

from ..enums import PeriodKind, ReportState
from .periods import PeriodRule, period_name


class Narrated(models.Model):
    """Phần thuyết minh: the four texts that stand in an office's report and in a unit's own."""

    results = models.TextField(_("Kết quả nổi bật"), blank=True)
    difficulties = models.TextField(_("Khó khăn, vướng mắc"), blank=True)
    next_steps = models.TextField(_("Nhiệm vụ trọng tâm kỳ sau"), blank=True)
    proposals = models.TextField(_("Đề xuất, kiến nghị"), blank=True)

    class Meta:
        abstract = True


class Report(Narrated):
    """Báo cáo của một cơ quan cho một kỳ; `starts_on` and `ends_on` are both inside it.

    `index` counts the periods of its kind in the year (month 1–12, quarter 1–4, half 1–2); a report on
    demand has days and a title of its own, no rule, and the next free index.
    """

    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan báo cáo"), on_delete=models.PROTECT, related_name="reports"
    )
    rule = models.ForeignKey(PeriodRule, verbose_name=_("quy tắc kỳ"), null=True, on_delete=models.PROTECT)
    kind = models.CharField(_("kỳ"), max_length=12, choices=PeriodKind, default=PeriodKind.MONTH)
    year = models.PositiveSmallIntegerField(_("năm"))
    index = models.PositiveSmallIntegerField(_("thứ tự kỳ trong năm"))
    title = models.CharField(_("tên báo cáo đột xuất"), max_length=250, blank=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=ReportState, default=ReportState.OPEN)
    paper = models.OneToOneField(
        Paper, verbose_name=_("văn bản"), null=True, on_delete=models.PROTECT, related_name="report"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo")
        verbose_name_plural = _("báo cáo")
        ordering = ["-ends_on", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "year", "index"], name="one_report_per_office_and_period"
            ),
            models.CheckConstraint(
                condition=Q(kind=PeriodKind.ON_DEMAND) | Q(rule__isnull=False),
                name="a_regular_period_has_its_rule",
            ),
        ]

    def __str__(self) -> str:
        if self.title:
            return self.title
        return gettext("Báo cáo %(period)s") % {"period": self.period_name}

    def get_absolute_url(self) -> str:
        """The report's page (trang báo cáo)."""
        return reverse("reports:report", args=[self.pk])

    @property
    def period_name(self) -> str:
        """Tên kỳ."""
        return period_name(self.kind, self.year, self.index)

    @property
    def has_ended(self) -> bool:
        """Kỳ đã kết thúc: its last day is over."""
        return timezone.localdate() > self.ends_on


class Snapshot(models.Model):
    """Số liệu chốt: every figure with the records behind it, as they stood when a person froze them.

    `figures` is written once (format in domain/snapshots.py); `digest` is the SHA-256 of its canonical JSON.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField(_("lần chốt"))
    taken_at = models.DateTimeField(_("chốt lúc"), auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("lý do chốt lại"), max_length=500, blank=True)
    figures = models.JSONField(_("số liệu"), editable=False)
    digest = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("số liệu chốt")
        ordering = ["report_id", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_snapshot_per_number")]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
