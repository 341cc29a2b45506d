"""Theo dõi một hạn bằng tay: a matter of a unit that no module of the product keeps yet."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import Deadline
from . import deadlines, policy


def follow(*, actor: User, code: str, event_at: datetime, label: str, unit: Unit) -> Deadline:
    """Theo dõi hạn của một việc of a unit. Raises Refused for a rule not in use, or without its words."""
    access.require(actor, policy.ACT, units=[unit])
    if not label.strip():
        raise Refused(_("Hãy ghi việc gì cần theo dõi, không ghi tên cá nhân."))
    with transaction.atomic():
        return deadlines.start(
            actor=actor, code=code, subject=unit, event_at=event_at, label=label, unit=unit
        )


def settle(*, actor: User, deadline: Deadline, at: datetime | None = None, note: str = "") -> Deadline:
    """Ghi đã xong. Raises Refused for a deadline that its own record closes, or one closed already."""
    access.require(actor, policy.ACT, units=[deadline.unit])
    _require_by_hand(deadline)
    return deadlines.meet(actor=actor, deadline=deadline, at=at, reason=note)


def drop(*, actor: User, deadline: Deadline, reason: str) -> Deadline:
    """Thôi theo dõi. Raises Refused for a deadline that its own record closes, or without a reason."""
    access.require(actor, policy.ACT, units=[deadline.unit])
    _require_by_hand(deadline)
    return deadlines.cancel(actor=actor, deadline=deadline, reason=reason)


def is_by_hand(deadline: Deadline) -> bool:
    """Theo dõi bằng tay: the deadline hangs on a unit, not on a record with a life of its own."""
    return deadline.subject_type_id == ContentType.objects.get_for_model(Unit).pk


def _require_by_hand(deadline: Deadline) -> None:
    if not is_by_hand(deadline):
        raise Refused(_("Hạn này khép lại cùng hồ sơ của nó; hãy xử lý ở trang của hồ sơ."))
