"""Statements approved before anything happened (nội dung phát ngôn chuẩn bị sẵn)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit

from ..enums import MatterKind


class HoldingStatement(models.Model):
    """Nội dung phát ngôn chuẩn bị sẵn for what may happen.

    Until the end of `expires_on` it counts as the first approval of a statement made from it (safeguard 5).
    """

    title = models.CharField(_("tình huống"), max_length=200)
    kind = models.CharField(_("loại vụ việc"), max_length=10, choices=MatterKind, default=MatterKind.EVENT)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị soạn"), on_delete=models.PROTECT, related_name="holding_statements"
    )
    expires_on = models.DateField(_("dùng đến hết ngày"))
    retired_at = models.DateTimeField(_("thôi dùng lúc"), null=True, editable=False)
    retired_reason = models.CharField(_("lý do thôi dùng"), max_length=300, blank=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("nội dung phát ngôn chuẩn bị sẵn")
        verbose_name_plural = _("nội dung phát ngôn chuẩn bị sẵn")
        ordering = ["expires_on", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:holding", args=[self.pk])


class HoldingText(models.Model):
    """Lời chuẩn bị sẵn trong một ngôn ngữ; what is not known yet stands as a blank, `{{thời điểm}}`.

    One row a text: writing over an approved one makes the next `number`, which waits for approval again.
    """

    holding = models.ForeignKey(HoldingStatement, on_delete=models.CASCADE, related_name="texts")
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(_("tiêu đề"), max_length=200)
    lead = models.TextField(_("tóm tắt"), blank=True)
    body = models.TextField(_("nội dung"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("duyệt trước lúc"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["language__position", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["holding", "language", "number"], name="one_holding_text_a_number"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(author=None) | ~Q(approved_by=F("author")),
                name="holding_text_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language_id}, {self.number})"
