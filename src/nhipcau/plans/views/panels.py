"""Ô của công việc on the pages of lower apps: an obligation's assignments, a unit's open work."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User

from .. import queries
from ..domain import policy
from ..enums import OVER

SHOWN = 20


def of_directive(request: HttpRequest, directive: Directive) -> SafeString | str:
    """Chuỗi từ văn bản đến minh chứng; tasks nobody was given yet, and the way to hand them out together."""
    has_tasks = directive.obligations.filter(state=ObligationState.CONFIRMED).exists()
    if not has_tasks or not access.scope_of(request.user, policy.READ_PLAN):
        return ""
    may_assign, waiting = access.allowed(request.user, policy.ASSIGN), 0
    if may_assign:
        waiting = queries.confirmed_without_assignment().filter(directive=directive).count()
    context = {"waiting": waiting, "may_assign": may_assign, "directive": directive}
    return render_to_string("plans/panels/directive.html", context, request=request)


def of_cascade(request: HttpRequest, person: User) -> SafeString | str:
    """Của đơn vị mình: what no plan of its own has yet, and the lines this person sees to."""
    counts: list[tuple[Unit, int]] = []
    if access.scope_of(person, policy.PLAN) == Scope.OWN:
        counts = queries.unanswered_of(access.own_unit_ids(person, policy.PLAN), timezone.localdate().year)
    context = {"counts": counts, "lines": queries.in_charge_of(person)[:SHOWN]}
    if not counts and not context["lines"]:
        return ""
    return render_to_string("plans/cascade/_mine.html", context, request=request)


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
