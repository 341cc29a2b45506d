"""Phiên họp: called, changed, called off, held."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import papers
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import MeetingKind, MeetingState
from ..models import Committee, Meeting, Member
from . import look_back, policy

# Later the year would be a slip of the pen.
FARTHEST = timedelta(days=730)


def call(
    *,
    actor: User,
    committee: Committee,
    kind: MeetingKind,
    starts_at: datetime,
    place: str,
    subject: str = "",
    chair: Member | None = None,
    secretary: Member | None = None,
) -> Meeting:
    """Lập phiên họp, numbered after the last of its kind in the year; what the last one concluded is on its
    agenda by itself.

    Raises Refused without a place, for a day that cannot be, or on which no composition holds.
    """
    access.require(actor, policy.RUN)
    with transaction.atomic():
        committee = Committee.objects.select_for_update().get(pk=committee.pk)
        wanted = _checked(
            committee, starts_at=starts_at, place=place, subject=subject, chair=chair, secretary=secretary
        )
        year = timezone.localdate(starts_at).year
        last = (
            Meeting.objects.filter(committee=committee, year=year, kind=kind)
            .exclude(state=MeetingState.CANCELLED)
            .aggregate(last=Max("number"))["last"]
        )
        made = Meeting.objects.create(
            committee=committee, kind=kind, year=year, number=(last or 0) + 1, created_by=actor, **wanted
        )
        after = {"kind": kind, "number": made.number, "year": year} | _told(wanted)
        audit.record(actor=actor, verb="committee.meeting.call", subject=made, after=after)
        look_back.settle(actor, committee)
    return made


def change(
    *,
    actor: User,
    meeting: Meeting,
    starts_at: datetime,
    place: str,
    subject: str = "",
    chair: Member | None = None,
    secretary: Member | None = None,
) -> Meeting:
    """Sửa thời gian, địa điểm, người chủ trì; its number stays. Raises Refused like `call`, or when it is
    called off, for another year, or once the minutes are submitted.
    """
    access.require(actor, policy.RUN)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        wanted = _checked(
            held.committee,
            starts_at=starts_at,
            place=place,
            subject=subject,
            chair=chair,
            secretary=secretary,
        )
        if timezone.localdate(starts_at).year != held.year:
            raise Refused(_("Phiên họp đánh số theo năm; sang năm khác, hãy hủy và lập phiên mới."))
        before, after = audit.changes(held, wanted)
        if after:
            _require_minutes_open(held)
            held.save()
            audit.record(
                actor=actor,
                verb="committee.meeting.change",
                subject=held,
                before=before,
                after=after,
            )
            look_back.settle(actor, held.committee)
    return held


def cancel(*, actor: User, meeting: Meeting, reason: str) -> Meeting:
    """Hủy phiên họp chưa họp. Raises Refused without a reason, or once held."""
    access.require(actor, policy.RUN)
    reason = papers.require_reason(reason)
    with transaction.atomic():
        held = locked(meeting)
        if held.state == MeetingState.CANCELLED:
            return held
        if held.state == MeetingState.HELD:
            raise Refused(_("Phiên này đã họp nên không hủy được."))
        held.state, held.cancel_reason = MeetingState.CANCELLED, reason[:500]
        held.save(update_fields=["state", "cancel_reason"])
        audit.record(
            actor=actor,
            verb="committee.meeting.cancel",
            subject=held,
            before={"state": MeetingState.PLANNED},
            after={"state": held.state, "reason": reason},
        )
        look_back.settle(actor, held.committee)
    return held


def hold(*, actor: User, meeting: Meeting, ended_at: time | None, proceedings: str) -> Meeting:
    """Ghi nhận đã họp, with what was said; again as long as its minutes are a draft.

    Raises Refused before its day, when called off, or once the minutes are submitted.
    """
    access.require(actor, policy.RUN)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        if held.day > timezone.localdate():
            raise Refused(
                _("Phiên họp vào ngày %(day)s, chưa đến ngày họp.") % {"day": f"{held.day:%d/%m/%Y}"}
            )
        wanted = {"state": MeetingState.HELD, "ended_at": ended_at, "proceedings": proceedings.strip()}
        before, after = audit.changes(held, wanted)
        if after:
            _require_minutes_open(held)
            held.save(update_fields=list(wanted))
            audit.record(actor=actor, verb="committee.meeting.hold", subject=held, before=before, after=after)
    return held


def locked(meeting: Meeting) -> Meeting:
    """Phiên họp, its row locked for the transaction."""
    related = ("committee__standing_unit", "committee__office", "minutes", "conclusion", "invitation")
    return Meeting.objects.select_for_update(of=("self",)).select_related(*related).get(pk=meeting.pk)


def require_standing(meeting: Meeting) -> None:
    """Phiên chưa hủy. Raises Refused for one that was called off."""
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(_("Phiên họp này đã hủy; hãy lập phiên họp khác."))


def members_of(meeting: Meeting) -> list[Member]:
    """Thành viên vào ngày họp, in the order of the composition; none on a day without one."""
    composition = meeting.committee.composition_on(meeting.day)
    if composition is None:
        return []
    rows = composition.members.select_related("unit")
    return [each for each in rows if each.sits_on(meeting.day)]


def _require_minutes_open(meeting: Meeting) -> None:
    if meeting.minutes is not None:
        papers.require_open(meeting.minutes)


def _checked(
    committee: Committee,
    *,
    starts_at: datetime,
    place: str,
    subject: str,
    chair: Member | None,
    secretary: Member | None,
) -> dict[str, Any]:
    place, subject = " ".join(place.split()), " ".join(subject.split())
    if not place:
        raise Refused(_("Hãy ghi địa điểm họp; họp trực tuyến thì ghi “Trực tuyến” và điểm cầu chính."))
    day = timezone.localdate(starts_at)
    if day > timezone.localdate() + FARTHEST:
        raise Refused(_("Ngày họp quá xa; hãy xem lại năm."))
    composition = committee.composition_on(day)
    if composition is None:
        raise Refused(
            _("Ngày %(day)s chưa có thành phần Ban Chỉ đạo; hãy ghi quyết định thành lập, kiện toàn trước.")
            % {"day": f"{day:%d/%m/%Y}"}
        )
    for member in filter(None, (chair, secretary)):
        if member.composition_id != composition.pk or not member.sits_on(day):
            raise Refused(_("Người chủ trì, thư ký phải đang là thành viên vào ngày họp."))
    return {
        "starts_at": starts_at,
        "place": place,
        "subject": subject,
        "chair": chair,
        "secretary": secretary,
    }


def _told(wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if value not in (None, "")}
