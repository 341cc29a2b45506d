"""Cấp thẻ, từ chối: one decision for one registration or for many ticked at once.

A ground that can be checked is checked: nobody is refused for want of seats while there are some, or as
late who was in time (safeguard 10).
"""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import ConferenceState, Ground, RegistrationState
from ..models import Conference, Registration
from . import conferences, policy, telling


def accredit(*, actor: User, conference: Conference, registrations: Collection[int]) -> int:
    """Cấp thẻ cho those of these numbers who wait, or were refused and did not appeal; returns how many.

    Raises PermissionDenied; Refused when there are fewer seats.
    """
    with transaction.atomic():
        held = _hold(actor, conference)
        found = list(_decidable(held, registrations, {RegistrationState.WAITING, RegistrationState.REFUSED}))
        _require_seats(held, len(found))
        for each in found:
            seat(actor, each)
    return len(found)


def refuse(
    *, actor: User, conference: Conference, registrations: Collection[int], ground: str, authority: str = ""
) -> int:
    """Từ chối those of these numbers who wait or have a card, on one ground; returns how many.

    Raises PermissionDenied; Refused without a ground of the closed list, or for one that does not hold.
    """
    if ground not in Ground.values:
        raise Refused(_("Hãy chọn căn cứ từ chối trong danh sách; không có căn cứ nào khác."))
    authority = " ".join(authority.split())[:200]
    if ground == Ground.SAFETY and not authority:
        raise Refused(_("Hãy ghi cơ quan phụ trách an toàn và văn bản của cơ quan ấy."))
    with transaction.atomic():
        held = _hold(actor, conference)
        states = {RegistrationState.WAITING, RegistrationState.ACCREDITED}
        found = list(_decidable(held, registrations, states).filter(checked_in_at=None))
        _require_true(held, Ground(ground), found)
        for each in found:
            before, each.state, each.ground = each.state, RegistrationState.REFUSED, ground
            each.authority = authority if ground == Ground.SAFETY else ""
            _decide(actor, each, "conferences.refuse", before)
            telling.tell(each, "refused", key=_at(each))
    return len(found)


def seat(actor: User, each: Registration) -> None:
    """Cho một chỗ, in the caller's transaction, who has asked for the right and for the seat."""
    before, each.state, each.ground, each.authority = each.state, RegistrationState.ACCREDITED, "", ""
    _decide(actor, each, "conferences.accredit", before)
    telling.tell(each, "accredited", key=_at(each))


def free_seats(conference: Conference) -> int | None:
    """Số chỗ còn; None where they are not counted."""
    if conference.capacity is None:
        return None
    taken = conference.registrations.filter(state=RegistrationState.ACCREDITED).count()
    return max(0, conference.capacity - taken)


def _require_seats(held: Conference, wanted: int) -> None:
    free = free_seats(held)
    if free is not None and wanted > free:
        raise Refused(
            ngettext(
                "Chỉ còn %(free)d chỗ cho %(n)d người. Hãy chọn bớt, hoặc tăng số chỗ ở Thông tin.",
                "Chỉ còn %(free)d chỗ cho %(n)d người. Hãy chọn bớt, hoặc tăng số chỗ ở Thông tin.",
                wanted,
            )
            % {"free": free, "n": wanted}
        )


def _require_true(held: Conference, ground: Ground, found: list[Registration]) -> None:
    if ground == Ground.FULL and free_seats(held) != 0:
        raise Refused(_("Còn chỗ nên không từ chối vì hết chỗ được."))
    if ground == Ground.LATE and any(
        held.closes_at is None or each.registered_at <= held.closes_at for each in found
    ):
        raise Refused(_("Có người đăng ký trong hạn nên không từ chối vì đăng ký muộn được."))


def _decide(actor: User, each: Registration, verb: str, before: str) -> None:
    each.decided_by, each.decided_at = actor, timezone.now()
    each.save(update_fields=["state", "ground", "authority", "decided_by", "decided_at"])
    after = {"state": each.state, "conference": each.conference}
    after |= {"ground": each.ground} if each.ground else {}
    audit.record(actor=actor, verb=verb, subject=each, before={"state": before}, after=after)


def _hold(actor: User, conference: Conference) -> Conference:
    access.require(actor, policy.ACCREDIT, units=[conference.unit])
    held = conferences.locked(conference)
    if held.state != ConferenceState.ANNOUNCED:
        raise Refused(_("Chỉ xét đăng ký của cuộc đã công bố và chưa diễn ra."))
    return held


def _decidable(
    held: Conference, numbers: Collection[int], states: Collection[RegistrationState]
) -> QuerySet[Registration]:
    found = held.registrations.filter(pk__in=numbers, state__in=states).exclude(nonce="")
    return found.filter(appeal=None).select_related("conference__unit", "contact").order_by("pk")


def _at(each: Registration) -> str:
    """Each decision has a letter of its own."""
    return each.decided_at.isoformat() if each.decided_at else ""
