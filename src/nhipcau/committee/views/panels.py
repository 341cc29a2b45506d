"""Ô của Ban Chỉ đạo on the pages of lower apps: a notice's meeting, a unit's seat, the next meeting."""

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.directives.enums import DirectiveState
from nhipcau.directives.models import Directive
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..domain import policy
from ..enums import MeetingState
from ..models import Meeting

SHOWN = 3


def of_directive(request: HttpRequest, directive: Directive) -> SafeString | str:
    """Văn bản là thông báo kết luận của phiên họp nào."""
    person: User = request.user  # type: ignore[assignment]
    seen = queries.meetings_visible_to(person).filter(directive=directive)
    meeting = seen.select_related("committee").first()
    if meeting is None:
        return ""
    may_look = directive.state == DirectiveState.REVIEW and access.allowed(person, policy.RUN)
    context = {"meeting": meeting, "may_look_again": may_look}
    return render_to_string("committee/panels/directive.html", context, request=request)


def of_unit(request: HttpRequest, unit: Unit) -> SafeString | str:
    """Đơn vị có ghế trong Ban Chỉ đạo, for who may see it."""
    person: User = request.user  # type: ignore[assignment]
    committees = queries.committees_visible_to(person)
    seats = unit.committee_seats.filter(composition__committee__in=committees)
    today = timezone.localdate()
    rows = [
        each
        for each in seats.select_related("composition__committee")
        if each.sits_on(today) and each.composition.holds_on(today)
    ]
    if not rows:
        return ""
    return render_to_string("committee/panels/unit.html", {"seats": rows}, request=request)


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Phiên họp sắp tới, and for who runs them the meetings without their notice."""
    found = queries.meetings_visible_to(person).filter(
        state=MeetingState.PLANNED, starts_at__gte=timezone.now()
    )
    if access.allowed(person, policy.RUN):
        found = Meeting.objects.filter(
            Q(pk__in=found.order_by().values("pk"))
            | Q(pk__in=queries.waiting_notices().order_by().values("pk"))
        )
    rows = list(found.select_related("committee").order_by("starts_at"))
    if not rows:
        return ""
    coming = [each for each in rows if each.state == MeetingState.PLANNED]
    waiting = [each for each in rows if each.state == MeetingState.HELD]
    context = {"coming": coming[:SHOWN], "waiting": waiting[:SHOWN]}
    return render_to_string("committee/panels/my_work.html", context, request=request)
