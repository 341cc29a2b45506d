"""Readings of incidents (truy vấn sự cố)."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.press.models import Statement
from nhipcau.units.domain.access import ACTIONS, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .models import Incident, IncidentTask, Lesson, Playbook


def playbooks_visible_to(person: User) -> QuerySet[Playbook]:
    """Kịch bản mà người này được xem: all, or those of own units."""
    reach = scope_of(person, ACTIONS["incidents.read"])
    found = Playbook.objects.select_related("unit", "approved_by")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    return found.filter(unit__in=own_unit_ids(person, ACTIONS["incidents.read"]))


def incidents_visible_to(person: User) -> QuerySet[Incident]:
    """Sự cố mà người này được xem: all, or those of own units and those in which they have a task."""
    reach = scope_of(person, ACTIONS["incidents.read"])
    found = Incident.objects.select_related("unit", "playbook", "matter")
    if reach == Scope.ALL:
        return found
    if reach == Scope.NONE:
        return found.none()
    own = own_unit_ids(person, ACTIONS["incidents.read"])
    given = IncidentTask.objects.filter(incident=OuterRef("pk"), unit__in=own)
    return found.filter(Q(unit__in=own) | Exists(given))


def statements_of(incident: Incident) -> QuerySet[Statement]:
    """Phát ngôn về vụ việc mở từ sự cố này, in the order in which they were issued."""
    found = Statement.objects.filter(matter__isnull=False, matter=incident.matter_id)
    return found.select_related("story", "spokesperson").order_by("issued_at", "pk")


def activated_between(first: date, last: date) -> QuerySet[Incident]:
    """Sự cố kích hoạt từ `first` đến hết `last`; drills are none."""
    found = Incident.objects.filter(activated_at__date__range=(first, last), is_drill=False)
    return found.select_related("unit").order_by("activated_at", "pk")


def lessons_turned_between(first: date, last: date) -> QuerySet[Lesson]:
    """Bài học đã thành hoạt động của kế hoạch trong thời gian ấy, of real incidents."""
    found = Lesson.objects.filter(
        became_at__date__range=(first, last), activity__isnull=False, incident__is_drill=False
    )
    return found.select_related("incident", "unit").order_by("became_at", "pk")
