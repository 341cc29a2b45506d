"""Ô của họp báo among one's own work: registrations to decide, refusals to look at again, answers owed."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.models import User

from .. import queries

SHOWN = 50


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Việc họp báo chờ người này; empty when nothing waits."""
    rows = list(queries.waiting_for(person)[:SHOWN])
    return render_to_string("conferences/panels/my_work.html", {"rows": rows}, request) if rows else ""
