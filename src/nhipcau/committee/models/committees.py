"""The committee, its successive compositions and the posts that sit in them (thành phần Ban Chỉ đạo)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import SortKey, person_key
from nhipcau.core.domain.folding import fold
from nhipcau.units.models import Unit, UnitGroup

from ..enums import Circle, Seat


class Committee(models.Model):
    """Ban Chỉ đạo: a body of posts that represent units; `office` issues its papers, `standing_unit` runs it.

    `short_name` is what its own papers call it ("Ban Chỉ đạo").
    """

    name = models.CharField(_("tên đầy đủ"), max_length=250, unique=True)
    short_name = models.CharField(_("tên gọi tắt"), max_length=100, default="Ban Chỉ đạo")
    folded = models.CharField(max_length=400, editable=False)
    sort_key = SortKey()
    standing_unit = models.ForeignKey(
        Unit, verbose_name=_("cơ quan thường trực"), on_delete=models.PROTECT, related_name="committees_run"
    )
    office = models.ForeignKey(
        Unit,
        verbose_name=_("cơ quan ban hành văn bản"),
        on_delete=models.PROTECT,
        related_name="committees_issued",
    )

    class Meta:
        verbose_name = _("Ban Chỉ đạo")
        verbose_name_plural = _("Ban Chỉ đạo")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the names."""
        self.folded = fold(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page (trang Ban Chỉ đạo)."""
        return reverse("committee:committee", args=[self.pk])

    def composition_on(self, day: date) -> "Composition | None":
        """Thành phần có hiệu lực vào ngày `day`; reads compositions fetched before, where they were."""
        return next((each for each in self.compositions.all() if each.holds_on(day)), None)


class Composition(models.Model):
    """Lần thành lập, kiện toàn: who sits by one decision, from `starts_on` until the next begins.

    `ends_on` is the first day on which it no longer holds; none for the present one.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="compositions")
    decision_number = models.CharField(_("số, ký hiệu quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    issuer = models.CharField(_("cơ quan ban hành quyết định"), max_length=200)
    term = models.CharField(_("nhiệm kỳ"), max_length=60, blank=True)
    starts_on = models.DateField(_("có hiệu lực từ ngày"))
    ends_on = models.DateField(_("thôi hiệu lực từ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần kiện toàn")
        verbose_name_plural = _("lần kiện toàn")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee"], condition=Q(ends_on=None), name="one_present_composition"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="composition_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number} ({self.decided_on:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        """Its list of members (thành phần)."""
        return reverse("committee:composition", args=[self.pk])

    def holds_on(self, day: date) -> bool:
        """Đang có hiệu lực vào ngày `day`."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class Member(models.Model):
    """Thành viên: a post that represents a unit, and who holds it; contact is the institution's alone.

    `ends_on` is the first day on which they no longer sit. The name is erased when its time is over
    (`domain.keeping`), the post stays.
    """

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    seat = models.CharField(_("vai trò"), max_length=16, choices=Seat, default=Seat.MEMBER)
    person_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    sort_key = SortKey(of="person_name", key=person_key)
    post = models.CharField(_("chức vụ"), max_length=200)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị đại diện"), on_delete=models.PROTECT, related_name="committee_seats"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tài khoản"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="committee_seats",
    )
    field = models.CharField(_("lĩnh vực phụ trách"), max_length=300, blank=True)
    office_phone = models.CharField(_("điện thoại cơ quan"), max_length=40, blank=True)
    office_email = models.EmailField(_("thư điện tử cơ quan"), blank=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("thôi từ ngày"), null=True, blank=True)
    folded = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("thành viên")
        verbose_name_plural = _("thành viên")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="member_ends_after_they_begin",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_name}, {self.post}" if self.person_name else self.post

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to what it says."""
        self.folded = fold(f"{self.person_name} {self.post} {self.field}")
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded", "sort_key"}
        super().save(*args, **kwargs)

    def sits_on(self, day: date) -> bool:
        """Đang là thành viên vào ngày `day`."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class CircleGroup(models.Model):
    """Nhóm đơn vị của một lần kiện toàn: a group of the directory, kept in step with it."""

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="circles")
    circle = models.CharField(max_length=10, choices=Circle)
    group = models.OneToOneField(UnitGroup, on_delete=models.PROTECT, related_name="circle")

    class Meta:
        verbose_name = _("nhóm của Ban Chỉ đạo")
        constraints = [models.UniqueConstraint(fields=["composition", "circle"], name="one_group_per_circle")]

    def __str__(self) -> str:
        return str(self.group)
