"""Meetings: agenda, attendance, minutes, conclusions, and the papers of each (phiên họp)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.casing import inside
from nhipcau.core.models import StoredFile
from nhipcau.directives.models import Directive
from nhipcau.issuing.models import Paper
from nhipcau.units.models import Unit

from ..enums import MeetingKind, MeetingState, Presence
from .committees import Committee, Member


class Meeting(models.Model):
    """Phiên họp: numbered within its year; `directive` is its conclusion notice as it was read in."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(_("loại"), max_length=10, choices=MeetingKind, default=MeetingKind.REGULAR)
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveSmallIntegerField(_("phiên thứ"))
    subject = models.CharField(_("chủ đề"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("bắt đầu lúc"))
    place = models.CharField(_("địa điểm"), max_length=300)
    chair = models.ForeignKey(
        Member,
        verbose_name=_("chủ trì"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="chaired",
    )
    secretary = models.ForeignKey(
        Member,
        verbose_name=_("thư ký"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="recorded",
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    cancel_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True)
    ended_at = models.TimeField(_("kết thúc lúc"), null=True, blank=True)
    proceedings = models.TextField(_("diễn biến phiên họp"), blank=True)
    invitation = models.OneToOneField(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="meeting_invited"
    )
    minutes = models.OneToOneField(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="meeting_recorded"
    )
    conclusion = models.OneToOneField(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="meeting_concluded"
    )
    directive = models.OneToOneField(
        Directive,
        verbose_name=_("thông báo kết luận đã đọc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meeting",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("phiên họp")
        verbose_name_plural = _("phiên họp")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "year", "kind", "number"],
                condition=~models.Q(state=MeetingState.CANCELLED),
                name="one_meeting_per_number",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page (trang phiên họp)."""
        return reverse("committee:meeting", args=[self.pk])

    @property
    def title(self) -> str:
        """Tên phiên họp: "Phiên họp định kỳ thứ 2 năm 2026"."""
        return titled(self.kind, self.number, self.year)

    @property
    def spoken_title(self) -> str:
        """Tên trong câu: "phiên họp định kỳ thứ 2 năm 2026"."""
        return inside(self.title)

    @property
    def day(self) -> date:
        """Ngày họp, by the clock of the office."""
        return timezone.localdate(self.starts_at)


def titled(kind: str, number: int, year: int) -> str:
    """Tên một phiên họp from its facts."""
    words = {"kind": MeetingKind(kind).label, "number": number, "year": year}
    return gettext("%(kind)s thứ %(number)d năm %(year)d") % words


class AgendaItem(models.Model):
    """Nội dung trong chương trình họp; `follows` is the meeting whose conclusions it looks back on."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    title = models.CharField(_("nội dung"), max_length=500)
    presenter = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị trình bày"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    follows = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_up"
    )

    class Meta:
        verbose_name = _("nội dung họp")
        verbose_name_plural = _("nội dung họp")
        ordering = ["meeting_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "follows"],
                condition=models.Q(follows__isnull=False),
                name="one_look_back_per_meeting",
            )
        ]

    def __str__(self) -> str:
        return self.title


class AgendaFile(models.Model):
    """Tài liệu họp của một nội dung."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="agenda_files")
    name = models.CharField(_("tên tệp"), max_length=250)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tài liệu họp")
        verbose_name_plural = _("tài liệu họp")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="one_file_once_per_item")]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """Dự họp: one member at one meeting; a stand-in is told by post, never by name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance")
    presence = models.CharField(_("dự họp"), max_length=10, choices=Presence)
    stand_in = models.CharField(_("chức vụ người dự thay"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("dự họp")
        ordering = ["member__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="one_presence_per_member")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_presence_display()}"


class Conclusion(models.Model):
    """Kết luận: one numbered point of the conclusion notice, as it will be printed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.TextField(_("nội dung kết luận"))

    class Meta:
        verbose_name = _("kết luận")
        verbose_name_plural = _("kết luận")
        ordering = ["meeting_id", "position", "pk"]

    def __str__(self) -> str:
        return self.text[:120]
