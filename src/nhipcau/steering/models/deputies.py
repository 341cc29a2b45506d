"""Who stands in for whom, from when to when (ủy quyền khi vắng)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import Ground


class Delegation(models.Model):
    """Ủy quyền: `deputy` holds `person`'s roles in `unit` from `starts_on` to the end of `ends_on`.

    It ends by itself; `stopped_at` ends it at once. The roles themselves are looked up each day, so that a
    role that has ended is lent no more.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người vắng"),
        on_delete=models.CASCADE,
        related_name="absences",
    )
    unit = models.ForeignKey(Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người làm thay"),
        on_delete=models.CASCADE,
        related_name="stands_in",
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    ground = models.CharField(_("lý do"), max_length=8, choices=Ground, default=Ground.LEAVE)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    declared_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)
    stopped_at = models.DateTimeField(_("thôi lúc"), null=True)

    class Meta:
        verbose_name = _("ủy quyền")
        verbose_name_plural = _("ủy quyền")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="nobody_stands_in_for_themselves"),
        ]
        indexes = [models.Index(fields=["deputy", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.person} → {self.deputy}, {self.starts_on:%d/%m/%Y}–{self.ends_on:%d/%m/%Y}"

    def runs_on(self, day: date) -> bool:
        """Đang có hiệu lực vào ngày `day`."""
        return self.stopped_at is None and self.starts_on <= day <= self.ends_on

    def is_over(self, day: date) -> bool:
        """Đã hết: stopped, or its last day is past."""
        return self.stopped_at is not None or self.ends_on < day
