"""What came back from outside, before a person takes it over (trả lời nhận được)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import AnswerState
from .links import Link


class Answer(models.Model):
    """Trả lời nhận được: by link, or in a returned workbook; nothing in the registers until merged.

    `key` tells which item of its purpose it answers, `payload` holds the checked values. No names of
    persons: who answered is said by their post alone. A file lies in quarantine under `quarantine_key`.
    """

    link = models.ForeignKey(Link, null=True, on_delete=models.PROTECT, related_name="answers")
    purpose = models.CharField(_("mục đích"), max_length=40)
    unit = models.ForeignKey(Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=40)
    title = models.CharField(_("trả lời về"), max_length=300)
    payload = models.JSONField(_("nội dung"), default=dict)
    position = models.CharField(_("chức danh người trả lời"), max_length=120, blank=True)
    quarantine_key = models.CharField(max_length=32, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=250, blank=True)
    code = models.CharField(_("mã biên nhận"), max_length=12, unique=True)
    # Of link, item and payload: the same answer sent twice stands once while it waits.
    digest = models.CharField(max_length=64, editable=False)
    state = models.CharField(_("trạng thái"), max_length=12, choices=AnswerState, default=AnswerState.PENDING)
    reason = models.CharField(_("lý do"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("xem lúc"), null=True)
    received_at = models.DateTimeField(_("nhận lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("trả lời nhận được")
        verbose_name_plural = _("trả lời nhận được")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "purpose", "key"],
                condition=Q(state=AnswerState.PENDING),
                name="one_pending_answer_per_item",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The answer beside what stands (trang so sánh)."""
        return reverse("exchange:answer", args=[self.pk])
