"""Ghi hộ đơn vị: the receipt and the briefing that a unit without an account told by link or letter.

Nobody is named as the one who acknowledged: the unit did, and the trail says who wrote it down and through
what it came (docs/decisions/0007).
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ...enums import BriefingForm
from ...models import Briefing, Delivery
from .. import policy
from .receipt import MOST
from .sending import hold


@dataclass(frozen=True, slots=True)
class Told:
    """Buổi quán triệt as the unit told it: a number of people, never who they are."""

    held_on: date
    form: str
    people: int
    note: str = ""


def take(*, actor: User, delivery: Delivery, via: str, briefing: Told | None = None) -> Delivery:
    """Ghi nhận đơn vị đã tiếp nhận, and its briefing; the same told twice stands once.

    Raises PermissionDenied; Refused once recalled, or for a briefing that cannot be.
    """
    access.require(actor, policy.DISSEMINATE)
    if briefing:
        require_possible(briefing)
    with transaction.atomic():
        held = hold(delivery)
        if held.acknowledged_at is None:
            held.acknowledged_at = timezone.now()
            held.opened_at = held.opened_at or held.acknowledged_at
            held.save(update_fields=["acknowledged_at", "opened_at"])
            after = {"unit": held.unit_id, "acknowledged_at": held.acknowledged_at, "via": via}
            audit.record(actor=actor, verb="directives.delivery.acknowledge", subject=held, after=after)
        if briefing:
            _brief(actor, held, briefing, via)
    return held


def require_possible(told: Told) -> None:
    """Buổi quán triệt có thể có. Raises Refused for a day to come, a number or a form that cannot be."""
    if told.held_on > timezone.localdate():
        raise Refused(_("Ngày quán triệt không được sau hôm nay: chỉ ghi việc đã làm."))
    if not 0 <= told.people <= MOST:
        raise Refused(_("Số người là một số từ 0 trở lên; hãy xem lại con số."))
    if told.form not in BriefingForm.values:
        raise Refused(_("Hình thức không có trong danh mục; hãy chọn lại."))


def _brief(actor: User, held: Delivery, told: Told, via: str) -> None:
    stated = {
        "held_on": told.held_on,
        "form": told.form,
        "people": told.people,
        "note": told.note.strip()[:300],
    }
    if Briefing.objects.filter(delivery=held, withdrawn_at=None, **stated).exists():
        return
    added = Briefing.objects.create(delivery=held, **stated)
    after = {"delivery": held.pk, "unit": held.unit_id, "via": via, **stated}
    audit.record(actor=actor, verb="directives.briefing.add", subject=added, after=after)
