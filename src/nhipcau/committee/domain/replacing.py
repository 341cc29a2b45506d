"""Thay thế giấy mời: a meeting that moved after its invitation was issued is called by another one.

What was issued is never changed: the new paper names the old by number and day ("thay thế Giấy mời số …"),
the old is kept and marked, and holds until the new one is issued.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import papers as issuing
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Document, MeetingState
from ..models import FormerInvitation, Meeting
from . import composing, policy
from .meetings import locked, require_standing


@in_official_language
def replace_invitation(*, actor: User, meeting: Meeting, reason: str) -> Paper:
    """Lập giấy mời thay thế, a draft that then goes the way of all papers.

    Raises Refused without a reason, before an invitation was issued (what is not issued is taken back and
    corrected), or once the meeting was held or called off.
    """
    access.require(actor, policy.RUN)
    reason = " ".join(issuing.require_reason(reason).split())
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        if held.state == MeetingState.HELD:
            raise Refused(_("Phiên này đã họp nên không thay giấy mời."))
        old = held.invitation
        if old is None or old.state != PaperState.ISSUED:
            raise Refused(
                _("Chưa có giấy mời nào đã ban hành để thay thế; hãy lập giấy mời, hoặc sửa dự thảo đang có.")
            )
        new = issuing.draft(
            actor=actor,
            kind=PaperKind.INVITATION,
            office=held.committee.office,
            title=composing.title_of(held, Document.INVITATION),
        )
        FormerInvitation.objects.create(meeting=held, paper=old, successor=new, reason=reason[:500], by=actor)
        held.invitation = new
        held.save(update_fields=["invitation"])
        audit.record(
            actor=actor,
            verb="committee.invitation.replace",
            subject=held,
            before={"invitation": old, "number": old.full_number},
            after={"invitation": new, "reason": reason},
        )
    return new
