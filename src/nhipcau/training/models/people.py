"""People of a course: who is put down, who came, who was given a certificate (học viên)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import SortKey, person_key
from nhipcau.core.domain.folding import fold
from nhipcau.units.models import Unit, new_salt

from ..enums import CertificateState, Recorded, RegistrationState, Via
from .courses import Course, CourseSession


class Registration(models.Model):
    """Đăng ký học: one person in one course, with four facts and no more (`domain.registrations.KEPT`).

    Deleted whole by the retention job. `unit_name` is the unit as written, `unit` the one it is taken for.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="registrations")
    full_name = models.CharField(_("họ và tên"), max_length=80)
    sort_key = SortKey(of="full_name", key=person_key)
    folded = models.CharField(max_length=500, editable=False)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    unit_name = models.CharField(_("đơn vị công tác"), max_length=200)
    post = models.CharField(_("chức vụ"), max_length=120)
    email = models.EmailField(_("thư điện tử"), max_length=120, blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=RegistrationState)
    via = models.CharField(_("đăng ký qua"), max_length=12, choices=Via)
    # With it gone, digests in the trail tell nothing, and the address of the badge opens nothing.
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    registered_at = models.DateTimeField(_("đăng ký lúc"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)

    class Meta:
        verbose_name = _("đăng ký học")
        verbose_name_plural = _("đăng ký học")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["course", "state"])]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.full_name} {self.unit_name} {self.post}")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "folded", "sort_key"}
        super().save(*args, **kwargs)

    @property
    def office(self) -> str:
        """Đơn vị để đọc: the directory's name, or what was written."""
        return str(self.unit) if self.unit_id else self.unit_name


class Attendance(models.Model):
    """Điểm danh: one person was in one session; once only."""

    session = models.ForeignKey(CourseSession, on_delete=models.PROTECT, related_name="attendances")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendances")
    recorded = models.CharField(_("cách ghi"), max_length=8, choices=Recorded)
    reason = models.CharField(_("lý do ghi bổ sung"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("điểm danh")
        constraints = [
            models.UniqueConstraint(fields=["session", "registration"], name="present_once_a_session")
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.registration_id}"


class CertificateBook(models.Model):
    """Sổ cấp giấy chứng nhận của một đơn vị trong một năm: the last number given."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_certificate_book_a_year")]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}: {self.last}"


class Certificate(models.Model):
    """Giấy chứng nhận: a number in a unit's book, and what the paper says, kept as it was given.

    `holder` is deleted by its own retention rule; `initials` and the number stay, so that the paper can
    still be checked. One given again replaces the one before, which stays in the book.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="certificates")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    sequence = models.PositiveIntegerField(_("số thứ tự"))
    code = models.CharField(_("mã kiểm tra"), max_length=16, unique=True)
    holder = models.CharField(_("người được cấp"), max_length=80, blank=True)
    initials = models.CharField(_("chữ đầu họ tên"), max_length=40)
    post = models.CharField(_("chức vụ"), max_length=120, blank=True)
    office = models.CharField(_("đơn vị"), max_length=250, blank=True)
    content = models.JSONField(editable=False)
    issued_on = models.DateField(_("ngày cấp"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=CertificateState, default=CertificateState.VALID
    )
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by", verbose_name=_("cấp lại của")
    )
    reason = models.CharField(_("lý do cấp lại, thu hồi"), max_length=300, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)

    class Meta:
        verbose_name = _("giấy chứng nhận")
        verbose_name_plural = _("giấy chứng nhận")
        ordering = ["-year", "-sequence", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "sequence"], name="one_certificate_a_number"),
            models.UniqueConstraint(
                fields=["registration"],
                condition=models.Q(state=CertificateState.VALID),
                name="one_valid_certificate_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """Số của giấy: its place in the book and the year."""
        return f"{self.sequence:03}/{self.year}/GCN"
