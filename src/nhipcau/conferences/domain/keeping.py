"""Thời hạn lưu: how to reach who registered is gone by the day promised; numbers and outlets stay."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import retention
from nhipcau.core.domain.retention import Rule

from ..models import Conference, RegistrantContact, Registration
from . import conferences, ending, registering

DAYS = 30


def register() -> None:
    """Đăng ký quy tắc lưu."""
    retention.register(
        Rule(
            code=conferences.RETENTION,
            label=_("Liên hệ của người đăng ký dự họp báo, chương trình báo chí"),
            why=_("Để xếp chỗ, đón tại cửa và báo thay đổi; hết cuộc chỉ cần con số."),
            days=DAYS,
            least=1,
            most=365,
            every=timedelta(hours=6),
            work=erase_due,
        )
    )


def erase_due(kept: timedelta) -> int:
    """Xóa liên hệ đã hết mục đích; returns how many.

    The day promised holds even when the office lengthens the time later; a shorter time counts at once.
    """
    now, today = timezone.now(), timezone.localdate()
    due = Q(erase_on__lte=today) | Q(registration__conference__ends_at__lt=now - kept)
    found = RegistrantContact.objects.filter(due).values("registration__conference")
    over = Conference.objects.filter(pk__in=found).order_by("pk")
    return sum(_erase(pk, due) for pk in list(over.values_list("pk", flat=True)))


def _erase(pk: int, due: Q) -> int:
    with transaction.atomic():
        held = Conference.objects.select_for_update().get(pk=pk)
        ending.recount(held)
        held.erased_at = timezone.now()
        held.save(update_fields=["registered", "accredited", "came", "erased_at"])
        contacts = RegistrantContact.objects.filter(due, registration__conference=held)
        numbers = Registration.objects.filter(contact__in=contacts).values_list("pk", flat=True)
        return registering.erase(list(numbers))
