"""Plans drafted from directives: activities, what they answer, what was left out and why (kế hoạch)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import Folded, fold
from nhipcau.directives.enums import Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.models import Unit, UnitGroup

from ..enums import PlanKind, TermKind


class Term(models.Model):
    """Mục phân loại: one word of a list by which activities are sorted; never attached to a person."""

    kind = models.CharField(_("cách phân loại"), max_length=12, choices=TermKind)
    name = models.CharField(_("tên gọi"), max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    # A language's BCP 47 code; empty in the other lists.
    code = models.CharField(_("mã"), max_length=16, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    # Used words are never removed, only no longer offered.
    is_offered = models.BooleanField(_("còn dùng"), default=True)

    class Meta:
        verbose_name = _("mục phân loại")
        verbose_name_plural = _("danh mục phân loại")
        ordering = ["kind", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "folded"], name="one_term_once_per_kind")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the name."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Plan(models.Model):
    """Kế hoạch: activities that answer the obligations of its directives; its paper says how far it is."""

    NAMED_BY = ("paper",)

    kind = models.CharField(_("loại"), max_length=12, choices=PlanKind, default=PlanKind.YEARLY)
    year = models.PositiveSmallIntegerField(_("năm"))
    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan ban hành"), on_delete=models.PROTECT, related_name="plans"
    )
    paper = models.OneToOneField(
        Paper, verbose_name=_("văn bản đi"), on_delete=models.PROTECT, related_name="plan"
    )
    directives = models.ManyToManyField(
        Directive, verbose_name=_("văn bản làm căn cứ"), related_name="plans", blank=True
    )
    grounds = models.TextField(_("căn cứ"), blank=True)
    aims = models.TextField(_("mục đích, yêu cầu"), blank=True)
    summary = models.TextField(_("nội dung trọng tâm"), blank=True)
    organisation = models.TextField(_("tổ chức thực hiện"), blank=True)
    # Once issued: the source whose lines ask for the activities that answer no directive.
    source = models.OneToOneField(
        Directive, null=True, blank=True, on_delete=models.PROTECT, related_name="issued_plan"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("kế hoạch")
        verbose_name_plural = _("kế hoạch")
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The grid (lưới hoạt động)."""
        return reverse("plans:grid", args=[self.pk])

    @property
    def title(self) -> str:
        """Trích yếu, which the paper keeps."""
        return self.paper.title

    @property
    def is_open(self) -> bool:
        """Còn sửa được: not yet submitted for signing."""
        return self.paper.state in {PaperState.DRAFT, PaperState.COMMENTING}

    @property
    def by_unit(self) -> bool:
        """Kế hoạch riêng của một đơn vị, for the work it was given; else one of the province."""
        return self.paper.by_unit


class Activity(models.Model):
    """Hoạt động: one line of a plan.

    `deadline_text` is the time as it stands in the plan ("quý II/2026"); `starts_on` and `due` are the days
    read from it. One taken out stays, so that it can come back.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    group = models.CharField(_("nhóm"), max_length=200, blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    folded = Folded(of=("text", "group"))
    deadline_text = models.CharField(_("thời gian"), max_length=300, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    due = models.DateField(_("hạn"), null=True, blank=True)
    deliverable = models.CharField(_("sản phẩm"), max_length=500, blank=True)
    approver = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị duyệt kết quả"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities_to_approve",
    )
    budget = models.PositiveBigIntegerField(_("kinh phí (đồng)"), null=True, blank=True)
    budget_line = models.CharField(_("nguồn kinh phí"), max_length=200, blank=True)
    terms = models.ManyToManyField(Term, verbose_name=_("phân loại"), related_name="activities", blank=True)
    obligations = models.ManyToManyField(
        Obligation,
        verbose_name=_("nhiệm vụ đáp ứng"),
        through="ActivityObligation",
        related_name="activities",
    )
    # In a unit's own plan: who of the unit sees to it, and how far they say it is.
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người phụ trách"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities_in_charge",
    )
    progress = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0)
    progress_note = models.CharField(_("ghi chú tiến độ"), max_length=500, blank=True)
    removed_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("hoạt động")
        verbose_name_plural = _("hoạt động")
        ordering = ["plan_id", "position", "pk"]
        indexes = [
            models.Index(fields=["plan", "position"], name="activity_in_plan"),
            # What a calendar counts by day lies in them whole.
            models.Index(
                fields=["due", "plan", "starts_on"], condition=Q(removed_at=None), name="activity_due"
            ),
            models.Index(
                fields=["starts_on", "plan", "due"], condition=Q(removed_at=None), name="activity_starts_on"
            ),
            # What is under way in the plans of a year.
            models.Index(
                fields=["plan", "starts_on", "due"], condition=Q(removed_at=None), name="activity_under_way"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        """Its line in the grid (dòng trong lưới)."""
        return f"{reverse('plans:grid', args=[self.plan_id])}#hd-{self.pk}"

    def refold(self) -> None:
        """Chữ để tìm theo lời mới, before a write that asks no field (`bulk_update`)."""
        self.folded = fold(f"{self.text} {self.group}")


class ActivityObligation(models.Model):
    """Hoạt động đáp ứng nhiệm vụ: the step of the thread from a sentence to a line of the plan."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="answers")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        verbose_name = _("nhiệm vụ đáp ứng")
        ordering = ["obligation__directive_id", "obligation__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "obligation"], name="one_answer_once_per_activity")
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} → {self.obligation_id}"


class ActivityUnit(models.Model):
    """Đơn vị trong hoạt động: a name as written, and the unit or group it is taken for.

    Neither set: unresolved, kept as typed until a person chooses.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="parties")
    part = models.CharField(_("vai trò"), max_length=8, choices=Part)
    position = models.PositiveSmallIntegerField(default=0)
    written = models.CharField(_("tên đã ghi"), max_length=300)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="activity_parts"
    )
    group = models.ForeignKey(UnitGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("đơn vị trong hoạt động")
        ordering = ["part", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(group__isnull=True), name="activity_unit_or_group"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "activity"], name="activity_of_unit"),
            # Who leads the lines of a year is counted in it whole.
            models.Index(fields=["activity", "part", "unit", "group"], name="activity_unit_part"),
            # Few lines name a group: counted among all, it would look as if half of them did.
            models.Index(
                fields=["group", "activity"], condition=Q(group__isnull=False), name="activity_of_group"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Tên để đọc: the directory's, or what was typed while nobody knows who is meant."""
        return str(self.unit or self.group or self.written)

    @property
    def is_found(self) -> bool:
        """Đã rõ là ai."""
        return bool(self.unit_id or self.group_id)


class Omission(models.Model):
    """Nhiệm vụ để ngoài kế hoạch, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="omissions")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="omissions")
    reason = models.CharField(_("lý do"), max_length=1000)
    omitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    omitted_at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("nhiệm vụ để ngoài kế hoạch")
        ordering = ["obligation__directive_id", "obligation__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "obligation"], name="one_omission_once")]

    def __str__(self) -> str:
        return self.reason


class PlanVersion(models.Model):
    """Phiên bản kế hoạch: its lines and words as they stood once, never changed (shape: domain/versions)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    content = models.JSONField(editable=False)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept_at = models.DateTimeField(_("lưu lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("phiên bản kế hoạch")
        ordering = ["plan_id", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_per_number")]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"
