"""Dự họp: who was there, who sent somebody, who was not."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import papers
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Presence
from ..models import Attendance, Meeting
from . import policy
from .meetings import locked, members_of, require_standing


def record(*, actor: User, meeting: Meeting, rows: Mapping[int, tuple[str, str]]) -> int:
    """Ghi người dự họp: by number of the member, how they were there and the post of who stood in.

    Returns how many changed. Raises Refused for somebody who was no member that day, a stand-in without a
    post, or once the minutes are submitted.
    """
    access.require(actor, policy.RUN)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        if held.minutes is not None:
            papers.require_open(held.minutes)
        members = {each.pk: each for each in members_of(held)}
        known = {each.member_id: each for each in held.attendance.all()}
        changed = {}
        for pk, (presence, said) in rows.items():
            if pk not in members:
                raise Refused(_("Có người không phải thành viên vào ngày họp; hãy tải lại trang."))
            stand_in = " ".join(said.split()) if presence == Presence.STAND_IN else ""
            if presence == Presence.STAND_IN and not stand_in:
                raise Refused(
                    _("%(member)s cử người dự thay: hãy ghi chức vụ người dự thay.")
                    % {"member": members[pk].post}
                )
            old = known.get(pk)
            if old is not None and (old.presence, old.stand_in) == (presence, stand_in):
                continue
            Attendance.objects.update_or_create(
                meeting=held,
                member=members[pk],
                defaults={"presence": Presence(presence), "stand_in": stand_in},
            )
            changed[members[pk].post] = presence
        if changed:
            audit.record(actor=actor, verb="committee.attendance", subject=held, after=changed)
    return len(changed)
