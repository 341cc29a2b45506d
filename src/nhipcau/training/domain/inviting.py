"""Lời mời: a message to paste where the units talk, and the names offered to who fills in a unit."""

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.units.queries import in_being, in_office_order

from ..models import Course
from .spelling import days


@in_official_language
def message(course: Course, address: str = "") -> str:
    """Tin nhắn mời học; with the public link where there is one."""
    lines = [
        _("Kính mời các đơn vị cử người dự: %(title)s.") % {"title": course.title},
        _("Thời gian: %(days)s. Địa điểm: %(place)s.")
        % {"days": days(course.starts_on, course.ends_on), "place": course.place},
    ]
    if course.audience:
        lines.append(_("Đối tượng: %(audience)s.") % {"audience": course.audience})
    if course.registers_until:
        until = timezone.localtime(course.registers_until)
        lines.append(_("Đăng ký trước %(until)s.") % {"until": f"{until:%H:%M %d/%m/%Y}"})
    if address:
        lines.append(_("Đăng ký tại đây (không cần tài khoản): %(address)s") % {"address": address})
    lines.append(_("Liên hệ: %(contact)s.") % {"contact": course.contact})
    return "\n".join(lines)


def unit_names() -> list[str]:
    """Tên các đơn vị đang hoạt động, offered below the field."""
    return list(in_office_order(in_being(timezone.localdate())).values_list("name", flat=True))
