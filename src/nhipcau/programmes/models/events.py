"""Events and exhibitions: where, when, with whom, what was shown, who came (sự kiện, triển lãm)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.plans.enums import Language
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.units.models import Unit

from ..enums import Counted, EventKind, EventState, ShownKind
from .partners import Partner


class Event(models.Model):
    """Sự kiện: both days are inside it; visitors are counted once it is over, and how is said beside.

    `assignment` is the work it serves; `evidence` is what was handed in for that work from this record.
    """

    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị tổ chức"), on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=EventKind)
    name = models.CharField(_("tên sự kiện"), max_length=250)
    place = models.CharField(_("địa điểm"), max_length=250)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    content = models.TextField(_("nội dung"), blank=True)
    partners = models.ManyToManyField(
        Partner, verbose_name=_("đối tác cùng làm"), related_name="events", blank=True
    )
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("phục vụ việc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    evidence = models.OneToOneField(
        Evidence, null=True, editable=False, on_delete=models.SET_NULL, related_name="event"
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=EventState, default=EventState.PLANNED, editable=False
    )
    visitors = models.PositiveIntegerField(_("số lượt khách"), null=True, editable=False)
    counted = models.CharField(_("đếm bằng"), max_length=10, choices=Counted, blank=True, editable=False)
    outcome = models.TextField(_("kết quả"), blank=True, editable=False)
    cancel_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True, editable=False)
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = _("sự kiện")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_it_begins",
                violation_error_message=_("Ngày cuối đứng trước ngày đầu; hãy sửa lại hai ngày."),
            ),
            models.CheckConstraint(
                condition=Q(visitors=None) | ~Q(counted=""), name="visitors_say_how_they_were_counted"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true."""
        self.folded = fold(f"{self.name} {self.place} {self.content}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page (trang sự kiện)."""
        return reverse("programmes:event", args=[self.pk])

    @property
    def waits_for_result(self) -> bool:
        """Đã qua mà chưa ghi kết quả."""
        return self.state == EventState.PLANNED and self.ends_on < timezone.localdate()

    @property
    def days(self) -> tuple[date, date]:
        """Ngày đầu và ngày cuối."""
        return self.starts_on, self.ends_on


class Shown(models.Model):
    """Hiện vật, sản phẩm trưng bày at an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="shown")
    kind = models.CharField(_("loại"), max_length=12, choices=ShownKind)
    title = models.CharField(_("tên gọi"), max_length=250)
    language = models.CharField(_("ngôn ngữ"), max_length=16, choices=Language, blank=True)
    quantity = models.PositiveIntegerField(_("số lượng"), default=1)

    class Meta:
        verbose_name = _("hiện vật, sản phẩm trưng bày")
        ordering = ["kind", "title", "pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="something_was_shown")]

    def __str__(self) -> str:
        return self.title
