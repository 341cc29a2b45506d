"""Ô của đôn đốc on the pages of lower apps: how often a task was reminded of, and a reminder by hand."""

from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.core.views.listing import filter_of
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..domain import inheritances, policy, recurrence
from ..forms.reminders import RemindForm
from ..models import Instance

SHOWN = 10


def standing_in(request: HttpRequest, person: User) -> SafeString | str:
    """Làm thay ai, ai làm thay mình, on the page of one's own work."""
    running = list(
        queries.running(timezone.localdate())
        .filter(Q(person=person) | Q(deputy=person))
        .select_related("person", "deputy", "unit")
    )
    if not running:
        return ""
    context = {
        "mine": [each for each in running if each.deputy_id == person.pk],
        "away": [each for each in running if each.person_id == person.pk],
    }
    return render_to_string("steering/panels/standing_in.html", context, request=request)


def of_obligation(request: HttpRequest, obligation: Obligation) -> SafeString | str:
    """Việc định kỳ từ một nhiệm vụ, and the way to start one where the directive repeats it."""
    person: User = request.user  # type: ignore[assignment]
    duties = list(queries.duties_visible_to(person).filter(obligation=obligation).select_related("unit"))
    may_start = obligation.state == ObligationState.CONFIRMED and access.allowed(person, policy.RECUR)
    if not duties and not (may_start and obligation.recurrence):
        return ""
    context = {"duties": duties, "task": obligation, "may_start": may_start}
    return render_to_string("steering/panels/recurring.html", context, request=request)


def period_of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Kỳ nào của việc định kỳ nào, on the page of one instance."""
    instance = Instance.objects.filter(assignment=assignment).select_related("duty__unit").first()
    if instance is None:
        return ""
    period = recurrence.period_of(instance.rule_text, instance.due)
    context = {"duties": [instance.duty], "period": period}
    return render_to_string("steering/panels/recurring.html", context, request=request)


def of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Các lần nhắc một việc, and the button that reminds."""
    person = request.user
    if not access.allowed(person, policy.READ, units=[assignment.unit]):  # type: ignore[arg-type]
        return ""
    told = queries.of_assignment(assignment)
    can_remind = assignment.is_with_unit and access.allowed(
        person,  # type: ignore[arg-type]
        policy.REMIND,
        units=[assignment.unit],
    )
    rows = list(told[:SHOWN])
    if not rows and not can_remind:
        return ""
    context = {"told": rows, "assignment": assignment, "form": RemindForm() if can_remind else None}
    return render_to_string("steering/panels/assignment.html", context, request=request)


def of_tracking(request: HttpRequest, page: Page[Any]) -> SafeString | str:
    """Nhắc nhiều việc một lượt, below the list of work."""
    return round_bar(request, origin="tracking", count=page.paginator.count) if page.object_list else ""


def round_bar(request: HttpRequest, *, origin: str, count: int = 0) -> SafeString | str:
    """Thanh nhắc nhiều việc: for the rows ticked, or for all `count` that the filter finds."""
    person: User = request.user  # type: ignore[assignment]
    if not access.scope_of(person, policy.REMIND):
        return ""
    context = {"origin": origin, "count": count, "query": filter_of(request.GET)}
    return render_to_string("steering/panels/round.html", context, request=request)


def at_state_of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Nhắc ngay, beside the state and the due day of a task; once a day."""
    person: User = request.user  # type: ignore[assignment]
    if not assignment.is_with_unit or not access.allowed(person, policy.REMIND, units=[assignment.unit]):
        return ""
    today = queries.of_assignment(assignment).filter(on=timezone.localdate(), by__isnull=False).first()
    context = {"assignment": assignment, "today": today}
    return render_to_string("steering/panels/remind.html", context, request=request)


def of_unit(request: HttpRequest, unit: Unit) -> SafeString | str:
    """Hồ sơ còn mở của đơn vị đã ngừng, and the way to pass them on; empty for a unit in being."""
    person: User = request.user  # type: ignore[assignment]
    if unit.exists_on(timezone.localdate()) or not access.allowed(person, policy.INHERIT):
        return ""
    count = sum(not line.why for line in inheritances.open_of(unit))
    if not count:
        return ""
    return render_to_string("steering/panels/unit.html", {"unit": unit, "count": count}, request=request)
