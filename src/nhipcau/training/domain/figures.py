"""Chỉ tiêu báo cáo của bồi dưỡng, tập huấn: courses held, people who came, certificates, units.

Counted are closed courses by the day of their last session. Every line names a course or a unit, never a
person, for it is frozen with the report.
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure
from nhipcau.units.models import Unit

from .. import queries
from ..models import Course

GROUP = gettext_lazy("Bồi dưỡng, tập huấn")


def line_of(course: Course) -> str:
    """Một lớp trong một câu."""
    return _("%(title)s (%(day)s, %(unit)s): %(attended)d lượt người, %(certified)d giấy chứng nhận") % {
        "title": course.title,
        "day": f"{course.ends_on:%d/%m/%Y}" if course.ends_on else "—",
        "unit": course.unit,
        "attended": course.attended,
        "certified": course.certified,
    }


def _unit_address(unit: Unit) -> str:
    return f"{reverse('training:courses')}?from_unit={unit.pk}"


FIGURES = (
    Figure(
        key="training.courses",
        group=GROUP,
        label=gettext_lazy("Lớp đã tổ chức"),
        sentence=gettext_lazy("Lớp bồi dưỡng, tập huấn đã tổng kết, có buổi cuối trong kỳ"),
        records=queries.held_between,
        line=line_of,
        address=Course.get_absolute_url,
        counted_in=gettext_lazy("lớp"),
    ),
    Figure(
        key="training.attended",
        group=GROUP,
        label=gettext_lazy("Lượt người dự học"),
        sentence=gettext_lazy("Người dự ít nhất một buổi của các lớp đã tổng kết trong kỳ"),
        records=queries.held_between,
        line=line_of,
        address=Course.get_absolute_url,
        amount="attended",
        counted_in=gettext_lazy("lượt người"),
    ),
    Figure(
        key="training.certificates",
        group=GROUP,
        label=gettext_lazy("Giấy chứng nhận đã cấp"),
        sentence=gettext_lazy("Giấy chứng nhận còn giá trị của các lớp đã tổng kết trong kỳ"),
        records=queries.held_between,
        line=line_of,
        address=Course.get_absolute_url,
        amount="certified",
        counted_in=gettext_lazy("giấy"),
    ),
    Figure(
        key="training.units",
        group=GROUP,
        label=gettext_lazy("Đơn vị có người dự học"),
        sentence=gettext_lazy(
            "Đơn vị trong danh bạ có người dự các lớp đã tổng kết trong kỳ, mỗi đơn vị một lần"
        ),
        records=queries.units_present_between,
        line=str,
        address=_unit_address,
        unit="pk",
        counted_in=gettext_lazy("đơn vị"),
    ),
)
