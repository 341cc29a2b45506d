"""How an office's papers look (thể thức của cơ quan)."""

import re

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import LETTER_SERIES, TYPE_CODES, FormKind, PaperKind


class OfficeForm(models.Model):
    """Thể thức của cơ quan: what every paper of one issuing unit bears, as printed.

    Lists are one entry a line. `signer_name` is printed under the signature and may stay empty.
    """

    office = models.OneToOneField(
        Unit, verbose_name=_("cơ quan ban hành"), on_delete=models.PROTECT, related_name="office_form"
    )
    form = models.CharField(_("hệ thống văn bản"), max_length=8, choices=FormKind)
    parent = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    issuer = models.CharField(_("tên cơ quan như in trên văn bản"), max_length=200)
    place = models.CharField(_("địa danh"), max_length=100)
    plan_symbol = models.CharField(_("ký hiệu kế hoạch"), max_length=60)
    report_symbol = models.CharField(_("ký hiệu báo cáo"), max_length=60)
    letter_symbol = models.CharField(_("ký hiệu công văn"), max_length=60)
    authority = models.TextField(_("quyền hạn, chức vụ người ký"))
    signer_name = models.CharField(_("họ tên người ký"), max_length=120, blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    filed = models.CharField(_("lưu"), max_length=120, default="VT")

    class Meta:
        verbose_name = _("thể thức của cơ quan")
        verbose_name_plural = _("thể thức của cơ quan")
        ordering = ["office__sort_key"]

    def __str__(self) -> str:
        return f"{self.issuer}"

    def get_absolute_url(self) -> str:
        """Where it is edited."""
        return reverse("issuing:form", args=[self.office_id])

    def symbol_of(self, kind: PaperKind | str) -> str:
        """Ký hiệu của một loại văn bản, without the number; "BC-UBND" gives a minute "BB-UBND"."""
        if kind in LETTER_SERIES:
            return self.letter_symbol
        if kind in TYPE_CODES:
            return re.sub(r"^[^-/]+", TYPE_CODES[PaperKind(kind)], self.report_symbol)
        return self.plan_symbol if kind == PaperKind.PLAN else self.report_symbol
