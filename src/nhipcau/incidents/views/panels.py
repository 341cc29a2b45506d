"""Ô của sự cố on one's own page: incidents under way, with what of them waits for one's unit."""

from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..enums import IncidentState

SHOWN = 20


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Sự cố đang xử lý mà người này được xem, those with the nearest hour first; one query."""
    if not access.scope_of(person, policy.WORK):
        return ""
    mine = Q(tasks__done_at=None, tasks__unit__in=access.own_unit_ids(person, policy.WORK))
    going = queries.incidents_visible_to(person).filter(state=IncidentState.ACTIVE)
    going = going.annotate(waiting=Count("tasks", filter=mine), next_due=Min("tasks__due_at", filter=mine))
    found = sorted(
        going.order_by("-activated_at")[:SHOWN], key=lambda each: (each.next_due is None, each.next_due or 0)
    )
    if not found:
        return ""
    context = {"going": found, "now": timezone.now()}
    return render_to_string("incidents/panels/my_work.html", context, request=request)
