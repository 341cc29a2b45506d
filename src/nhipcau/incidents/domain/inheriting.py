"""Kế thừa khi đơn vị sáp nhập: playbooks in use, incidents not closed, tasks and lessons not done."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..enums import IncidentState, PlaybookState
from ..models import Incident, IncidentTask, Lesson, Playbook


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Kịch bản đang dùng"), Playbook, "unit", _playbooks),
        Inherited(gettext_lazy("Sự cố đang theo dõi"), Incident, "unit", _incidents),
        Inherited(
            gettext_lazy("Việc trong sự cố chưa xong"),
            IncidentTask,
            "unit",
            _tasks,
            lambda task: task.incident.get_absolute_url(),
        ),
        Inherited(
            gettext_lazy("Bài học chưa thực hiện"),
            Lesson,
            "unit",
            _lessons,
            lambda lesson: lesson.incident.get_absolute_url(),
        ),
    )


def _playbooks(unit: Unit) -> QuerySet[Playbook]:
    return Playbook.objects.filter(unit=unit).exclude(state=PlaybookState.RETIRED)


def _incidents(unit: Unit) -> QuerySet[Incident]:
    return Incident.objects.filter(unit=unit).exclude(state=IncidentState.CLOSED)


def _tasks(unit: Unit) -> QuerySet[IncidentTask]:
    return IncidentTask.objects.filter(unit=unit, done_at=None).select_related("incident")


def _lessons(unit: Unit) -> QuerySet[Lesson]:
    found = Lesson.objects.filter(unit=unit, activity=None, handled="")
    return found.select_related("incident")
