"""Findings and recommendations across rounds, as far as a person may see them (phát hiện, kiến nghị)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import UnitName, User

from ..enums import FindingState, VisitState
from ..models import Finding, Recommendation
from .rounds import _own, _teams
from .rounds import visits_visible_to as _visits


def findings_visible_to(person: User) -> QuerySet[Finding]:
    """Phát hiện: an inspected unit sees those that were sent to it, the team and the office all."""
    visits = _visits(person)
    sent = ~Q(state=FindingState.DRAFT)
    return Finding.objects.filter(item__visit__in=visits.values("pk")).filter(
        sent | ~Q(item__visit__unit__in=_own_only(person)) | Q(item__round__in=_teams(person))
    )


def recommendations_visible_to(person: User) -> QuerySet[Recommendation]:
    """Kiến nghị: an inspected unit sees them once its inspection is concluded."""
    visits = _visits(person)
    concluded = Q(visit__state=VisitState.CONCLUDED)
    return Recommendation.objects.filter(visit__in=visits.values("pk")).filter(
        concluded | ~Q(visit__unit__in=_own_only(person)) | Q(visit__round__in=_teams(person))
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


def _own_only(person: User) -> set[int]:
    """Units for which the person is on the inspected side: none for whoever sees every round."""
    sees_all = access.scope_of(person, access.ACTIONS["inspections.read"]) == Scope.ALL
    return set() if sees_all else _own(person)
