"""Thông tin cá nhân của thành viên: kept while they sit and a time after, then the post alone stays."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.units.models import User

from ..models import Member

KEPT_DAYS = 5 * 365


def sweep(*, kept: timedelta) -> int:
    """Xóa họ tên, liên lạc của người thôi đã lâu; returns how many seats were cleared."""
    before = timezone.localdate() - kept
    ended = Member.objects.filter(ends_on__lt=before) | Member.objects.filter(composition__ends_on__lt=before)
    return _clear(list(ended.exclude(person_name="", office_phone="", office_email="")))


def forget(person: User) -> None:
    """Quên một người: their name goes from the seats that are tied to their account."""
    _clear(list(Member.objects.filter(account=person)))


def _clear(members: list[Member]) -> int:
    for each in members:
        each.person_name = each.office_phone = each.office_email = ""
        each.account = None
        each.save(update_fields=["person_name", "office_phone", "office_email", "account"])
    return len(members)
