"""Courses, their sessions and what is handed out there (lớp, buổi học, tài liệu)."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.plans.models import Activity, Assignment, Term
from nhipcau.units.models import Unit, UnitGroup

from ..enums import CourseKind, CourseState

# Ticked off from an hour before a session until half an hour after it; later, with a reason.
EARLY, LATE = timedelta(minutes=60), timedelta(minutes=30)


def new_nonce() -> str:
    """Phần ngẫu nhiên của một địa chỉ; a new one closes the old address."""
    return secrets.token_hex(16)


class Course(models.Model):
    """Lớp bồi dưỡng, tập huấn: held by one unit, as the fulfilment of an assignment or activity.

    `starts_on` and `ends_on` are the days of its first and last session. The numbers at the end are what the
    closing found; they stay when the people's data has been deleted.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=CourseKind, default=CourseKind.WORKSHOP)
    title = models.CharField(_("tên lớp"), max_length=300)
    folded = models.TextField(editable=False, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị tổ chức"), on_delete=models.PROTECT, related_name="courses"
    )
    theme = models.ForeignKey(
        Term,
        verbose_name=_("nội dung"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="courses",
    )
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("việc được giao"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="courses",
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("hoạt động trong kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="courses",
    )
    audience = models.CharField(_("đối tượng"), max_length=300, blank=True)
    invited = models.ForeignKey(
        UnitGroup,
        verbose_name=_("nhóm đơn vị được mời"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place = models.CharField(_("địa điểm"), max_length=300)
    capacity = models.PositiveSmallIntegerField(_("số chỗ"))
    budget_reference = models.CharField(_("kinh phí"), max_length=300, blank=True)
    contact = models.CharField(_("đầu mối liên hệ"), max_length=300)
    threshold = models.PositiveSmallIntegerField(_("tỷ lệ dự để được cấp giấy (%)"), default=80)
    signer_authority = models.CharField(_("thẩm quyền ký giấy"), max_length=120, blank=True)
    signer_capacity = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer_name = models.CharField(_("họ tên người ký"), max_length=80, blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=CourseState, default=CourseState.DRAFT)
    starts_on = models.DateField(_("từ ngày"), null=True, editable=False)
    ends_on = models.DateField(_("đến ngày"), null=True, editable=False)
    registers_until = models.DateTimeField(_("nhận đăng ký đến"), null=True, blank=True)
    # The day promised to whoever registers, by which their data is gone.
    kept_until = models.DateField(_("giữ thông tin người học đến"), null=True, editable=False)
    link_nonce = models.CharField(max_length=32, blank=True, editable=False)
    cancel_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)
    closed_at = models.DateTimeField(_("tổng kết lúc"), null=True, editable=False)
    registered = models.PositiveIntegerField(_("người đăng ký"), default=0, editable=False)
    attended = models.PositiveIntegerField(_("lượt người dự"), default=0, editable=False)
    certified = models.PositiveIntegerField(_("giấy chứng nhận"), default=0, editable=False)
    present_units = models.PositiveIntegerField(_("đơn vị có người dự"), default=0, editable=False)
    erased_at = models.DateTimeField(_("xóa thông tin người học lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("lớp bồi dưỡng, tập huấn")
        verbose_name_plural = _("lớp bồi dưỡng, tập huấn")
        ordering = [F("starts_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold__gte=1, threshold__lte=100), name="course_threshold_is_a_share"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="course_holds_someone"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.audience} {self.place}")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = [*fields, "folded"]  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Trang của lớp."""
        return reverse("training:course", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Đã mở và chưa tổng kết: people may be put down, moved and ticked off."""
        return self.state == CourseState.OPEN

    @property
    def takes_registrations(self) -> bool:
        """Còn nhận đăng ký từ các đơn vị và qua liên kết."""
        return self.is_open and self.registers_until is not None and timezone.now() < self.registers_until


class CourseSession(models.Model):
    """Buổi học: one stretch of hours on one day, with what is told and by whom.

    A speaker is kept as the contact of an institution: its name, and a person's name and post only as long
    as the people's data of the course.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField(_("ngày"))
    begins = models.TimeField(_("từ giờ"))
    ends = models.TimeField(_("đến giờ"))
    room = models.CharField(_("phòng"), max_length=120, blank=True)
    topic = models.CharField(_("chuyên đề"), max_length=300)
    speaker_office = models.CharField(_("cơ quan báo cáo viên"), max_length=200, blank=True)
    speaker = models.CharField(_("báo cáo viên"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("buổi học")
        verbose_name_plural = _("buổi học")
        ordering = ["day", "begins", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")),
                name="session_ends_after_it_begins",
                violation_error_message=_("Giờ kết thúc phải sau giờ bắt đầu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.begins:%H:%M} {self.topic}"

    @property
    def begins_at(self) -> datetime:
        """Lúc bắt đầu."""
        return timezone.make_aware(datetime.combine(self.day, self.begins), timezone.get_default_timezone())

    @property
    def ends_at(self) -> datetime:
        """Lúc kết thúc."""
        return timezone.make_aware(datetime.combine(self.day, self.ends), timezone.get_default_timezone())

    def is_on(self, now: datetime) -> bool:
        """Đang trong giờ điểm danh."""
        return self.begins_at - EARLY <= now <= self.ends_at + LATE


class Material(models.Model):
    """Tài liệu của lớp: a file, for the organisers or for everyone who is registered."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("tên tài liệu"), max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=250)
    for_trainees = models.BooleanField(_("cho người học tải về"), default=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tài liệu")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Turnout(models.Model):
    """Kết quả theo đơn vị: how many of one unit came, kept when their names have been deleted.

    `unit` is None for those whose unit is not in the directory; `name` is then what was written.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="turnouts")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("đơn vị"), max_length=250)
    registered = models.PositiveIntegerField(_("đăng ký"))
    attended = models.PositiveIntegerField(_("dự học"))
    certified = models.PositiveIntegerField(_("giấy chứng nhận"))

    class Meta:
        verbose_name = _("kết quả theo đơn vị")
        ordering = ["-attended", "name"]
        constraints = [models.UniqueConstraint(fields=["course", "unit", "name"], name="one_turnout_a_unit")]

    def __str__(self) -> str:
        return self.name
