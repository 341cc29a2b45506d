"""Who registers for a conference; how to reach them, apart and for a while; what they object to."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import SortKey, person_key
from nhipcau.units.models import new_salt

from ..enums import Ground, Outcome, RegistrantKind, RegistrationState
from .conferences import Conference


def new_nonce() -> str:
    """Phần ngẫu nhiên của các địa chỉ; emptied, they open nothing any more."""
    return secrets.token_hex(16)


class Registration(models.Model):
    """Đăng ký dự: of which outlet, in what capacity, what is needed on the day, and what became of it.

    It has no field for what anybody thinks of a person or outlet. `ground` is from a closed list
    (safeguard 10); `authority` names who told of the safety of the place. Equipment and needs are emptied
    with the contact; what stays says how many of which kind came.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="registrations")
    kind = models.CharField(_("người đăng ký"), max_length=10, choices=RegistrantKind)
    outlet = models.CharField(_("cơ quan báo chí"), max_length=160, blank=True)
    # In which they are written to.
    language = models.CharField(_("ngôn ngữ"), max_length=16, default="vi")
    equipment = models.CharField(_("thiết bị mang theo"), max_length=300, blank=True)
    needs = models.CharField(_("cần hỗ trợ"), max_length=300, blank=True)
    state = models.CharField(
        _("bước"), max_length=10, choices=RegistrationState, default=RegistrationState.WAITING
    )
    ground = models.CharField(_("căn cứ từ chối"), max_length=10, choices=Ground, blank=True)
    authority = models.CharField(_("cơ quan phụ trách an toàn"), max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)
    checked_in_at = models.DateTimeField(_("có mặt lúc"), null=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Who put them down by hand; none for who came through the site.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    # Of the form that was sent: the same form twice is one registration.
    form_nonce = models.CharField(max_length=32, null=True, unique=True, editable=False)
    registered_at = models.DateTimeField(_("đăng ký lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("đăng ký dự")
        verbose_name_plural = _("đăng ký dự")
        ordering = ["registered_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(ground=""), name="refused_on_a_ground"),
            models.CheckConstraint(
                condition=~Q(ground="safety") | ~Q(authority=""), name="safety_told_by_an_authority"
            ),
            models.CheckConstraint(
                condition=Q(checked_in_at=None) | Q(state="accredited"), name="only_accredited_came"
            ),
        ]
        indexes = [models.Index(fields=["conference", "state"], name="registrations_by_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class RegistrantContact(models.Model):
    """Liên hệ của người đăng ký: four facts, a purpose and the day by which they are gone (safeguard 12).

    What stands here is an allow-list that a test compares (safeguard 2).
    """

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="contact")
    full_name = models.CharField(_("họ và tên"), max_length=80)
    sort_key = SortKey(of="full_name", key=person_key)
    email = models.EmailField(_("thư điện tử"), max_length=120, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    card = models.CharField(_("số giấy tờ tùy thân"), max_length=40, blank=True)
    purpose = models.CharField(_("mục đích"), max_length=200)
    erase_on = models.DateField(_("xóa ngày"))
    folded = models.CharField(max_length=400, editable=False)
    # With it gone, digests in the trail tell nothing.
    salt = models.CharField(max_length=32, default=new_salt, editable=False)

    class Meta:
        verbose_name = _("liên hệ của người đăng ký")
        verbose_name_plural = _("liên hệ của người đăng ký")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name


class Appeal(models.Model):
    """Đề nghị xem lại việc từ chối: decided by another person than who refused."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(_("lý do đề nghị xem lại"))
    at = models.DateTimeField(_("gửi lúc"), auto_now_add=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("xem lại lúc"), null=True)
    outcome = models.CharField(_("kết quả"), max_length=10, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("đề nghị xem lại")
        verbose_name_plural = _("đề nghị xem lại")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(refused_by=None) | ~Q(decided_by=F("refused_by")),
                name="appeal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(decided_at__isnull=False), name="appeal_decided_at_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.outcome}"
