"""Giải trình: the unit's word on each finding, and what the team makes of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import FindingState, Nature, VisitState
from ..models import Finding
from . import findings, guards, notifying, policy

OUTCOMES = (FindingState.UPHELD, FindingState.REVISED, FindingState.WITHDRAWN)


def explain(*, actor: User, finding: Finding, agrees: bool, text: str = "") -> Finding:
    """Giải trình một phát hiện; agreed with, it stands, otherwise the team considers what is said.

    The unit may say it anew until the team has considered it. Raises Refused without words where it does not
    agree, from a member of the team, or when nothing is awaited.
    """
    visit = finding.item.visit
    access.require(actor, policy.ANSWER, units=[visit.answering])
    if queries.is_on_team(actor, visit.round_id):
        raise Refused(_("Bạn là thành viên đoàn kiểm tra nên không giải trình thay đơn vị."))
    text = text.strip()
    if not agrees and not text:
        raise Refused(_("Không nhất trí thì ghi rõ giải trình: đơn vị đã làm gì, ở đâu, có gì chứng minh."))
    with transaction.atomic():
        held_visit = guards.locked_visit(visit)
        guards.require_visit(held_visit, [VisitState.EXPLAINING], _("Lúc này không giải trình được."))
        held = _locked(finding)
        if not _awaits(held):
            raise Refused(_("Phát hiện này không chờ giải trình, hoặc đoàn đã xem xét."))
        before = {"state": held.state, "agrees": held.agrees, "explanation": held.explanation}
        held.agrees, held.explanation = agrees, text
        held.explained_by, held.explained_at = actor, timezone.now()
        held.state = FindingState.UPHELD if agrees else FindingState.EXPLAINED
        held.save()
        after = {"state": held.state, "agrees": agrees, "explanation": text}
        entry = audit.record(
            actor=actor, verb="inspections.finding.explain", subject=held, before=before, after=after
        )
        notifying.explained(actor, held_visit, held, entry=entry.sequence)
    return held


def judge(
    *,
    actor: User,
    finding: Finding,
    outcome: FindingState,
    words: str,
    nature: Nature | None = None,
    text: str = "",
) -> Finding:
    """Xem xét giải trình: upheld, revised (with new nature and words) or withdrawn, always with reasons.

    What was said before stays in the trail. Raises Refused without words, for a finding nobody explained, or
    one that is met or withdrawn while recommendations follow from it.
    """
    guards.require_inspector(actor, finding.item.visit)
    words = guards.require_text(words, _("Hãy ghi ý kiến của đoàn về giải trình này."))
    if outcome not in OUTCOMES:
        raise Refused(_("Hãy chọn: giữ nguyên, điều chỉnh, hoặc rút phát hiện."))
    with transaction.atomic():
        held_visit = guards.locked_visit(finding.item.visit_id)
        guards.require_visit(held_visit, [VisitState.EXPLAINING], _("Lúc này không xem xét giải trình được."))
        held = _locked(finding)
        if not can_be_judged(held):
            raise Refused(_("Đơn vị chưa giải trình phát hiện này, hoặc đã nhất trí."))
        before = _stated(held)
        if outcome == FindingState.REVISED:
            _revise(held, nature, text)
        _require_unfollowed(held, outcome)
        held.state, held.judgement = outcome, words
        held.judged_by, held.judged_at = actor, timezone.now()
        held.save()
        audit.record(
            actor=actor,
            verb="inspections.finding.judge",
            subject=held,
            before=before,
            after=_stated(held) | {"judgement": words},
        )
    return held


def can_be_judged(finding: Finding) -> bool:
    """Đoàn xem xét được: explained and not yet considered, or considered once and open to a second look."""
    return finding.state == FindingState.EXPLAINED or bool(finding.judged_at and finding.explained_at)


def _awaits(held: Finding) -> bool:
    agreed = held.state == FindingState.UPHELD and held.agrees is True and held.judged_at is None
    return held.state in {FindingState.SENT, FindingState.EXPLAINED} or agreed


def _revise(held: Finding, nature: Nature | None, text: str) -> None:
    text = guards.require_text(text, _("Điều chỉnh thì ghi nội dung phát hiện mới."))
    held.nature = nature or held.nature
    held.text, held.folded = text, findings.folded(text, held.item.assignment.obligation)


def _require_unfollowed(held: Finding, outcome: FindingState) -> None:
    is_void = outcome == FindingState.WITHDRAWN or held.nature == Nature.MET
    if is_void and held.recommendations.exists():
        raise Refused(_("Có kiến nghị từ phát hiện này; hãy bỏ kiến nghị trước."))


def _stated(held: Finding) -> dict[str, Any]:
    return {"state": held.state, "nature": held.nature, "text": held.text}


def _locked(finding: Finding) -> Finding:
    return (
        Finding.objects.select_for_update(of=("self",))
        .select_related("item__assignment__obligation__directive")
        .get(pk=finding.pk)
    )
