"""A round, its team, and the units it goes to (đợt kiểm tra, đoàn, đơn vị được kiểm tra)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.directives.models import Directive
from nhipcau.issuing.models import Paper
from nhipcau.plans.models import Term
from nhipcau.units.models import Unit

from ..enums import RoundKind, RoundState, TeamPart, VisitState


class InspectionRound(models.Model):
    """Đợt kiểm tra: what is inspected, on which ground, when; the days of a period are both inside.

    Without directives or themes every task of the units in the period is in scope.
    """

    kind = models.CharField(_("hình thức"), max_length=12, choices=RoundKind, default=RoundKind.INSPECTION)
    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan kiểm tra"), on_delete=models.PROTECT, related_name="inspection_rounds"
    )
    title = models.CharField(_("tên đợt"), max_length=300)
    # One ground a line: the decision or plan, with number and day, as it will be printed.
    ground = models.TextField(_("căn cứ"))
    starts_on = models.DateField(_("kiểm tra từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    period_from = models.DateField(_("kỳ được kiểm tra từ ngày"))
    period_to = models.DateField(_("đến hết ngày"))
    directives = models.ManyToManyField(
        Directive, verbose_name=_("văn bản được kiểm tra"), related_name="inspection_rounds", blank=True
    )
    themes = models.ManyToManyField(
        Term, verbose_name=_("nội dung được kiểm tra"), related_name="inspection_rounds", blank=True
    )
    state = models.CharField(_("trạng thái"), max_length=12, choices=RoundState, default=RoundState.PREPARING)
    cancel_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True)
    opened_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    concluded_at = models.DateTimeField(_("kết luận lúc"), null=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    # The letter that announces the round, and the notice of its results.
    announcement = models.OneToOneField(
        Paper, verbose_name=_("công văn thông báo"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    notice = models.OneToOneField(
        Paper,
        verbose_name=_("thông báo kết quả"),
        null=True,
        on_delete=models.PROTECT,
        related_name="inspection_notice",
    )
    folded = models.TextField(editable=False, default="")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("đợt kiểm tra")
        verbose_name_plural = _("đợt kiểm tra")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) & Q(period_to__gte=F("period_from")),
                name="inspection_days_in_order",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.ground}")
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The round's page."""
        return reverse("inspections:round", args=[self.pk])


class TeamMember(models.Model):
    """Thành viên đoàn kiểm tra, for one round only."""

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người"),
        on_delete=models.CASCADE,
        related_name="inspection_parts",
    )
    part = models.CharField(_("vai trò trong đoàn"), max_length=10, choices=TeamPart, default=TeamPart.MEMBER)

    class Meta:
        verbose_name = _("thành viên đoàn")
        verbose_name_plural = _("thành viên đoàn")
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_part_per_person_and_round"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(part=TeamPart.LEAD), name="one_lead_per_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_part_display()}"


class Visit(models.Model):
    """Đơn vị được kiểm tra in a round: where and when, how far it is, its minute.

    `unit_side` are lines for the minute: the capacities in which people were present.
    """

    round = models.ForeignKey(InspectionRound, on_delete=models.CASCADE, related_name="visits")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị được kiểm tra"), on_delete=models.PROTECT, related_name="inspections"
    )
    # Who answers for the unit since it was merged into another; the findings go on speaking of the unit.
    heir = models.ForeignKey(
        Unit, verbose_name=_("đơn vị kế thừa"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("trạng thái"), max_length=12, choices=VisitState, default=VisitState.CHECKING)
    held_on = models.DateField(_("ngày làm việc với đơn vị"), null=True, blank=True)
    begins_at = models.TimeField(_("bắt đầu lúc"), null=True, blank=True)
    ends_at = models.TimeField(_("kết thúc lúc"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    unit_side = models.TextField(_("đại diện đơn vị"), blank=True)
    sent_at = models.DateTimeField(_("gửi phát hiện lúc"), null=True)
    explain_due = models.DateField(_("hạn giải trình"), null=True, blank=True)
    concluded_at = models.DateTimeField(_("kết luận lúc"), null=True)
    minute = models.OneToOneField(
        Paper,
        verbose_name=_("biên bản"),
        null=True,
        on_delete=models.PROTECT,
        related_name="inspection_minute",
    )

    class Meta:
        verbose_name = _("đơn vị được kiểm tra")
        verbose_name_plural = _("đơn vị được kiểm tra")
        ordering = ["round_id", "unit__sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="one_visit_per_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.round}"

    def get_absolute_url(self) -> str:
        """The unit's page of the round."""
        return reverse("inspections:visit", args=[self.pk])

    @property
    def answering(self) -> Unit:
        """Đơn vị trả lời: the unit inspected, or its heir."""
        return self.heir or self.unit
