"""Work handed to units, and the evidence that it was done (phân công và minh chứng)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import StoredFile
from nhipcau.directives.models import Obligation
from nhipcau.units.models import Unit

from ..enums import OVER, WITH_UNIT, AssignmentState, Decision, EvidenceKind, Language
from .planning import Activity


class Assignment(models.Model):
    """Phân công: one confirmed obligation, handed to one leading unit."""

    NAMED_BY = ("unit", "obligation")

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, related_name="assignments"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chủ trì"), on_delete=models.PROTECT, related_name="assignments"
    )
    supporters = models.ManyToManyField(
        Unit, verbose_name=_("đơn vị phối hợp"), related_name="supported_assignments", blank=True
    )
    approver = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị duyệt kết quả"),
        on_delete=models.PROTECT,
        related_name="assignments_to_approve",
    )
    # The activity of an issued plan that set this work going; none when it was handed out directly.
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("hoạt động trong kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    # Of a task that comes again and again, which time this is: its due day in ISO; empty for all others.
    period = models.CharField(_("kỳ"), max_length=10, blank=True, editable=False)
    due = models.DateField(_("hạn"), null=True, blank=True)
    deliverable = models.CharField(_("sản phẩm"), max_length=500, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=AssignmentState, default=AssignmentState.ASSIGNED
    )
    progress = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0)
    progress_note = models.CharField(_("ghi chú tiến độ"), max_length=500, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(_("giao lúc"), default=timezone.now)
    accepted_at = models.DateTimeField(_("chấp nhận lúc"), null=True)
    cancelled_at = models.DateTimeField(_("hủy giao lúc"), null=True)
    cancel_reason = models.CharField(_("lý do hủy giao"), max_length=1000, blank=True)
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("phân công")
        verbose_name_plural = _("phân công")
        ordering = [F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "unit", "period"],
                condition=~Q(state=AssignmentState.CANCELLED),
                name="one_assignment_per_obligation_and_unit",
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="progress_is_a_percentage"),
        ]
        # In this order: columns of the board, what a unit owes, the calendar, what a period counts, what the
        # board shows of what is accepted; what is open by unit, and whether a task was handed out.
        indexes = [
            models.Index(fields=["state", "due"], name="assignment_state_due"),
            models.Index(fields=["unit", "state", "due"], name="assignment_unit_state_due"),
            models.Index(fields=["due", "state"], name="assignment_due"),
            models.Index(fields=["accepted_at", "id"], name="assignment_accepted"),
            models.Index(fields=["state", "accepted_at", "id"], name="assignment_state_accepted"),
            models.Index(fields=["cancelled_at"], name="assignment_cancelled"),
            models.Index(fields=["assigned_at", "unit"], name="assignment_assigned"),
            models.Index(fields=["state", "unit", "due"], name="assignment_state_unit_due"),
            models.Index(fields=["obligation", "state"], name="assignment_of_task"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.obligation}"

    def get_absolute_url(self) -> str:
        """The assignment's page (trang phân công)."""
        return reverse("plans:assignment", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Chưa xong: neither accepted nor cancelled."""
        return self.state not in OVER

    @property
    def is_with_unit(self) -> bool:
        """Đơn vị chủ trì đang làm: progress and evidence may change; not so while a decision is awaited."""
        return self.state in WITH_UNIT

    @property
    def days_left(self) -> int | None:
        """Số ngày còn lại, negative when late; None without a due day or when the work is over."""
        return (self.due - timezone.localdate()).days if self.due and self.is_open else None


class Evidence(models.Model):
    """Minh chứng: a file or a link showing that something was done on `done_on`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("loại"), max_length=12, choices=EvidenceKind)
    title = models.CharField(_("tên gọi"), max_length=250)
    done_on = models.DateField(_("ngày thực hiện"))
    quantity = models.PositiveIntegerField(_("số lượng"), default=1)
    language = models.CharField(_("ngôn ngữ"), max_length=16, choices=Language, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile,
        verbose_name=_("tệp"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    file_name = models.CharField(_("tên tệp"), max_length=250, blank=True)
    # The line of the unit's own plan under which it was done; it counts for the assignment alone.
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("hoạt động trong kế hoạch của đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True)

    class Meta:
        verbose_name = _("minh chứng")
        verbose_name_plural = _("minh chứng")
        ordering = ["done_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) ^ ~Q(link=""),
                name="evidence_is_a_file_or_a_link",
                violation_error_message=_("Minh chứng là một tệp hoặc một đường dẫn, không phải cả hai."),
            ),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="evidence_counts_something"),
        ]
        indexes = [models.Index(fields=["done_on"], name="evidence_done_on")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its place on the assignment's page."""
        return f"{self.assignment.get_absolute_url()}#minh-chung-{self.pk}"


class Submission(models.Model):
    """Lần nộp kết quả, and what was decided on it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("lần"))
    note = models.CharField(_("ghi chú khi nộp"), max_length=1000, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(_("nộp lúc"), default=timezone.now)
    decision = models.CharField(_("kết quả duyệt"), max_length=8, choices=Decision, blank=True)
    reason = models.CharField(_("lý do"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)
    # An acceptance that an officer took back: the decision stays, with what became of it.
    reopened_at = models.DateTimeField(_("mở lại lúc"), null=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopen_reason = models.CharField(_("lý do mở lại"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("lần nộp")
        ordering = ["assignment_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="one_submission_per_number")
        ]
        indexes = [models.Index(fields=["decision", "decided_at"], name="submission_decided")]

    def __str__(self) -> str:
        return f"{self.assignment_id}/{self.number}"
