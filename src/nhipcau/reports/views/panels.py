"""Ô của báo cáo among one's own work: what the unit still owes, what waits to be accepted."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Báo cáo đơn vị mình còn nợ, reports with units' versions to accept; empty when there are none."""
    owed = []
    if access.scope_of(person, policy.WRITE_UNIT):
        owed = list(queries.unit_reports_of(access.own_unit_ids(person, policy.WRITE_UNIT)))
    waiting = []
    if access.allowed(person, policy.RECEIVE):
        waiting = list(queries.reports_awaiting_acceptance())
    if not owed and not waiting:
        return ""
    context = {"owed": owed, "waiting": waiting}
    return render_to_string("reports/panels/my_work.html", context, request=request)
