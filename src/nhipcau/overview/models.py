"""Feeds, and the days an office keeps in mind (địa chỉ lịch, ngày kỷ niệm, sự kiện lớn)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Plan
from nhipcau.units.models import Unit

from .enums import FeedKind, MarkKind


class CalendarFeed(models.Model):
    """Địa chỉ lịch: lets a calendar program read what its owner may see, asked anew each time.

    Only the SHA-256 of the secret is kept, so the address can be shown once and never again; who loses it
    renews it. One that is withdrawn stays as a record that it was.
    """

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    kind = models.CharField(_("loại"), max_length=8, choices=FeedKind)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(_("tạo lúc"), default=timezone.now)
    read_on = models.DateField(_("đọc lần cuối"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    class Meta:
        verbose_name = _("địa chỉ lịch")
        verbose_name_plural = _("địa chỉ lịch")
        ordering = ["kind", "pk"]
        constraints = [
            # One each, since of two empty columns a database finds neither equal to the other.
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(withdrawn_at=None, kind=FeedKind.PERSON),
                name="one_feed_of_ones_own",
            ),
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(withdrawn_at=None, kind=FeedKind.UNIT),
                name="one_feed_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "plan"],
                condition=Q(withdrawn_at=None, kind=FeedKind.PLAN),
                name="one_feed_of_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}".strip()

    @property
    def about(self) -> str:
        """Đơn vị hoặc kế hoạch; "" for one's own work."""
        return str(self.unit or self.plan or "")


class CalendarMark(models.Model):
    """Ngày đáng nhớ trong lịch: an anniversary comes back every year, a big event has its own days.

    Each names where it is written; whether a person has looked there is told apart (`is_verified`). An
    anniversary that ends stays in the calendar of the days before; a big event that ends leaves it.
    """

    kind = models.CharField(_("loại"), max_length=8, choices=MarkKind)
    name = models.CharField(_("tên"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200, blank=True)
    month = models.PositiveSmallIntegerField(_("tháng"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("ngày"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị phụ trách"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source = models.CharField(_("nguồn"), max_length=300)
    is_verified = models.BooleanField(_("đã đối chiếu"), default=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người đối chiếu"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verified_on = models.DateField(_("đối chiếu ngày"), null=True, blank=True)
    ended_on = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("ngày đáng nhớ")
        verbose_name_plural = _("ngày đáng nhớ")
        ordering = ["starts_on", "month", "day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MarkKind.EVENT, starts_on__isnull=False, ends_on__gte=models.F("starts_on"))
                | (~Q(kind=MarkKind.EVENT) & Q(month__range=(1, 12), day__range=(1, 31), starts_on=None)),
                name="a_mark_has_its_days",
            )
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("overview:mark", args=[self.pk])

    @property
    def words(self) -> str:
        """Tên trong ngôn ngữ của màn hình."""
        name = self.name_en if get_language() == "en" and self.name_en else self.name
        if self.kind == MarkKind.RELATION:
            return gettext("Quan hệ ngoại giao với %(country)s") % {"country": name}
        return name

    @property
    def when(self) -> str:
        """Ngày nói bằng lời."""
        if self.starts_on and self.ends_on:
            first, last = f"{self.starts_on:%d/%m/%Y}", f"{self.ends_on:%d/%m/%Y}"
            return first if first == last else f"{first} – {last}"
        return f"{self.day:02d}/{self.month:02d}" + (f"/{self.year}" if self.year else "")

    def told(self, year: int) -> str:
        """Lời trong lịch của một năm: the anniversary with its count."""
        if self.kind == MarkKind.EVENT or not self.year or year <= self.year:
            return self.words
        return gettext("%(what)s, %(n)d năm") % {"what": self.words, "n": year - self.year}

    @property
    def noted(self) -> str:
        """Nguồn, and that nobody has checked it yet."""
        return (
            self.source
            if self.is_verified
            else gettext("%(source)s (chưa đối chiếu)") % {"source": self.source}
        )

    def days_in(self, first: date, last: date) -> Iterator[date]:
        """Những ngày rơi vào khoảng; none before the year it happened or after its end."""
        if self.starts_on and self.ends_on:
            at, until = max(self.starts_on, first), min(self.ends_on, last)
            while at <= until:
                yield at
                at += timedelta(days=1)
            return
        for year in range(max(first.year, self.year or 0), last.year + 1):
            try:
                day = date(year, self.month or 1, self.day or 1)
            except ValueError:  # 29 February in other years
                continue
            if first <= day <= last and (self.ended_on is None or day < self.ended_on):
                yield day
