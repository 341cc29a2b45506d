"""Giữ kế hoạch: every change takes the paper's lock first, so that nothing changes once it is submitted."""

from nhipcau.issuing.domain import hands, papers
from nhipcau.issuing.models import Paper
from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from ..models import Plan
from . import policy


def hold(actor: User, plan: Plan) -> Plan:
    """Giữ kế hoạch còn sửa được, locked, in the caller's transaction.

    Raises PermissionDenied; Refused once the paper is submitted for signing.
    """
    require(actor, policy.PLAN, plan)
    paper = Paper.objects.select_for_update().get(pk=plan.paper_id)
    papers.require_open(paper)
    held = Plan.objects.select_related("office").get(pk=plan.pk)
    held.paper = paper
    return held


def require(actor: User, action: Action, plan: Plan) -> None:
    """Đòi quyền với kế hoạch. Raises PermissionDenied; Refused for a unit's plan that is not one's own."""
    hands.require(actor, action, _paper_of(plan))


def allowed(person: User, action: Action, plan: Plan) -> bool:
    """Người này làm được việc này với kế hoạch."""
    return hands.allowed(person, action, _paper_of(plan))


def _paper_of(plan: Plan) -> Paper:
    plan.paper.office = plan.office
    return plan.paper
