"""Cuộc đã diễn ra, hoặc không diễn ra: what it counts for, and who is told."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.press.domain import cadence
from nhipcau.press.enums import CadenceKind
from nhipcau.units.models import User

from ..enums import ConferenceKind, ConferenceState, RegistrationState
from ..models import Conference
from . import clocks, conferences, telling


def hold(*, actor: User, conference: Conference) -> Conference:
    """Ghi đã diễn ra: it counts from now on, with the numbers of that day.

    A draft may be noted too: what others held is told of afterwards. Raises Refused before it has begun.
    """
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        if held.state == ConferenceState.HELD:
            return held
        if held.state == ConferenceState.CANCELLED:
            raise Refused(_("Cuộc đã hủy nên không ghi đã diễn ra được."))
        if held.starts_at > timezone.now():
            raise Refused(_("Cuộc chưa bắt đầu nên chưa ghi đã diễn ra được."))
        before, held.state, held.held_at = held.state, ConferenceState.HELD, timezone.now()
        recount(held)
        held.save()
        audit.record(
            actor=actor,
            verb="conferences.hold",
            subject=held,
            before={"state": before},
            after={"state": held.state, "registered": held.registered, "came": held.came},
        )
        if held.kind == ConferenceKind.PRESS and held.is_periodic:
            # Điểm b khoản 2 Điều 6 Nghị định 244/2026/NĐ-CP: the term of the next one begins.
            cadence.done(
                actor=actor,
                unit=held.unit,
                kind=CadenceKind.CONFERENCE,
                at=held.starts_at,
                words=held.title,
                path=held.get_absolute_url(),
                key=f"conference:{held.pk}",
            )
    return held


def cancel(*, actor: User, conference: Conference, reason: str) -> Conference:
    """Hủy cuộc, kèm lý do: those who registered are told, its terms fall away."""
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do hủy."))
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        if not held.is_going:
            raise Refused(_("Cuộc đã diễn ra hoặc đã hủy nên không hủy được."))
        before, held.state, held.cancel_reason = held.state, ConferenceState.CANCELLED, reason
        held.changes += 1
        recount(held)
        held.save()
        audit.record(
            actor=actor,
            verb="conferences.cancel",
            subject=held,
            before={"state": before},
            after={"state": held.state, "reason": reason},
        )
        _drop(actor, held)
        telling.to_all(held, "cancelled")
    return held


def recount(held: Conference) -> None:
    """Các con số của cuộc as they stand, not yet saved."""
    found = held.registrations.all()
    held.registered = found.count()
    held.accredited = found.filter(state=RegistrationState.ACCREDITED).count()
    held.came = found.filter(checked_in_at__isnull=False).count()


@in_official_language
def _drop(actor: User, held: Conference) -> None:
    clocks.drop(actor, held, _("Cuộc đã hủy: %(reason)s") % {"reason": held.cancel_reason})
