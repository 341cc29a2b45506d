"""Những gì đứng tên người khi bàn giao: courses being prepared or held, and their contact, which is words."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Change, Holding, not_of, register
from nhipcau.units.models import User

from ..enums import CourseState
from ..models import Course


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Lớp bồi dưỡng, tập huấn đang tổ chức"),
            Course,
            "created_by",
            lambda person: _going().filter(created_by=person),
            stays=lambda course, change: "" if change.reaches(course.unit) else not_of(course.unit),
        ),
        Holding(gettext_lazy("Đầu mối liên hệ của lớp"), Course, "contact", _named, stays=_contact_stays),
    )


def _going() -> QuerySet[Course]:
    going = [CourseState.DRAFT, CourseState.OPEN]
    return Course.objects.filter(state__in=going).select_related("unit")


def _named(person: User) -> QuerySet[Course]:
    """Where the person's whole name stands in the contact."""
    name = str(person).strip()
    return _going().filter(contact__icontains=name) if name else _going().none()


def _contact_stays(course: Course, change: Change) -> str:
    return _("Ghi bằng chữ ở thông tin lớp (“%(contact)s”); hãy sửa ở trang lớp.") % {
        "contact": course.contact
    }
