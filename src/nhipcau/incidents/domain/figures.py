"""Chỉ tiêu báo cáo: incidents activated, lessons that became activities; drills count nowhere."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Incident, Lesson

GROUP = gettext_lazy("Sự cố truyền thông")


def _incident(incident: Incident) -> str:
    return _("%(title)s, kích hoạt %(at)s") % {
        "title": incident.title,
        "at": f"{timezone.localtime(incident.activated_at):%d/%m/%Y}",
    }


def _lesson(lesson: Lesson) -> str:
    return _("%(lesson)s (%(incident)s)") % {"lesson": lesson.text, "incident": lesson.incident}


FIGURES = (
    Figure(
        "incidents.activated",
        GROUP,
        gettext_lazy("Sự cố đã kích hoạt"),
        gettext_lazy("Sự cố kích hoạt trong kỳ, không kể diễn tập."),
        queries.activated_between,
        _incident,
        lambda incident: incident.get_absolute_url(),
    ),
    Figure(
        "incidents.lessons",
        GROUP,
        gettext_lazy("Bài học đã thành hoạt động"),
        gettext_lazy("Bài học rút ra từ sự cố đã vào kế hoạch trong kỳ, không kể diễn tập."),
        queries.lessons_turned_between,
        _lesson,
        lambda lesson: lesson.incident.get_absolute_url(),
    ),
)
