"""Reports: a period by law, figures frozen with the records behind them (báo cáo)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import System
from nhipcau.units.models import Unit

from .enums import PeriodKind, ReportState

MONTH_END = 31


class PeriodRule(models.Model):
    """Quy tắc kỳ báo cáo: the cut-off day of a kind of period, with the law that sets it.

    A month ends on day `to_day` (31: on the last day of the month) and begins the day after the month before
    ended, so months leave no gap and never overlap. A rule that reports were made with is superseded by a new
    row, never changed: an old report keeps the rule of its time.
    """

    code = models.SlugField(_("mã quy tắc"), unique=True)
    system = models.CharField(_("hệ thống"), max_length=8, choices=System)
    kind = models.CharField(_("kỳ"), max_length=12, choices=PeriodKind)
    to_day = models.PositiveSmallIntegerField(
        _("ngày cuối kỳ"), help_text=_("1 đến 27, hoặc 31: ngày cuối cùng của tháng.")
    )
    citation = models.CharField(_("căn cứ"), max_length=250)
    in_force_from = models.DateField(_("áp dụng từ"))
    in_force_to = models.DateField(_("áp dụng đến trước"), null=True, blank=True)
    is_verified = models.BooleanField(_("đã kiểm tra"), default=False)

    class Meta:
        verbose_name = _("quy tắc kỳ báo cáo")
        ordering = ["system", "kind", "in_force_from", "pk"]
        constraints = [
            # Days 28–30 do not stand in every month; 31 means the last day of each.
            models.CheckConstraint(
                condition=Q(to_day__range=(1, 27)) | Q(to_day=MONTH_END),
                name="period_ends_on_a_day_of_every_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()}, {self.get_kind_display()}: {self.days}"

    @property
    def days(self) -> str:
        """Ngày đầu và ngày cuối kỳ, in words."""
        if self.to_day == MONTH_END:
            return gettext("từ ngày 01 đến ngày cuối tháng")
        return gettext("từ ngày %(first)02d tháng trước đến ngày %(last)02d tháng báo cáo") % {
            "first": self.to_day + 1,
            "last": self.to_day,
        }

    @property
    def is_in_force(self) -> bool:
        """Đang áp dụng hôm nay."""
        today = timezone.localdate()
        return self.in_force_from <= today and (self.in_force_to is None or today < self.in_force_to)


class Report(models.Model):
    """Báo cáo của một cơ quan cho một kỳ; `starts_on` and `ends_on` are both inside it."""

    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan báo cáo"), on_delete=models.PROTECT, related_name="reports"
    )
    rule = models.ForeignKey(PeriodRule, verbose_name=_("quy tắc kỳ"), on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField(_("năm"))
    month = models.PositiveSmallIntegerField(_("tháng"))
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=ReportState, default=ReportState.OPEN)
    results = models.TextField(_("Kết quả nổi bật"), blank=True)
    difficulties = models.TextField(_("Khó khăn, vướng mắc"), blank=True)
    next_steps = models.TextField(_("Nhiệm vụ trọng tâm kỳ sau"), blank=True)
    proposals = models.TextField(_("Đề xuất, kiến nghị"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo")
        verbose_name_plural = _("báo cáo")
        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "month"], name="one_report_per_office_and_month"
            )
        ]

    def __str__(self) -> str:
        return gettext("Báo cáo tháng %(month)02d/%(year)d") % {"month": self.month, "year": self.year}

    def get_absolute_url(self) -> str:
        """The report's page (trang báo cáo)."""
        return reverse("reports:report", args=[self.pk])

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
