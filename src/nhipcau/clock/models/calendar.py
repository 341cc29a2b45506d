"""What an office knows of the calendar beyond the reckoning (lịch của cơ quan)."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import DayKind, Occasion


class YearAnnouncement(models.Model):
    """Thông báo lịch nghỉ của một năm, entered by the office; the year is no longer provisional."""

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    document = models.CharField(_("văn bản thông báo"), max_length=300)

    class Meta:
        verbose_name = _("thông báo lịch nghỉ")
        verbose_name_plural = _("thông báo lịch nghỉ")
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}: {self.document}"


class CalendarDay(models.Model):
    """Ngày cơ quan khai: goes before what the reckoning says; `paired` is the other day of a swap."""

    day = models.DateField(_("ngày"), unique=True)
    kind = models.CharField(_("ngày này là"), max_length=12, choices=DayKind)
    occasion = models.CharField(_("dịp"), max_length=12, choices=Occasion, default=Occasion.OTHER)
    name = models.CharField(_("tên gọi"), max_length=120, blank=True)
    citation = models.CharField(_("căn cứ"), max_length=300)
    paired = models.DateField(_("hoán đổi với ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("ngày cơ quan khai")
        verbose_name_plural = _("ngày cơ quan khai")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class OfficeHours(models.Model):
    """Giờ làm việc của cơ quan: a term counted in days runs out when the working day closes."""

    office = models.OneToOneField(
        Unit, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="office_hours"
    )
    opens = models.TimeField(_("giờ bắt đầu"), default=time(7, 30))
    closes = models.TimeField(_("giờ kết thúc"), default=time(17, 0))

    class Meta:
        verbose_name = _("giờ làm việc")
        verbose_name_plural = _("giờ làm việc")

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"
