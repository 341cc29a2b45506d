"""Văn bản của một đợt: the letter that announces it, a minute with each unit, the notice of its results.

Each is drafted once and follows the records until it is submitted; signing and numbering go the way of all
outgoing papers.
"""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import letters
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.domain.owners import Owner
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import RoundState, VisitState
from ..models import InspectionRound, Visit
from . import guards, minute, notice, policy


def announce(*, actor: User, round_: InspectionRound) -> Paper:
    """Soạn công văn thông báo đợt kiểm tra to the units, once; its words are then edited as any letter's.

    Raises Refused for a round that was cancelled or concluded.
    """
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        if held.announcement is not None:
            return held.announcement
        sentence = _("Chỉ thông báo đợt đang chuẩn bị hoặc đang kiểm tra.")
        guards.require_round(held, [RoundState.PREPARING, RoundState.RUNNING], sentence)
        units = [visit.unit.name for visit in held.visits.select_related("unit")]
        held.announcement = letters.draft(
            actor=actor,
            office=held.office,
            title=notice.announced_title(held),
            addressees=units,
            paragraphs=notice.announcement(held),
            kind=PaperKind.LETTER,
        )
        held.save(update_fields=["announcement"])
        _record(actor, held, held.announcement)
    return held.announcement


def draft_minute(*, actor: User, visit: Visit) -> Paper:
    """Lập biên bản kiểm tra một đơn vị, once. Raises Refused before its findings were sent."""
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_visit(visit)
        if held.minute is not None:
            return held.minute
        sentence = _("Hãy gửi phát hiện cho đơn vị trước khi lập biên bản.")
        guards.require_visit(held, [VisitState.EXPLAINING, VisitState.CONCLUDED], sentence)
        held.minute = outgoing.draft(
            actor=actor,
            kind=PaperKind.INSPECTION_MINUTE,
            office=held.round.office,
            title=minute.title_of(held),
        )
        held.save(update_fields=["minute"])
        _record(actor, held, held.minute)
    return held.minute


def draft_notice(*, actor: User, round_: InspectionRound) -> Paper:
    """Lập thông báo kết quả kiểm tra, once. Raises Refused before the round is concluded."""
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        if held.notice is not None:
            return held.notice
        sentence = _("Hãy kết luận đợt kiểm tra trước khi lập thông báo kết quả.")
        guards.require_round(held, [RoundState.CONCLUDED, RoundState.CLOSED], sentence)
        held.notice = outgoing.draft(
            actor=actor,
            kind=PaperKind.INSPECTION_NOTICE,
            office=held.office,
            title=notice.title_of(held),
        )
        held.save(update_fields=["notice"])
        _record(actor, held, held.notice)
    return held.notice


def minutes_owner() -> Owner:
    """Cách soạn, trang và điều kiện trình của biên bản; once signed, the unit may read it."""
    return Owner(
        compose=lambda paper: minute.document(paper, _visit_of(paper)),
        url=lambda paper: _visit_of(paper).get_absolute_url(),
        issued=_signed,
        require_ready=_require_concluded,
    )


def notices_owner() -> Owner:
    """Cách soạn, trang của thông báo kết quả; once issued, every unit inspected may read it."""
    return Owner(
        compose=lambda paper: notice.document(paper, _round_of(paper)),
        url=lambda paper: reverse("inspections:round", args=[_round_of(paper).pk]),
        issued=lambda actor, paper: outgoing.concern(
            paper=paper, units=[visit.unit for visit in _round_of(paper).visits.select_related("unit")]
        ),
    )


def _signed(actor: User, paper: Paper) -> None:
    visit = _visit_of(paper)
    outgoing.concern(paper=paper, units={visit.unit, visit.answering})


def _require_concluded(paper: Paper) -> None:
    if _visit_of(paper).state != VisitState.CONCLUDED:
        raise Refused(_("Đơn vị này chưa kết luận kiểm tra; hãy kết luận rồi trình ký biên bản."))


def _visit_of(paper: Paper) -> Visit:
    return Visit.objects.select_related("round__office", "unit", "heir").get(minute=paper)


def _round_of(paper: Paper) -> InspectionRound:
    return InspectionRound.objects.select_related("office").get(notice=paper)


def _record(actor: User, held: InspectionRound | Visit, paper: Paper) -> None:
    audit.record(actor=actor, verb="inspections.paper", subject=held, after={"paper": paper})
