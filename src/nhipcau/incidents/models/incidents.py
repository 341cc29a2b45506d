"""What happened, hour by hour, and what was learned (sự cố)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.plans.models import Activity
from nhipcau.press.models import HoldingStatement, Matter
from nhipcau.units.models import Unit

from ..enums import EntryKind, IncidentState, Phase
from .playbooks import Part, Playbook


class Incident(models.Model):
    """Sự cố, or a drill of one (diễn tập), which is marked everywhere, counted nowhere and publishes nothing.

    Roles, checklist and prepared statements are copies: a playbook changed later changes no incident.
    """

    title = models.CharField(_("sự cố"), max_length=200)
    situation = models.TextField(_("tình hình lúc kích hoạt"))
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chủ trì"), on_delete=models.PROTECT, related_name="incidents"
    )
    is_drill = models.BooleanField(_("diễn tập"), default=False, editable=False)
    playbook = models.ForeignKey(
        Playbook,
        verbose_name=_("theo kịch bản"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="incidents",
    )
    playbook_revision = models.PositiveIntegerField(null=True, editable=False)
    holding = models.ManyToManyField(
        HoldingStatement, verbose_name=_("nội dung phát ngôn chuẩn bị sẵn"), related_name="+", blank=True
    )
    matter = models.ForeignKey(
        Matter,
        verbose_name=_("vụ việc phải phát ngôn"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="incidents",
    )
    state = models.CharField(_("bước"), max_length=6, choices=IncidentState, default=IncidentState.ACTIVE)
    began_at = models.DateTimeField(_("xảy ra lúc"))
    activated_at = models.DateTimeField(_("kích hoạt lúc"))
    stood_down_at = models.DateTimeField(_("hạ báo động lúc"), null=True, editable=False)
    went_well = models.TextField(_("điều làm tốt"), blank=True)
    went_badly = models.TextField(_("điều chưa tốt"), blank=True)
    no_lesson = models.CharField(_("vì sao không có bài học nào"), max_length=500, blank=True)
    closed_at = models.DateTimeField(_("khép lại lúc"), null=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("sự cố")
        verbose_name_plural = _("sự cố")
        ordering = ["-activated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_drill=False) | Q(matter=None), name="a_drill_speaks_to_nobody"
            ),
            models.CheckConstraint(
                condition=Q(state="active") | Q(stood_down_at__isnull=False), name="stood_down_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (Q(closed_at__isnull=False) & ~Q(went_well="") & ~Q(went_badly="")),
                name="incident_closed_after_review",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-activated_at"], name="incidents_of_unit")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.situation}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("incidents:incident", args=[self.pk])


class IncidentRole(Part):
    """Vai trong sự cố, as it stood in the playbook when it was activated."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="roles")

    class Meta:
        ordering = ["pk"]


class CheckItem(models.Model):
    """Việc trong danh mục, ticked off by whoever did it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="checks")
    phase = models.CharField(_("chặng"), max_length=5, choices=Phase)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("việc"), max_length=500)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class AppendOnly(RuntimeError):
    """A line of a timeline is never written over: what was wrong is said in another line."""


class TimelineEntry(models.Model):
    """Dòng nhật ký: `at` is when it happened, `written_at` when it was written down, `source` who says so."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("loại"), max_length=8, choices=EntryKind)
    at = models.DateTimeField(_("xảy ra lúc"))
    written_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    text = models.TextField(_("nội dung"))
    source = models.CharField(_("nguồn"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("dòng nhật ký")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once. Raises AppendOnly for one that stands."""
        if self.pk is not None:
            raise AppendOnly(self.pk)
        super().save(*args, **kwargs)


class IncidentTask(models.Model):
    """Việc trong sự cố: of one unit, by an hour."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(_("việc"), max_length=500)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị làm"), on_delete=models.PROTECT, related_name="incident_tasks"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người làm"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="incident_tasks",
    )
    due_at = models.DateTimeField(_("hạn"))
    done_at = models.DateTimeField(_("xong lúc"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    result = models.CharField(_("kết quả"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("giao lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("việc trong sự cố")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["unit", "due_at"], name="incident_tasks_of_unit")]

    def __str__(self) -> str:
        return self.text


class Lesson(models.Model):
    """Bài học: its owner, a day, and the activity of a plan it became, or what was done about it at once."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="lessons")
    text = models.TextField(_("bài học"))
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị thực hiện"), on_delete=models.PROTECT, related_name="incident_lessons"
    )
    due = models.DateField(_("hạn"))
    activity = models.OneToOneField(
        Activity, null=True, editable=False, on_delete=models.PROTECT, related_name="incident_lesson"
    )
    became_at = models.DateTimeField(null=True, editable=False)
    handled = models.CharField(_("đã làm ngay"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("bài học")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_settled(self) -> bool:
        """Đã thành hoạt động, hoặc đã làm ngay."""
        return self.activity_id is not None or bool(self.handled)
