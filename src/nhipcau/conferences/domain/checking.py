"""Đón tại cửa: a scanned badge or a name found in the list, and one press; twice counts once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import ConferenceState, RegistrationState
from ..models import Conference, Registration
from ..models.conferences import EARLY
from . import conferences, ending, registering


def check_in(*, actor: User, registration: Registration) -> tuple[Registration, bool]:
    """Ghi có mặt; the second value is False when it had been noted before.

    Raises PermissionDenied; Refused for who has no card, or before the door opens.
    """
    with transaction.atomic():
        held = conferences.hold(actor, registration.conference)
        kept = registering.locked(registration)
        if kept.state != RegistrationState.ACCREDITED:
            raise Refused(_("Người này chưa được cấp thẻ. Hãy xét đăng ký trước rồi đón."))
        if held.state not in {ConferenceState.ANNOUNCED, ConferenceState.HELD}:
            raise Refused(_("Cuộc chưa công bố hoặc đã hủy nên không đón khách."))
        if not held.is_door_open:
            at = timezone.localtime(held.starts_at - EARLY)
            raise Refused(_("Chưa đến giờ đón khách (từ %(at)s).") % {"at": f"{at:%H:%M %d/%m/%Y}"})
        if kept.checked_in_at is not None:
            return kept, False
        kept.checked_in_at, kept.checked_in_by = timezone.now(), actor
        kept.save(update_fields=["checked_in_at", "checked_in_by"])
        audit.record(actor=actor, verb="conferences.check_in", subject=kept, after={"at": kept.checked_in_at})
        _count(held)
    return kept, True


def take_back(*, actor: User, registration: Registration) -> None:
    """Bỏ ghi có mặt nhầm; repeated it changes nothing."""
    with transaction.atomic():
        held = conferences.hold(actor, registration.conference)
        kept = registering.locked(registration)
        if kept.checked_in_at is not None:
            before = {"at": kept.checked_in_at}
            kept.checked_in_at, kept.checked_in_by = None, None
            kept.save(update_fields=["checked_in_at", "checked_in_by"])
            audit.record(actor=actor, verb="conferences.check_in.take_back", subject=kept, before=before)
            _count(held)


def _count(held: Conference) -> None:
    """After the conference was noted as held, its numbers follow."""
    if held.state == ConferenceState.HELD:
        ending.recount(held)
        held.save(update_fields=["registered", "accredited", "came"])
