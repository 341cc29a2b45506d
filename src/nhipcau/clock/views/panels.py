"""What screens of higher apps show of the clock (ô ghép của đồng hồ)."""

from datetime import timedelta

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.units.models import User

from .. import queries

WITHIN = timedelta(days=7)
MOST = 10


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Hạn pháp lý sắp đến of the person's units, on the page of their work."""
    found = queries.due_soon(queries.visible_to(person), within=WITHIN)
    rows = list(found.select_related("rule", "unit")[:MOST])
    return render_to_string("clock/panels/my_work.html", {"rows": rows}, request) if rows else ""
