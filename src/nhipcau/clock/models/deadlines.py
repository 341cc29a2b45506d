"""Deadlines of any record, with what happened to them (hạn và lịch sử của hạn)."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import ChangeKind, DeadlineState
from .rules import Rule


class Deadline(models.Model):
    """Hạn: when a rule's term, begun by an event, runs out for a record.

    `label` says the matter in a few words and names no person. `reckoning` holds what the moment was found
    from; `explanation` and `explanation_en` are its sentences as they were when it was found.
    """

    rule = models.ForeignKey(
        Rule, verbose_name=_("quy tắc"), on_delete=models.PROTECT, related_name="deadlines"
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    label = models.CharField(_("việc"), max_length=300)
    folded = models.TextField(editable=False, default="")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị thực hiện"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="legal_deadlines",
    )  # fmt: skip
    event_at = models.DateTimeField(_("thời điểm bắt đầu"))
    due_at = models.DateTimeField(_("hạn"))
    extension = models.PositiveSmallIntegerField(_("gia hạn thêm"), default=0)
    pauses = models.JSONField(default=list, editable=False)
    reckoning = models.JSONField(default=dict, editable=False)
    explanation = models.TextField(_("cách tính"), editable=False)
    explanation_en = models.TextField(_("cách tính (tiếng Anh)"), editable=False)
    is_provisional = models.BooleanField(_("dự kiến"), default=False)
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=DeadlineState, default=DeadlineState.RUNNING
    )
    paused_at = models.DateTimeField(_("tạm dừng từ"), null=True, blank=True)
    met_at = models.DateTimeField(_("hoàn thành lúc"), null=True, blank=True)
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("hạn")
        verbose_name_plural = _("hạn")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["subject_type", "subject_id"]),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Where it explains itself."""
        return reverse("clock:deadline", args=[self.pk])

    @property
    def explained(self) -> str:
        """Lời giải thích in the language of the screen."""
        return self.explanation_en if get_language() == "en" else self.explanation


class DeadlineChange(models.Model):
    """Một lần thay đổi của hạn: what it was, what it became, why; written once."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=ChangeKind)
    at = models.DateTimeField()
    old_due_at = models.DateTimeField(null=True)
    new_due_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField()
    explanation_en = models.TextField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("thay đổi của hạn")
        verbose_name_plural = _("thay đổi của hạn")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y}"

    @property
    def explained(self) -> str:
        """Lời giải thích lúc ấy in the language of the screen."""
        return self.explanation_en if get_language() == "en" else self.explanation
