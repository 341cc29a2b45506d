"""Ô của văn bản đi on the pages of higher apps, and its rows among one's own work."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import office_forms, policy
from ..models import Paper
from .steps import next_of, steps_of

SHOWN = 50


def of_paper(request: HttpRequest, paper: Paper) -> SafeString:
    """Văn bản của một hồ sơ: where it stands, the next thing to do, the way to its page."""
    context = {
        "paper": paper,
        "steps": steps_of(paper),
        "next": next_of(request.user, paper),  # type: ignore[arg-type]
    }
    return render_to_string("issuing/panels/paper.html", context, request=request)


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Dự thảo chờ đơn vị mình góp ý, papers that wait for their number; empty when there are none."""
    context: dict[str, Any] = {
        "requests": queries.requests_for(person)[:SHOWN],
        "papers": queries.awaiting_number(person)[:SHOWN],
    }
    if not context["requests"] and not context["papers"]:
        return ""
    return render_to_string("issuing/panels/my_work.html", context, request=request)


def form_notice(person: User, paper: Paper) -> dict[str, Any]:
    """Chưa khai thể thức: whether to say so, and whether this person can mend it."""
    return {
        "form_missing": paper.is_open and office_forms.of(paper.office).pk is None,
        "may_set_form": access.allowed(person, policy.SET_FORM, units=[paper.office]),
    }
