"""A year of the press desk as it is reported (báo cáo năm)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.models import Paper
from nhipcau.units.models import Unit

from ..enums import YearState


class YearRule(models.Model):
    """Quy tắc kỳ số liệu của báo cáo năm: until which day of the year it counts, by which law.

    The period ends with that day and begins the day after the one before it ended. Never changed once a
    report was made with it: another text of the law is another row.
    """

    citation = models.CharField(_("căn cứ"), max_length=200)
    to_month = models.PositiveSmallIntegerField(_("tháng cuối kỳ"))
    to_day = models.PositiveSmallIntegerField(_("ngày cuối kỳ"))
    addressee = models.CharField(_("nơi nhận báo cáo"), max_length=200)
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    in_force_to = models.DateField(_("áp dụng đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("quy tắc báo cáo năm về phát ngôn")
        ordering = ["in_force_from", "pk"]

    def __str__(self) -> str:
        return self.citation


class YearReport(models.Model):
    """Báo cáo năm về phát ngôn và cung cấp thông tin cho báo chí (Nghị định 244/2026/NĐ-CP, Điều 10).

    `starts_on` and `ends_on` are both inside. Figures are counted live until they are frozen.
    """

    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan báo cáo"), on_delete=models.PROTECT, related_name="press_years"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    rule = models.ForeignKey(YearRule, on_delete=models.PROTECT, related_name="reports")
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    state = models.CharField(_("bước"), max_length=8, choices=YearState, default=YearState.OPEN)
    difficulties = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    proposals = models.TextField(_("đề xuất, kiến nghị"), blank=True)
    paper = models.OneToOneField(
        Paper, null=True, editable=False, on_delete=models.PROTECT, related_name="press_year"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("báo cáo năm về phát ngôn")
        verbose_name_plural = _("báo cáo năm về phát ngôn")
        ordering = ["-year", "office__sort_key"]
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="one_press_year_an_office")]

    def __str__(self) -> str:
        return gettext("Báo cáo năm %(year)d về phát ngôn") % {"year": self.year}

    def get_absolute_url(self) -> str:
        """Trang báo cáo."""
        return reverse("press_year:report", args=[self.pk])


class Freeze(models.Model):
    """Số liệu chốt: every figure with its records, written once; `digest` is that of its canonical JSON."""

    report = models.ForeignKey(YearReport, on_delete=models.PROTECT, related_name="freezes")
    number = models.PositiveSmallIntegerField(_("lần chốt"))
    taken_at = models.DateTimeField(_("chốt lúc"), auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("lý do chốt lại"), max_length=500, blank=True)
    content = models.JSONField(editable=False)
    digest = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("số liệu chốt")
        ordering = ["report", "-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_freeze_a_number")]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"
