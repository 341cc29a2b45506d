"""What was drawn to be inspected, and the checklist of each task (mẫu kiểm tra, phiếu kiểm tra)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Assignment

from ..enums import Answer, Question, Standing
from .rounds import InspectionRound, Visit


class Drawing(models.Model):
    """Lần rút mẫu: all that is needed to draw it again; never changed, a later one replaces it.

    `population` is what could be drawn that day, as [assignment, unit, standing, late, returned]; `chosen`
    what was, as [assignment, stratum size, quota, rank]. `method` names the procedure (domain/sampling.py).
    """

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="drawings")
    number = models.PositiveSmallIntegerField(_("lần"))
    seed = models.CharField(_("hạt giống"), max_length=64)
    size = models.PositiveIntegerField(_("số việc cần rút"))
    method = models.CharField(_("cách rút"), max_length=40)
    # Units, period, directives and themes as they were that day (domain/scopes.py).
    scope = models.JSONField(editable=False)
    population = models.JSONField(editable=False)
    chosen = models.JSONField(editable=False)
    digest = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)
    reason = models.CharField(_("lý do rút lại"), max_length=500, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    drawn_at = models.DateTimeField(_("rút lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("lần rút mẫu")
        ordering = ["round_id", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_drawing_per_number")]

    def __str__(self) -> str:
        return f"{self.round} ({self.number})"


class SampleItem(models.Model):
    """Một việc trong mẫu: drawn, with the facts that explain it, or added by hand with a reason."""

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="items")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="items")
    assignment = models.ForeignKey(
        Assignment, verbose_name=_("công việc"), on_delete=models.PROTECT, related_name="inspected"
    )
    # None where a person added it.
    drawing = models.ForeignKey(Drawing, null=True, on_delete=models.PROTECT, related_name="items")
    standing = models.CharField(_("tình trạng khi chọn"), max_length=10, choices=Standing)
    is_late = models.BooleanField(_("quá hạn"), default=False)
    was_returned = models.BooleanField(_("từng bị trả lại"), default=False)
    weight = models.PositiveSmallIntegerField(_("trọng số"), default=1)
    stratum_size = models.PositiveIntegerField(_("số việc của tầng"), default=0)
    quota = models.PositiveIntegerField(_("số rút của tầng"), default=0)
    rank = models.PositiveIntegerField(_("thứ tự rút"), default=0)
    reason = models.CharField(_("lý do đưa vào mẫu"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("chọn lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("việc được kiểm tra")
        verbose_name_plural = _("việc được kiểm tra")
        ordering = ["round_id", "visit__unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "assignment"], name="one_item_per_round_and_task"),
            models.CheckConstraint(
                condition=Q(drawing__isnull=False) | ~Q(reason=""), name="added_item_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.assignment)

    def get_absolute_url(self) -> str:
        """The page of the task in the round: source, evidence, checklist, findings."""
        return reverse("inspections:item", args=[self.pk])


class Check(models.Model):
    """Trả lời một câu của phiếu kiểm tra."""

    item = models.ForeignKey(SampleItem, on_delete=models.CASCADE, related_name="checks")
    question = models.CharField(_("câu hỏi"), max_length=10, choices=Question)
    answer = models.CharField(_("trả lời"), max_length=10, choices=Answer)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("câu trả lời phiếu kiểm tra")
        ordering = ["item_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "question"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"{self.get_question_display()} {self.get_answer_display()}"
