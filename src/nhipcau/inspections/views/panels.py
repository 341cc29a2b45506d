"""Ô của kiểm tra on the pages of lower apps: what waits for me, what was found about a task or a unit."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..domain import policy, remedies
from ..enums import FOLLOWED, FindingState, RecommendationState, RoundState, VisitState
from ..models import Recommendation, Visit

SHOWN = 20


def of_my_work(request: HttpRequest, person: User) -> SafeString | str:
    """Giải trình và kiến nghị đơn vị mình còn nợ; rounds one inspects, remedies to accept."""
    context: dict[str, Any] = {"explain": []}
    wanted = Q(pk__in=[])
    if access.scope_of(person, policy.ANSWER):
        own = access.own_unit_ids(person, policy.ANSWER)
        context["explain"] = _awaited().filter(queries.answered_by(own)).order_by("explain_due", "pk")
        wanted |= queries.carried_by(own) & Q(
            state=RecommendationState.OPEN, visit__state=VisitState.CONCLUDED
        )
    if access.allowed(person, policy.ACCEPT):
        wanted |= Q(state=RecommendationState.REPORTED)
    found = list(_rows(Recommendation.objects.filter(wanted, visit__round__state__in=FOLLOWED)))
    context["mend"] = [each for each in found if each.state == RecommendationState.OPEN]
    context["accept"] = [
        each
        for each in found
        if each.state == RecommendationState.REPORTED and remedies.acceptable_by(person, each)
    ]
    inspecting = queries.rounds_of_team(person).filter(state=RoundState.RUNNING)
    context["inspecting"] = inspecting.annotate(
        waiting=Count("items__findings", filter=Q(items__findings__state=FindingState.EXPLAINED))
    )
    shown = {name: list(rows[:SHOWN]) for name, rows in context.items()}
    if not any(shown.values()):
        return ""
    return render_to_string("inspections/panels/my_work.html", shown, request=request)


def of_assignment(request: HttpRequest, assignment: Assignment) -> SafeString | str:
    """Việc này đã được kiểm tra: what was found, as far as this person may see it."""
    person: User = request.user  # type: ignore[assignment]
    found = queries.findings_visible_to(person).filter(item__assignment=assignment)
    rows = list(found.exclude(state=FindingState.WITHDRAWN).select_related("item__round")[:SHOWN])
    if not rows:
        return ""
    return render_to_string("inspections/panels/assignment.html", {"rows": rows}, request=request)


def of_unit(request: HttpRequest, unit: Unit) -> SafeString | str:
    """Các đợt kiểm tra một đơn vị, as far as this person may see them."""
    person: User = request.user  # type: ignore[assignment]
    visits = queries.visits_visible_to(person).filter(unit=unit).exclude(round__state=RoundState.PREPARING)
    rows = list(visits.select_related("round", "unit").order_by("-round__starts_on", "-pk")[:SHOWN])
    if not rows:
        return ""
    return render_to_string("inspections/panels/unit.html", {"rows": rows}, request=request)


def _awaited() -> Any:
    return (
        Visit.objects.filter(state=VisitState.EXPLAINING, round__state=RoundState.RUNNING)
        .select_related("round", "unit")
        .annotate(waiting=Count("items__findings", filter=Q(items__findings__state=FindingState.SENT)))
        .filter(waiting__gt=0)
    )


def _rows(found: Any) -> Any:
    return found.select_related("visit__unit", "visit__heir", "heir", "visit__round").order_by("due", "pk")
