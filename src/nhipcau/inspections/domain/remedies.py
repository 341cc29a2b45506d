"""Thực hiện kiến nghị: the unit shows what it mended and says so; another person accepts or returns it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import evidence
from nhipcau.plans.domain.terms import require_reason
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import FOLLOWED, RecommendationState, VisitState
from ..models import Recommendation, Remedy
from . import guards, notifying, policy


def add_link(*, actor: User, recommendation: Recommendation, link: str, title: str, done_on: date) -> Remedy:
    """Thêm minh chứng khắc phục là đường dẫn; the same one again stands once.

    Raises Refused for another address than http(s), a day to come, or when nothing is owed.
    """
    access.require(actor, policy.ANSWER, units=[recommendation.carrying])
    link = link.strip()
    evidence.require_web_address(link)
    return _keep(actor, recommendation, title, done_on, {"link": link})


def add_file(
    *,
    actor: User,
    recommendation: Recommendation,
    content: bytes,
    name: str,
    title: str,
    done_on: date,
    no_secret: bool = False,
) -> Remedy:
    """Thêm minh chứng khắc phục là tệp, checked as all evidence is (safeguard 16).

    Raises Refused for a size, type, name or secret mark that cannot be, a day to come, or nothing owed.
    """
    access.require(actor, policy.ANSWER, units=[recommendation.carrying])
    work = recommendation.finding.item.assignment
    name = evidence.require_file(actor, work, content, name, no_secret)
    return _keep(actor, recommendation, title, done_on, {"file": files.keep(content), "file_name": name})


def withdraw(*, actor: User, remedy: Remedy) -> Remedy:
    """Rút lại minh chứng khắc phục, while the unit has not reported; repeated it changes nothing."""
    access.require(actor, policy.ANSWER, units=[remedy.recommendation.carrying])
    with transaction.atomic():
        _owed(remedy.recommendation)
        held = Remedy.objects.select_for_update(of=("self",)).get(pk=remedy.pk)
        if held.withdrawn_at is None:
            held.withdrawn_at = timezone.now()
            held.save(update_fields=["withdrawn_at"])
            audit.record(
                actor=actor,
                verb="inspections.remedy.withdraw",
                subject=held,
                before={"withdrawn_at": None},
                after={"withdrawn_at": held.withdrawn_at},
            )
    return held


def report(*, actor: User, recommendation: Recommendation, text: str) -> Recommendation:
    """Báo cáo đã thực hiện, for another person to accept. Raises Refused without words or evidence."""
    access.require(actor, policy.ANSWER, units=[recommendation.carrying])
    text = guards.require_text(text, _("Hãy ghi đơn vị đã làm gì để thực hiện kiến nghị."))
    with transaction.atomic():
        held = _owed(recommendation)
        if not held.remedies.filter(withdrawn_at=None).exists():
            raise Refused(_("Chưa có minh chứng khắc phục nào; hãy thêm một tệp hoặc đường dẫn."))
        held.report, held.reported_by, held.reported_at = text, actor, timezone.now()
        entry = _move(actor, "inspections.remedy.report", held, RecommendationState.REPORTED, report=text)
        notifying.reported(actor, held, entry=entry)
    return held


def accept(*, actor: User, recommendation: Recommendation, words: str = "") -> Recommendation:
    """Xác nhận đã thực hiện; done by another person than who reported, and of another unit.

    Raises Refused otherwise, or when nothing was reported.
    """
    access.require(actor, policy.ACCEPT)
    with transaction.atomic():
        held = _reported(actor, recommendation)
        held.reason, held.settled_by, held.settled_at = words.strip()[:500], actor, timezone.now()
        entry = _move(actor, "inspections.remedy.accept", held, RecommendationState.DONE, reason=held.reason)
        notifying.settled(actor, held, entry=entry)
    return held


def return_(*, actor: User, recommendation: Recommendation, reason: str) -> Recommendation:
    """Trả lại báo cáo thực hiện, with a reason the unit reads. Raises Refused like `accept`."""
    access.require(actor, policy.ACCEPT)
    reason = require_reason(reason)
    with transaction.atomic():
        held = _reported(actor, recommendation)
        held.reason = reason[:500]
        entry = _move(actor, "inspections.remedy.return", held, RecommendationState.OPEN, reason=reason)
        notifying.settled(actor, held, entry=entry)
    return held


def give_up(*, actor: User, recommendation: Recommendation, reason: str) -> Recommendation:
    """Thôi theo dõi, with a reason that stays; repeated it changes nothing. Raises Refused once done."""
    access.require(actor, policy.PREPARE)
    reason = require_reason(reason)
    with transaction.atomic():
        held = _locked(recommendation)
        if held.state == RecommendationState.DROPPED:
            return held
        if held.state == RecommendationState.DONE or held.visit.state != VisitState.CONCLUDED:
            raise Refused(_("Chỉ thôi theo dõi được kiến nghị đã kết luận và chưa thực hiện xong."))
        held.reason, held.settled_by, held.settled_at = reason[:500], actor, timezone.now()
        entry = _move(actor, "inspections.remedy.give_up", held, RecommendationState.DROPPED, reason=reason)
        notifying.settled(actor, held, entry=entry)
    return held


def is_followed(recommendation: Recommendation) -> bool:
    """Đang được theo dõi: its unit is concluded, its round neither closed nor cancelled."""
    visit = recommendation.visit
    return visit.state == VisitState.CONCLUDED and visit.round.state in FOLLOWED


def acceptable_by(person: User, recommendation: Recommendation) -> bool:
    """Người này xác nhận được hay không: the right, and not one's own report, nor one's own unit's."""
    return access.allowed(person, policy.ACCEPT) and not _is_own(person, recommendation)


def _keep(
    actor: User, recommendation: Recommendation, title: str, done_on: date, given: dict[str, Any]
) -> Remedy:
    title = guards.require_text(title, _("Hãy đặt tên cho minh chứng khắc phục."))[:250]
    if done_on > timezone.localdate():
        raise Refused(_("Ngày thực hiện không được sau hôm nay: minh chứng là việc đã làm."))
    with transaction.atomic():
        held = _owed(recommendation)
        twin = held.remedies.filter(withdrawn_at=None, title=title, done_on=done_on, **given).first()
        if twin is not None:
            return twin
        made = Remedy.objects.create(
            recommendation=held, title=title, done_on=done_on, added_by=actor, **given
        )
        facts = {"recommendation": held, "title": title, "done_on": done_on, **given}
        audit.record(actor=actor, verb="inspections.remedy.add", subject=made, after=facts)
    return made


def _owed(recommendation: Recommendation) -> Recommendation:
    held = _locked(recommendation)
    if not is_followed(held):
        raise Refused(_("Kiến nghị này chưa kết luận, hoặc đợt kiểm tra đã kết thúc."))
    if held.state != RecommendationState.OPEN:
        raise Refused(
            _("Kiến nghị đang ở trạng thái “%(state)s” nên đơn vị không sửa được.")
            % {"state": held.get_state_display()}
        )
    return held


def _reported(actor: User, recommendation: Recommendation) -> Recommendation:
    held = _locked(recommendation)
    if held.state != RecommendationState.REPORTED:
        raise Refused(_("Đơn vị chưa báo cáo thực hiện, hoặc đã có người xác nhận; hãy tải lại trang."))
    if _is_own(actor, held):
        raise Refused(
            _("Người báo cáo, hoặc người của đơn vị được kiểm tra, không tự xác nhận; hãy để người khác xem.")
        )
    return held


def _is_own(person: User, recommendation: Recommendation) -> bool:
    own = queries.conflicting_units(person)
    is_of_unit = recommendation.carrying.pk in own or queries.is_recused(person, recommendation.visit)
    return is_of_unit or access.is_same_hand(person, recommendation.reported_by_id, policy.ACCEPT)


def _locked(recommendation: Recommendation) -> Recommendation:
    return (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("visit__round", "visit__unit", "finding__item")
        .get(pk=recommendation.pk)
    )


def _move(actor: User, verb: str, held: Recommendation, state: RecommendationState, **facts: object) -> int:
    before = {"state": held.state}
    held.state = state
    held.save()
    entry = audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": state, **facts})
    return entry.sequence
