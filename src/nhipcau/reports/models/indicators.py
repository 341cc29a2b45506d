"""Indicators an office defines for itself (chỉ tiêu của cơ quan)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.models import Directive
from nhipcau.plans.models import Term

from ..enums import Dimension, Indicator


class IndicatorDefinition(models.Model):
    """Chỉ tiêu của cơ quan: one of the built-in figures, narrowed by filters and grouped.

    So it counts the same records by the same days, and every number of it opens them. The lists hold values
    of closed lists; empty means no narrowing. `split_by` gives the columns of the table whose rows are
    `group_by`.
    """

    code = models.SlugField(_("mã"), max_length=60, unique=True)
    label = models.CharField(_("tên chỉ tiêu"), max_length=150)
    measure = models.CharField(_("đơn vị tính"), max_length=40)
    counts = models.CharField(_("đếm"), max_length=20, choices=Indicator)
    evidence_kinds = models.JSONField(_("loại minh chứng"), default=list, blank=True)
    languages = models.JSONField(_("ngôn ngữ"), default=list, blank=True)
    legal_kinds = models.JSONField(_("loại thông tin"), default=list, blank=True)
    directive = models.ForeignKey(
        Directive,
        verbose_name=_("văn bản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    term = models.ForeignKey(
        Term,
        verbose_name=_("mục phân loại"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    group_by = models.CharField(_("chia hàng theo"), max_length=16, choices=Dimension, blank=True)
    split_by = models.CharField(_("chia cột theo"), max_length=16, choices=Dimension, blank=True)
    citation = models.CharField(_("căn cứ"), max_length=250)
    in_force_from = models.DateField(_("áp dụng từ"))
    in_force_to = models.DateField(_("áp dụng đến trước"), null=True, blank=True)
    is_verified = models.BooleanField(_("đã kiểm tra"), default=False)

    class Meta:
        verbose_name = _("chỉ tiêu của cơ quan")
        verbose_name_plural = _("chỉ tiêu của cơ quan")
        ordering = ["label", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(split_by="") | (~Q(group_by="") & ~Q(group_by=models.F("split_by"))),
                name="columns_differ_from_rows",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Where it is corrected (trang sửa chỉ tiêu)."""
        return reverse("reports:indicator", args=[self.pk])
