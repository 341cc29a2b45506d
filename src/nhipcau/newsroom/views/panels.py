"""Ô của tin bài on the page of an assignment: stories that serve it, and the way to a new one."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..queries import board

SHOWN = 20


def of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Tin bài phục vụ việc này."""
    visible = queries.stories_visible_to(request.user)  # type: ignore[arg-type]
    stories = list(queries.for_lists(visible.filter(assignment=assignment)))
    may = assignment.is_open and access.allowed(request.user, policy.WRITE, units=[assignment.unit])  # type: ignore[arg-type]
    if not stories and not may:
        return ""
    context = {"stories": stories, "may_make": may, "assignment": assignment}
    return render_to_string("newsroom/panels/assignment.html", context, request=request)


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Việc dịch được giao, và góp ý cho bản mình viết mà chưa xử lý."""
    if not access.scope_of(person, policy.WRITE):
        return ""
    if not (waiting := board.waiting_for(person)):
        return ""
    again = [row for row in waiting if row["version"] == board.TO_REVIEW][:SHOWN]
    rows = [row for row in waiting if row["version"] != board.TO_REVIEW][: 2 * SHOWN]
    context = {"rows": rows, "again": again, "in_english": get_language() == "en"}
    return render_to_string("newsroom/panels/my_work.html", context, request=request)
