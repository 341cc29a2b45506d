"""Matters on which the office must speak (vụ việc phải phát ngôn)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import MatterKind, MatterState


class Matter(models.Model):
    """Vụ việc phải phát ngôn under khoản 2–5 Điều 7 Nghị định 244/2026/NĐ-CP.

    `begins_at` is the moment from which the law counts: received and handled (3), effect determined (4); of
    the others it is when the office learned of it. `ground` says how that moment was found. The term is
    a deadline of the clock. `first_at` is when the first statement came before the public.
    """

    kind = models.CharField(_("loại vụ việc"), max_length=10, choices=MatterKind)
    title = models.CharField(_("vụ việc"), max_length=200)
    facts = models.TextField(_("diễn biến đã biết"), blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chịu trách nhiệm"), on_delete=models.PROTECT, related_name="matters"
    )
    begins_at = models.DateTimeField(_("thời điểm bắt đầu tính"))
    ground = models.CharField(_("căn cứ xác định thời điểm"), max_length=300)
    state = models.CharField(_("bước"), max_length=8, choices=MatterState, default=MatterState.OPEN)
    first_at = models.DateTimeField(_("phát ngôn lần đầu lúc"), null=True, editable=False)
    closed_at = models.DateTimeField(_("khép lại lúc"), null=True, editable=False)
    outcome = models.TextField(_("kết quả"), blank=True)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("vụ việc phải phát ngôn")
        verbose_name_plural = _("vụ việc phải phát ngôn")
        ordering = ["-begins_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="stated") | Q(first_at__isnull=False), name="stated_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="matter_closed_at_a_moment"
            ),
        ]
        indexes = [models.Index(fields=["unit", "-begins_at"], name="matters_of_unit")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:matter", args=[self.pk])
