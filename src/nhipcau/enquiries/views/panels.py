"""Ô "Việc của tôi": questions of the press that wait for this person."""

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..enums import State
from ..models import Enquiry

SHOWN = 10


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Câu hỏi chờ mình: to sort, to write, to approve, to send."""
    if not access.scope_of(person, policy.READ):
        return ""
    wanted = Q(pk__in=[])
    if access.allowed(person, policy.SORT):
        wanted |= Q(state=State.RECEIVED)
    for action, states in (
        (policy.WRITE, [State.DRAFTING, State.APPROVED]),
        (policy.CHECK, [State.SUBMITTED]),
    ):
        if access.scope_of(person, action):
            wanted |= Q(state__in=states, unit__in=access.own_unit_ids(person, action))
    if voiced := queries.voiced_units(person):
        wanted |= Q(state=State.CHECKED, unit__in=voiced)
    found = Enquiry.objects.filter(wanted).select_related("unit", "language").order_by("received_at", "pk")
    rows = list(found[: SHOWN + 1])
    if not rows:
        return ""
    context = {"rows": rows[:SHOWN], "more": len(rows) > SHOWN}
    return render_to_string("enquiries/panels/my_work.html", context, request=request)
