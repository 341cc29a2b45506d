"""Giữ kế hoạch: every change takes the paper's lock first, so that nothing changes once it is submitted."""

from nhipcau.issuing.domain import papers
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Plan
from . import policy


def hold(actor: User, plan: Plan) -> Plan:
    """Giữ kế hoạch còn sửa được, locked, in the caller's transaction.

    Raises PermissionDenied; Refused once the paper is submitted for signing.
    """
    access.require(actor, policy.PLAN)
    paper = Paper.objects.select_for_update().get(pk=plan.paper_id)
    papers.require_open(paper)
    held = Plan.objects.select_related("office").get(pk=plan.pk)
    held.paper = paper
    return held
