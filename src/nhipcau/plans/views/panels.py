"""Ô của công việc on the pages of lower apps: an obligation's assignments, a unit's open work."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy
from ..enums import OVER

SHOWN = 20


def of_directive(request: HttpRequest, directive: Directive) -> SafeString | str:
    """Nhiệm vụ đã xác nhận mà chưa giao cho ai, and the way to hand them out together."""
    if not access.allowed(request.user, policy.ASSIGN):
        return ""
    waiting = queries.confirmed_without_assignment().filter(directive=directive).count()
    context = {"waiting": waiting, "directive": directive}
    return render_to_string("plans/panels/directive.html", context, request=request) if waiting else ""


def of_obligation(request: HttpRequest, obligation: Obligation) -> SafeString:
    """Phân công của một nhiệm vụ, and the button that hands it out."""
    visible = queries.visible_to(request.user).filter(obligation=obligation)
    context = {
        "assignments": queries.with_next_step(visible),
        "obligation": obligation,
        "can_assign": obligation.state == ObligationState.CONFIRMED
        and access.allowed(request.user, policy.ASSIGN),
    }
    return render_to_string("plans/panels/obligation.html", context, request=request)


def of_unit(request: HttpRequest, unit: Unit) -> SafeString:
    """Việc còn mở của một đơn vị, as far as this person may see it."""
    work = queries.visible_to(request.user).filter(unit=unit).exclude(state__in=OVER)
    context = {"assignments": queries.with_next_step(work)[:SHOWN], "count": work.count(), "unit": unit}
    return render_to_string("plans/panels/unit.html", context, request=request)
