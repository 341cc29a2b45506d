"""Ô của văn bản chỉ đạo on other pages: what waits to be received, how many were briefed."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..domain import policy
from ..domain.dissemination import standing_of

SHOWN = 20


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Văn bản đơn vị tôi phải tiếp nhận, quán triệt; for who sends them: where units are late."""
    held = {unit.pk for unit in access.own_units(person)}
    waiting = queries.in_question(queries.deliveries_to(person).filter(unit__in=held))
    waiting = waiting.filter(directive__superseded_by=None).select_related("directive")
    waiting = waiting.defer("directive__reading").order_by("dissemination__due", "pk")
    rows = [standing_of(delivery) for delivery in waiting[:SHOWN]]
    late = []
    if access.allowed(person, policy.DISSEMINATE):
        late = list(queries.late_papers(on=timezone.localdate())[:SHOWN])
    screened = queries.waiting(person).screening if access.allowed(person, policy.SCREEN) else 0
    if not rows and not late and not screened:
        return ""
    context = {"rows": rows, "late": late, "screened": screened}
    return render_to_string("directives/panels/my_work.html", context, request=request)


def of_unit(request: HttpRequest, unit: Unit) -> SafeString | str:
    """Số người của đơn vị đã được quán triệt, a figure that opens its briefings."""
    person = request.user
    if not isinstance(person, User):
        return ""
    found = queries.briefings_visible_to(person).filter(delivery__unit=unit)
    if not found.exists():
        return ""
    context = {"unit": unit, "people": queries.people_briefed(unit), "sessions": found.count()}
    return render_to_string("directives/panels/unit.html", context, request=request)
