"""Kiến nghị sau kiểm tra: what a finding asks the unit to mend, written before the unit is concluded."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.models import User

from ..enums import FindingState, VisitState
from ..models import Finding, Recommendation
from . import guards

BEFORE_CONCLUSION = [VisitState.CHECKING, VisitState.EXPLAINING]


def recommend(*, actor: User, finding: Finding, text: str, due: date) -> Recommendation:
    """Ghi kiến nghị from a finding; the unit sees it once its inspection is concluded.

    Raises Refused for a finding that is met or withdrawn, a day not after today, or after the conclusion.
    """
    guards.require_inspector(actor, finding.item.visit)
    text = guards.require_text(text, _("Hãy ghi kiến nghị: đơn vị cần làm gì."))
    if due <= timezone.localdate():
        raise Refused(_("Hạn thực hiện kiến nghị phải sau hôm nay."))
    with transaction.atomic():
        held = guards.locked_visit(finding.item.visit_id)
        guards.require_visit(held, BEFORE_CONCLUSION, _("Kiến nghị ghi trước khi kết luận."))
        current = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        if current.is_met or current.state == FindingState.WITHDRAWN:
            raise Refused(_("Phát hiện “Đạt” hoặc đã rút thì không kèm kiến nghị."))
        made = Recommendation.objects.create(
            visit=held, finding=current, text=text, due=due, folded=fold(text), made_by=actor
        )
        facts = {"finding": current, "text": text, "due": due}
        audit.record(actor=actor, verb="inspections.recommend", subject=made, after=facts)
    return made


def drop(*, actor: User, recommendation: Recommendation) -> None:
    """Bỏ kiến nghị, before the conclusion. Raises Refused afterwards: then it is given up with a reason."""
    guards.require_inspector(actor, recommendation.visit)
    with transaction.atomic():
        held = guards.locked_visit(recommendation.visit_id)
        guards.require_visit(
            held, BEFORE_CONCLUSION, _("Kiến nghị đã kết luận thì chỉ thôi theo dõi, kèm lý do.")
        )
        current = Recommendation.objects.select_for_update(of=("self",)).filter(pk=recommendation.pk).first()
        if current is None:
            return
        facts = {"finding": current.finding_id, "text": current.text, "due": current.due}
        audit.record(actor=actor, verb="inspections.recommend.drop", subject=current, before=facts)
        current.delete()
