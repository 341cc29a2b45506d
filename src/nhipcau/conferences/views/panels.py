"""Ô của họp báo among one's own work: registrations to decide, refusals to look at again, answers owed."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.models import User

from .. import queries

SHOWN = 30


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Việc họp báo chờ người này; empty when nothing waits."""
    context = {
        "waiting": list(queries.to_decide(person)[:SHOWN]),
        "appeals": list(queries.to_review(person)[:SHOWN]),
        "owed": list(queries.owed_by(person)[:SHOWN]),
    }
    if not any(context.values()):
        return ""
    return render_to_string("conferences/panels/my_work.html", context, request=request)
