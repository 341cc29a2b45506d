"""Findings and recommendations across rounds, as far as a person may see them (phát hiện, kiến nghị)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..enums import FindingState, VisitState
from ..models import Finding, Recommendation
from .recusals import conflicting_units, of_own
from .rounds import _teams
from .rounds import visits_visible_to as _visits


def findings_visible_to(person: User) -> QuerySet[Finding]:
    """Phát hiện: the team and the office see all, people of the inspected unit those that were sent to it.

    That holds for whoever belongs to the unit, also where they sit in the team or in the office.
    """
    visits = _visits(person)
    sent = ~Q(state=FindingState.DRAFT)
    inside = Q() if _sees_all(person) else Q(item__round__in=_teams(person))
    return Finding.objects.filter(item__visit__in=visits.values("pk")).filter(
        sent | inside & ~of_own("item__visit__", conflicting_units(person))
    )


def recommendations_visible_to(person: User) -> QuerySet[Recommendation]:
    """Kiến nghị: people of the inspected unit see them once its inspection is concluded."""
    visits = _visits(person)
    concluded = Q(visit__state=VisitState.CONCLUDED)
    inside = Q() if _sees_all(person) else Q(visit__round__in=_teams(person))
    return Recommendation.objects.filter(visit__in=visits.values("pk")).filter(
        concluded | inside & ~of_own("visit__", conflicting_units(person))
    )


def search_findings(findings: QuerySet[Finding], text: str) -> QuerySet[Finding]:
    """Tìm không cần dấu in the finding, its sentence and the unit."""
    for word in fold(text).split():
        names = UnitName.objects.filter(unit=OuterRef("item__visit__unit"), folded__contains=word)
        findings = findings.filter(Q(folded__contains=word) | Exists(names))
    return findings


def search_recommendations(found: QuerySet[Recommendation], text: str) -> QuerySet[Recommendation]:
    """Tìm không cần dấu in the recommendation and the unit."""
    for word in fold(text).split():
        names = UnitName.objects.filter(unit=OuterRef("visit__unit"), folded__contains=word)
        found = found.filter(Q(folded__contains=word) | Exists(names))
    return found


def _sees_all(person: User) -> bool:
    return access.scope_of(person, access.ACTIONS["inspections.read"]) == Scope.ALL
