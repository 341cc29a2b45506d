"""Những gì đứng tên người khi bàn giao: incidents under way, parts in them, tasks, playbooks."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register
from nhipcau.units.models import User

from ..enums import IncidentState, PlaybookState
from ..models import Incident, IncidentRole, IncidentTask, Playbook, PlaybookRole


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Sự cố đang theo dõi"),
            Incident,
            "created_by",
            _incidents,
            stays=lambda held, change: "" if change.reaches(held.unit) else not_of(held.unit),
        )
    )
    register(
        Holding(
            gettext_lazy("Kịch bản đang dùng"),
            Playbook,
            "created_by",
            _playbooks,
            stays=lambda held, change: "" if change.reaches(held.unit) else not_of(held.unit),
        )
    )
    register(
        Holding(
            gettext_lazy("Việc trong sự cố chưa xong"),
            IncidentTask,
            "person",
            _tasks,
            path=lambda task: task.incident.get_absolute_url(),
            stays=lambda held, change: "" if change.reaches(held.unit) else not_of(held.unit),
        )
    )
    for name in ("person", "deputy"):
        register(
            Holding(
                gettext_lazy("Vai trong kịch bản"),
                PlaybookRole,
                name,
                _prepared(name),
                path=lambda role: role.playbook.get_absolute_url(),
            ),
            Holding(
                gettext_lazy("Vai trong sự cố"),
                IncidentRole,
                name,
                _played(name),
                path=lambda role: role.incident.get_absolute_url(),
            ),
        )


def _incidents(person: User) -> QuerySet[Incident]:
    found = Incident.objects.filter(created_by=person).exclude(state=IncidentState.CLOSED)
    return found.select_related("unit")


def _playbooks(person: User) -> QuerySet[Playbook]:
    found = Playbook.objects.filter(created_by=person).exclude(state=PlaybookState.RETIRED)
    return found.select_related("unit")


def _tasks(person: User) -> QuerySet[IncidentTask]:
    return IncidentTask.objects.filter(person=person, done_at=None).select_related("unit", "incident")


def _prepared(name: str) -> Callable[[User], QuerySet[PlaybookRole]]:
    def found(person: User) -> QuerySet[PlaybookRole]:
        roles = PlaybookRole.objects.filter(**{name: person})
        return roles.exclude(playbook__state=PlaybookState.RETIRED).select_related("playbook")

    return found


def _played(name: str) -> Callable[[User], QuerySet[IncidentRole]]:
    def found(person: User) -> QuerySet[IncidentRole]:
        roles = IncidentRole.objects.filter(**{name: person})
        return roles.exclude(incident__state=IncidentState.CLOSED).select_related("incident")

    return found
