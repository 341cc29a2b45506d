"""Ô của sự cố on one's own page: tasks by the hour, incidents under way."""

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
    """Việc của đơn vị mình trong các sự cố đang xử lý."""
    if not access.scope_of(person, policy.WORK):
        return ""
    units = {each.pk for each in access.own_units(person)}
    tasks = list(queries.open_tasks_of(units)[:SHOWN])
    going = list(queries.incidents_visible_to(person).filter(state=IncidentState.ACTIVE)[:SHOWN])
    if not tasks and not going:
        return ""
    context = {"tasks": tasks, "going": going, "now": timezone.now()}
    return render_to_string("incidents/panels/my_work.html", context, request=request)
