"""Rules of reminding, and every reminder that went out (quy tắc nhắc, lần nhắc)."""

from datetime import time

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import Audience, MatterKind


class Supervision(models.Model):
    """Cách đôn đốc của cơ quan: one row; from `hour` on, each working day, one digest a person."""

    is_on = models.BooleanField(_("tự động nhắc việc"), default=True)
    hour = models.TimeField(_("giờ gửi"), default=time(7, 30))
    kept_days = models.PositiveSmallIntegerField(
        _("giữ thông báo (ngày)"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
    )

    class Meta:
        verbose_name = _("cách đôn đốc")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class ReminderRule(models.Model):
    """Quy tắc nhắc: `offset` days before (negative), on (0) or after the due day, then every `every` days.

    Days are days of the calendar; what falls on a day of rest is told on a working day (see domain.rules).
    """

    offset = models.SmallIntegerField(
        _("số ngày so với hạn"), validators=[MinValueValidator(-60), MaxValueValidator(365)]
    )
    every = models.PositiveSmallIntegerField(
        _("nhắc lại sau mỗi (ngày)"), default=0, validators=[MaxValueValidator(90)]
    )
    audience = models.CharField(_("nhắc ai"), max_length=8, choices=Audience, default=Audience.STAFF)
    is_on = models.BooleanField(_("đang dùng"), default=True)

    class Meta:
        verbose_name = _("quy tắc nhắc")
        verbose_name_plural = _("quy tắc nhắc")
        ordering = ["offset", "audience", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offset", "audience"],
                name="one_rule_per_day_and_audience",
                violation_error_message=_("Đã có quy tắc cho đúng ngày và người này; hãy sửa quy tắc đó."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.when}: {self.get_audience_display()}"

    @property
    def when(self) -> str:
        """Nhắc khi nào, in words."""
        if self.offset < 0:
            words = ngettext("trước hạn %(n)d ngày", "trước hạn %(n)d ngày", -self.offset) % {
                "n": -self.offset
            }
        elif self.offset == 0:
            words = gettext("đúng ngày đến hạn")
        else:
            words = ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", self.offset) % {"n": self.offset}
        if self.every:
            again = ngettext("nhắc lại sau mỗi %(n)d ngày", "nhắc lại sau mỗi %(n)d ngày", self.every)
            words = f"{words}, {again % {'n': self.every}}"
        return words


class DigestRun(models.Model):
    """Lần nhắc tự động của một ngày: made once, whole or not at all; `until` is the next working day."""

    day = models.DateField(_("ngày"), unique=True)
    until = models.DateField(_("ngày làm việc kế tiếp"))
    made_at = models.DateTimeField(_("lúc"), default=timezone.now)
    people = models.PositiveIntegerField(_("số người"), default=0)
    matters = models.PositiveIntegerField(_("số việc"), default=0)

    class Meta:
        verbose_name = _("lần nhắc tự động")
        ordering = ["-day"]

    def __str__(self) -> str:
        return gettext("Nhắc việc ngày %(day)s") % {"day": f"{self.day:%d/%m/%Y}"}


class Reminder(models.Model):
    """Lần nhắc: who was told of what, when and by which rule; `person` goes after a time, the unit stays.

    None in `person` with `reached` false: the unit has nobody to tell.
    """

    run = models.ForeignKey(DigestRun, null=True, on_delete=models.CASCADE, related_name="reminders")
    on = models.DateField(_("ngày nhắc"))
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    kind = models.CharField(_("việc gì"), max_length=8, choices=MatterKind)
    # Set for work; a paper that was sent round is named by its path.
    assignment = models.ForeignKey(
        Assignment, null=True, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("công việc")
    )
    unit = models.ForeignKey(Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("việc"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, blank=True)
    path = models.CharField(max_length=500)
    due = models.DateField(_("hạn"), null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reached = models.BooleanField(_("có người nhận"), default=True)
    mailed = models.BooleanField(_("có gửi thư"), default=False)
    audience = models.CharField(_("nhắc ai"), max_length=8, choices=Audience)
    rule = models.ForeignKey(
        ReminderRule, verbose_name=_("quy tắc"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The rule as it was that day, or the words of whoever reminded.
    why = models.CharField(_("vì sao"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhắc"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("lần nhắc")
        verbose_name_plural = _("lần nhắc")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["on", "unit"]), models.Index(fields=["run", "person"])]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.text}"

    @property
    def days_left(self) -> int:
        """Số ngày còn lại when it was told, negative when late."""
        return (self.due - self.on).days if self.due else 0
