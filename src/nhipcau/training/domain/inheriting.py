"""Kế thừa khi đơn vị sáp nhập: courses it prepares or holds, and its people in courses not over."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import LIVE, CourseState
from ..models import Course, Registration

GOING = [CourseState.DRAFT, CourseState.OPEN]


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Lớp bồi dưỡng, tập huấn đang tổ chức"), Course, "unit", _courses),
        Inherited(
            gettext_lazy("Người được cử đi học"),
            Registration,
            "unit",
            _people,
            lambda registration: registration.course.get_absolute_url(),
            lambda registration: f"{registration.full_name} – {registration.course}",
        ),
    )


def _courses(unit: Unit) -> QuerySet[Course]:
    return Course.objects.filter(unit=unit, state__in=GOING)


def _people(unit: Unit) -> QuerySet[Registration]:
    """The unit as it was written stays; whose people they are now decides who may withdraw them."""
    found = Registration.objects.filter(unit=unit, state__in=LIVE, course__state__in=GOING)
    return found.select_related("course")
