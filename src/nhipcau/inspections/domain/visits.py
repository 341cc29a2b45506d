"""Kiểm tra một đơn vị: the meeting recorded, findings sent, concluded, reopened while nothing is signed."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.models import Paper
from nhipcau.plans.domain.terms import require_reason
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import FindingState, Nature, Question, RecommendationState, VisitState
from ..models import Finding, Visit
from . import guards, notifying, policy


def record(
    *,
    actor: User,
    visit: Visit,
    held_on: date,
    begins_at: time | None,
    ends_at: time | None,
    place: str,
    unit_side: str,
) -> Visit:
    """Ghi buổi làm việc for the minute.

    Raises Refused for a day to come, times out of order, or once the minute is submitted.
    """
    guards.require_inspector(actor, visit)
    if held_on > timezone.localdate():
        raise Refused(_("Ngày làm việc không được sau hôm nay; hãy ghi khi buổi làm việc đã diễn ra."))
    if begins_at and ends_at and ends_at <= begins_at:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."))
    with transaction.atomic():
        held = guards.locked_visit(visit)
        guards.require_visit(held, list(VisitState), _("Buổi làm việc không còn sửa được."))
        _require_open_minute(held.minute)
        lines = (" ".join(line.split()) for line in unit_side.splitlines())
        wanted = {
            "held_on": held_on,
            "begins_at": begins_at,
            "ends_at": ends_at,
            "place": " ".join(place.split())[:200],
            "unit_side": "\n".join(line for line in lines if line),
        }
        before, after = audit.changes(held, wanted)
        if after:
            held.save()
            audit.record(
                actor=actor, verb="inspections.visit.record", subject=held, before=before, after=after
            )
    return held


def send(*, actor: User, visit: Visit, explain_due: date) -> Visit:
    """Gửi phát hiện cho đơn vị, which explains by the day; "Đạt" needs no explanation.

    Raises Refused while a task lacks answers or a finding, or for a day that is past.
    """
    guards.require_inspector(actor, visit)
    if explain_due < timezone.localdate():
        raise Refused(_("Hạn giải trình phải từ hôm nay trở đi."))
    with transaction.atomic():
        held = guards.locked_visit(visit)
        guards.require_visit(held, [VisitState.CHECKING], _("Phát hiện đã gửi rồi."))
        _require_checked(held)
        now = timezone.now()
        drafts = Finding.objects.filter(item__visit=held, state=FindingState.DRAFT)
        drafts.filter(nature=Nature.MET).update(state=FindingState.UPHELD, sent_at=now)
        asked = drafts.update(state=FindingState.SENT, sent_at=now)
        held.explain_due = explain_due
        guards.moved(
            actor,
            "inspections.visit.send",
            held,
            VisitState.EXPLAINING,
            "sent_at",
            explain_due=explain_due,
            asked=asked,
        )
        notifying.sent(actor, held, asked)
    return held


def conclude(*, actor: User, visit: Visit) -> Visit:
    """Kết luận kiểm tra một đơn vị; what it did not explain in time stands as found.

    Raises Refused while an explanation is awaited or not yet considered, or the meeting is not recorded.
    """
    guards.require_inspector(actor, visit)
    with transaction.atomic():
        held = guards.locked_visit(visit)
        guards.require_visit(held, [VisitState.EXPLAINING], _("Hãy gửi phát hiện cho đơn vị trước."))
        if held.held_on is None:
            raise Refused(_("Chưa ghi buổi làm việc với đơn vị (ngày, địa điểm); hãy ghi rồi kết luận."))
        findings = Finding.objects.filter(item__visit=held)
        unheard = findings.filter(state=FindingState.SENT)
        if held.explain_due and held.explain_due >= timezone.localdate() and (left := unheard.count()):
            raise Refused(
                _("Còn %(n)d phát hiện chờ đơn vị giải trình, hạn %(day)s.")
                % {"n": left, "day": f"{held.explain_due:%d/%m/%Y}"}
            )
        if left := findings.filter(state=FindingState.EXPLAINED).count():
            raise Refused(_("Còn %(n)d giải trình đoàn chưa xem xét.") % {"n": left})
        silent = unheard.update(
            state=FindingState.UPHELD,
            judgement=_silence(),
            judged_at=timezone.now(),
        )
        guards.moved(
            actor, "inspections.visit.conclude", held, VisitState.CONCLUDED, "concluded_at", silent=silent
        )
        notifying.concluded(actor, held)
    return held


def reopen(*, actor: User, visit: Visit, reason: str) -> Visit:
    """Mở lại kết luận, while its minute is not submitted and nothing was reported on a recommendation.

    What stood because the unit was silent waits for its word again; the rest the team may judge anew.
    """
    access.require(actor, policy.PREPARE)
    reason = require_reason(reason)
    with transaction.atomic():
        held = guards.locked_visit(visit)
        guards.require_visit(held, [VisitState.CONCLUDED], _("Đơn vị này chưa kết luận."))
        _require_open_minute(held.minute)
        if held.recommendations.exclude(state=RecommendationState.OPEN).exists():
            raise Refused(_("Đơn vị đã báo cáo thực hiện kiến nghị nên không mở lại kết luận."))
        held.concluded_at = None
        asked = Finding.objects.filter(item__visit=held, judged_at__isnull=False, explained_at=None).update(
            state=FindingState.SENT, judgement="", judged_at=None
        )
        guards.moved(
            actor, "inspections.visit.reopen", held, VisitState.EXPLAINING, reason=reason, asked=asked
        )
    return held


@in_official_language
def _silence() -> str:
    return _("Đơn vị không giải trình trong thời hạn.")


def _require_checked(held: Visit) -> None:
    items = list(held.items.prefetch_related("checks", "findings"))
    if not items:
        raise Refused(_("Đơn vị này không có việc nào trong mẫu; hãy thêm việc, kèm lý do."))
    unanswered = sum(len(item.checks.all()) < len(Question) for item in items)
    if unanswered:
        raise Refused(
            ngettext(
                "Còn %(n)d việc chưa trả lời đủ phiếu kiểm tra.",
                "Còn %(n)d việc chưa trả lời đủ phiếu kiểm tra.",
                unanswered,
            )
            % {"n": unanswered}
        )
    unfound = sum(not item.findings.all() for item in items)
    if unfound:
        raise Refused(
            ngettext(
                "Còn %(n)d việc chưa có phát hiện; việc tốt cũng ghi “Đạt”.",
                "Còn %(n)d việc chưa có phát hiện; việc tốt cũng ghi “Đạt”.",
                unfound,
            )
            % {"n": unfound}
        )


def _require_open_minute(minute: Paper | None) -> None:
    if minute is not None and not minute.is_open:
        raise Refused(_("Biên bản đã trình ký nên nội dung đã khóa; hãy đưa biên bản về dự thảo trước."))
