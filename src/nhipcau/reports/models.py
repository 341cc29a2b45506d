"""Reports: a period by law, figures frozen with the records behind them (báo cáo)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import System
from nhipcau.units.models import Unit

from .enums import PeriodKind, ReportState


class PeriodRule(models.Model):
    """Quy tắc kỳ báo cáo: the cut-off days of a kind of period, with the law that sets them.

    A month runs from day `from_day` of the month before to day `to_day` of the month itself.
    """

    code = models.SlugField(_("mã quy tắc"), unique=True)
    system = models.CharField(_("hệ thống"), max_length=8, choices=System)
    kind = models.CharField(_("kỳ"), max_length=12, choices=PeriodKind)
    from_day = models.PositiveSmallIntegerField(_("từ ngày (tháng trước)"))
    to_day = models.PositiveSmallIntegerField(_("đến ngày (tháng báo cáo)"))
    citation = models.CharField(_("căn cứ"), max_length=250)
    in_force_from = models.DateField(_("áp dụng từ"))
    in_force_to = models.DateField(_("áp dụng đến trước"), null=True, blank=True)
    is_verified = models.BooleanField(_("đã kiểm tra"), default=False)

    class Meta:
        verbose_name = _("quy tắc kỳ báo cáo")
        ordering = ["system", "kind", "in_force_from"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.from_day}–{self.to_day}"


class Report(models.Model):
    """Báo cáo của một cơ quan cho một kỳ; `starts_on` and `ends_on` are both inside it."""

    office = models.ForeignKey(Unit, verbose_name=_("cơ quan báo cáo"), on_delete=models.PROTECT, related_name="reports")
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
        constraints = [models.UniqueConstraint(fields=["office", "year", "month"], name="one_report_per_office_and_month")]

    def __str__(self) -> str:
        return f"Báo cáo tháng {self.month:02d}/{self.year}"

    def get_absolute_url(self) -> str:
        """The report's page (trang báo cáo)."""
        return reverse("reports:report", args=[self.pk])


class Snapshot(models.Model):
    """Số liệu chốt: every figure with the records behind it, as they stood when a person froze them."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField(_("lần chốt"))
    taken_at = models.DateTimeField(_("chốt lúc"), auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    figures = models.JSONField(_("số liệu"))

    class Meta:
        verbose_name = _("số liệu chốt")
        ordering = ["report_id", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_snapshot_per_number")]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
