"""Ô của tập huấn on the page of an assignment: courses that serve it, and the way to a new one."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy


def of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Lớp phục vụ việc này."""
    held = queries.courses_visible_to(request.user).filter(assignment=assignment)  # type: ignore[arg-type]
    may = assignment.is_open and access.allowed(request.user, policy.MANAGE, units=[assignment.unit])  # type: ignore[arg-type]
    courses = list(held)
    if not courses and not may:
        return ""
    context = {"courses": courses, "may_make": may, "assignment": assignment}
    return render_to_string("training/panels/assignment.html", context, request=request)
