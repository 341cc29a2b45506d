"""Recurring duties: one instance a period, with its own due day, evidence, acceptance (việc định kỳ)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.models import Obligation
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import DutyState


class RecurringDuty(models.Model):
    """Việc định kỳ: a confirmed obligation that one unit owes again and again."""

    NAMED_BY = ("unit", "obligation")

    obligation = models.ForeignKey(
        Obligation, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, related_name="recurring"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chủ trì"), on_delete=models.PROTECT, related_name="recurring_duties"
    )
    approver = models.ForeignKey(
        Unit, verbose_name=_("đơn vị duyệt kết quả"), on_delete=models.PROTECT, related_name="+"
    )
    supporters = models.ManyToManyField(Unit, verbose_name=_("đơn vị phối hợp"), related_name="+", blank=True)
    deliverable = models.CharField(_("sản phẩm"), max_length=500, blank=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    # How long before its due day an instance appears.
    ahead_days = models.PositiveSmallIntegerField(_("giao trước (ngày)"), default=30)
    # No instance is made for a day before this: a pause moves it.
    makes_from = models.DateField(editable=False)
    state = models.CharField(_("trạng thái"), max_length=8, choices=DutyState, default=DutyState.RUNNING)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    # Why the last making failed, such as a unit that has ended; empty when it did not.
    trouble = models.CharField(_("vướng mắc"), max_length=500, blank=True)
    folded = models.TextField(editable=False, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(_("lập lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("việc định kỳ")
        verbose_name_plural = _("việc định kỳ")
        ordering = ["unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "unit"],
                condition=~Q(state=DutyState.ENDED),
                name="one_recurring_duty_per_obligation_and_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.obligation}"

    def get_absolute_url(self) -> str:
        """The duty's page, with its instances."""
        return reverse("steering:duty", args=[self.pk])


class DutyRule(models.Model):
    """Quy tắc lặp lại của một việc định kỳ, from a day on; an older one is never changed."""

    duty = models.ForeignKey(RecurringDuty, on_delete=models.CASCADE, related_name="rules")
    text = models.CharField(_("lặp lại (RRULE)"), max_length=100)
    from_on = models.DateField(_("áp dụng từ ngày"))
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("quy tắc lặp lại")
        ordering = ["from_on", "pk"]

    def __str__(self) -> str:
        return self.text


class Instance(models.Model):
    """Một kỳ của việc định kỳ: its due day, and the rule as it was when it was made."""

    duty = models.ForeignKey(RecurringDuty, on_delete=models.CASCADE, related_name="instances")
    due = models.DateField(_("hạn"))
    rule_text = models.CharField(_("quy tắc khi lập"), max_length=100)
    assignment = models.OneToOneField(
        Assignment, verbose_name=_("phân công"), on_delete=models.PROTECT, related_name="instance"
    )
    made_at = models.DateTimeField(_("lập lúc"), default=timezone.now)
    # A later rule, or the end of the duty, took it away before anybody worked on it.
    dropped_at = models.DateTimeField(_("bỏ lúc"), null=True)

    class Meta:
        verbose_name = _("kỳ")
        verbose_name_plural = _("kỳ")
        ordering = ["-due", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "due"], condition=Q(dropped_at=None), name="one_instance_per_duty_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.due:%d/%m/%Y}"
