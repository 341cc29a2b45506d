"""Thời hạn lưu: people of a course are deleted whole, names in the book of certificates much later.

What stays are numbers: of the course, by unit, and of each certificate with the first letters of a name.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain import retention
from nhipcau.core.domain.retention import Rule

from ..enums import CourseState
from ..models import Certificate, Course, CourseSession, Registration
from . import courses, results

PEOPLE_DAYS, CERTIFICATE_DAYS = 365, 1826


def register() -> None:
    """Đăng ký hai quy tắc lưu."""
    half_a_day = timedelta(hours=12)
    retention.register(
        Rule(
            code=courses.RETENTION,
            label=_("Danh sách người học của lớp bồi dưỡng, tập huấn"),
            why=_("Để điểm danh, cấp giấy và đối chiếu kết quả; sau đó chỉ cần con số."),
            days=PEOPLE_DAYS,
            least=30,
            most=1096,
            every=half_a_day,
            work=erase_people,
        )
    )
    retention.register(
        Rule(
            code="training.certificates",
            label=_("Họ tên trong sổ cấp giấy chứng nhận"),
            why=_("Để cấp lại và đối chiếu; trang kiểm tra công khai chỉ cần số giấy và chữ đầu họ tên."),
            days=CERTIFICATE_DAYS,
            least=365,
            most=7305,
            every=half_a_day,
            work=erase_holders,
        )
    )


def erase_people(kept: timedelta) -> int:
    """Xóa người học của các lớp đã qua; returns how many.

    The day promised to them holds even when the office lengthens the time later. Of a course that was never
    opened the names of its speakers go by the same day; it may still be given new sessions and held.
    """
    today = timezone.localdate()
    over = Course.objects.filter(Q(ends_on__lt=today - kept) | Q(kept_until__lt=today), erased_at=None)
    never_opened = over.filter(state=CourseState.DRAFT).order_by().values("pk")
    speakers = CourseSession.objects.filter(course__in=never_opened).exclude(speaker="").update(speaker="")
    over = over.exclude(state=CourseState.DRAFT)
    return speakers + sum(_erase(course.pk) for course in over.order_by("pk"))


def erase_holders(kept: timedelta) -> int:
    """Xóa họ tên, chức vụ, đơn vị trong sổ cấp giấy; returns how many."""
    old = Certificate.objects.filter(issued_on__lt=timezone.localdate() - kept).exclude(holder="")
    return old.update(holder="", post="", office="", salt="")


def _erase(pk: int) -> int:
    with transaction.atomic():
        held = Course.objects.select_for_update().get(pk=pk)
        if held.erased_at is not None:
            return 0
        results.recount(held)
        people = Registration.objects.filter(course=held)
        count = people.count()
        people.delete()
        CourseSession.objects.filter(course=held).update(speaker="")
        held.erased_at, held.link_nonce = timezone.now(), ""
        held.save(update_fields=["erased_at", "link_nonce"])
    return count
