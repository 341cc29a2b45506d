"""Budget lines of activities: what was granted, what was spent (dự toán và chi)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Activity
from nhipcau.units.models import Unit

from ..enums import Source


class BudgetLine(models.Model):
    """Dòng dự toán: money of one source for one activity of a plan, in whole đồng.

    The plan's own estimate is a column of the activity; this is what was decided, and by which paper.
    """

    activity = models.ForeignKey(
        Activity, verbose_name=_("hoạt động"), on_delete=models.PROTECT, related_name="budget_lines"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chi"), on_delete=models.PROTECT, related_name="budget_lines"
    )
    source = models.CharField(_("nguồn"), max_length=10, choices=Source, default=Source.STATE)
    planned = models.PositiveBigIntegerField(_("dự toán được giao (đồng)"))
    decided_on = models.DateField(_("giao ngày"))
    reference = models.CharField(_("văn bản giao dự toán"), max_length=250)

    class Meta:
        verbose_name = _("dòng dự toán")
        verbose_name_plural = _("dòng dự toán")
        ordering = ["activity_id", "source", "pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.reference}"

    def get_absolute_url(self) -> str:
        """Its page (trang dòng dự toán)."""
        return reverse("programmes:budget_line", args=[self.pk])


class Spending(models.Model):
    """Khoản chi của một dòng dự toán; one taken back stays, with the reason."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="spendings")
    amount = models.PositiveBigIntegerField(_("số tiền (đồng)"))
    spent_on = models.DateField(_("ngày chi"))
    what = models.CharField(_("nội dung chi"), max_length=250)
    reference = models.CharField(_("chứng từ"), max_length=250, blank=True)
    taken_back_at = models.DateTimeField(_("bỏ lúc"), null=True, editable=False)
    taken_back_reason = models.CharField(_("lý do bỏ"), max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("khoản chi")
        verbose_name_plural = _("khoản chi")
        ordering = ["spent_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=1), name="a_spending_is_money")]

    def __str__(self) -> str:
        return self.what
