"""Directives on their way to the units, and what the units did with them (phổ biến, quán triệt)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.issuing.models import Paper
from nhipcau.units.models import Unit

from ..enums import BriefingForm, DeliveryState, ReminderKind
from .directives import Directive


class Dissemination(models.Model):
    """Lần phổ biến: one sending of a directive, with what the units are asked to do and by when."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="disseminations")
    note = models.TextField(_("nội dung cần lưu ý"), blank=True)
    due = models.DateField(_("hạn"), null=True, blank=True)
    # False: the units only acknowledge; nobody counts who was told.
    wants_briefing = models.BooleanField(_("yêu cầu quán triệt và báo số người"), default=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(_("gửi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("lần phổ biến")
        verbose_name_plural = _("lần phổ biến")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return str(self.directive)

    def get_absolute_url(self) -> str:
        """The standing of the directive's dissemination (tình hình phổ biến)."""
        return reverse("directives:dissemination", args=[self.directive_id])


class Delivery(models.Model):
    """Đơn vị nhận: one directive with one unit, from sending to briefing.

    `forwarded_by` is the unit that passed it on; none when the standing office sent it itself.
    """

    NAMED_BY = ("unit", "directive")

    dissemination = models.ForeignKey(Dissemination, on_delete=models.CASCADE, related_name="deliveries")
    # As of its dissemination; here so that a unit holds a directive once.
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="deliveries"
    )
    forwarded_by = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị chuyển"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="forwarded_deliveries",
    )
    sent_at = models.DateTimeField(_("gửi lúc"), default=timezone.now)
    opened_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    acknowledged_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recalled_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    recall_reason = models.CharField(_("lý do thu hồi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("đơn vị nhận")
        verbose_name_plural = _("đơn vị nhận")
        ordering = ["unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "unit"],
                condition=Q(recalled_at=None),
                name="one_delivery_per_directive_and_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.directive}"

    def get_absolute_url(self) -> str:
        """Where the unit acknowledges and briefs: the directive's page."""
        return f"{self.directive.get_absolute_url()}#pho-bien"

    def state(self, *, briefed: bool) -> DeliveryState:
        """Trạng thái; `briefed` tells whether a briefing stands."""
        if self.recalled_at:
            return DeliveryState.RECALLED
        if briefed:
            return DeliveryState.BRIEFED
        if self.acknowledged_at:
            return DeliveryState.ACKNOWLEDGED
        return DeliveryState.OPENED if self.opened_at else DeliveryState.SENT


class Briefing(models.Model):
    """Buổi quán triệt: how a unit told its own people; a number of people, never who they are."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="briefings")
    held_on = models.DateField(_("ngày"))
    form = models.CharField(_("hình thức"), max_length=12, choices=BriefingForm)
    people = models.PositiveIntegerField(_("số người"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("buổi quán triệt")
        verbose_name_plural = _("buổi quán triệt")
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.held_on:%d/%m/%Y}"


class Reminder(models.Model):
    """Lần đôn đốc: a notice, or an official letter, to a unit that has not done what was asked."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(_("cách nhắc"), max_length=8, choices=ReminderKind)
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    on = models.DateField(_("ngày"), default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    paper = models.ForeignKey(
        Paper,
        verbose_name=_("công văn"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="reminders",
    )

    class Meta:
        verbose_name = _("lần đôn đốc")
        verbose_name_plural = _("lần đôn đốc")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "on"],
                condition=Q(kind=ReminderKind.NOTICE),
                name="one_notice_per_delivery_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery} {self.on:%d/%m/%Y}"
