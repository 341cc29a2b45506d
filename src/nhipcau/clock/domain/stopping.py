"""Tạm dừng, tính tiếp và gia hạn một hạn, each with its ground."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import ChangeKind, DeadlineState
from ..models import Deadline
from . import policy
from .calendars import office_calendar
from .deadlines import locked, note, put, term_of


def pause(*, actor: User, deadline: Deadline, ground: str, at: datetime | None = None) -> Deadline:
    """Tạm dừng from a moment on: the days until it runs again are not counted.

    Raises Refused without a ground, for a term that is a fixed day, or for one paused or closed.
    """
    access.require(actor, policy.ACT, units=[deadline.unit])
    _require_ground(ground)
    with transaction.atomic():
        held = locked(deadline)
        if held.state == DeadlineState.PAUSED:
            raise Refused(_("Hạn này đang tạm dừng rồi."))
        if not term_of(held.rule).may_stop:
            raise Refused(_("Hạn này là một ngày cố định hoặc tính ngược, không tạm dừng được."))
        held.state, held.paused_at = DeadlineState.PAUSED, _within(at, held.event_at)
        held.save()
        note(held, ChangeKind.PAUSED, actor=actor, reason=ground, old_due_at=held.due_at)
        audit.record(
            actor=actor,
            verb="clock.deadline.pause",
            subject=held,
            after={"from": held.paused_at, "ground": ground},
        )
    return held


def resume(*, actor: User, deadline: Deadline, ground: str = "", at: datetime | None = None) -> Deadline:
    """Tính tiếp: the days of the pause are left out and the new end is stored with its explanation.

    Raises Refused for one that is not paused.
    """
    access.require(actor, policy.ACT, units=[deadline.unit])
    with transaction.atomic():
        held = locked(deadline)
        if held.state != DeadlineState.PAUSED or held.paused_at is None:
            raise Refused(_("Hạn này không tạm dừng."))
        end, old = _within(at, held.paused_at), held.due_at
        held.pauses = [*held.pauses, [held.paused_at.isoformat(), end.isoformat()]]
        held.state, held.paused_at = DeadlineState.RUNNING, None
        put(held, office_calendar())
        held.save()
        note(held, ChangeKind.RESUMED, actor=actor, reason=ground, old_due_at=old)
        audit.record(
            actor=actor,
            verb="clock.deadline.resume",
            subject=held,
            before={"due_at": old},
            after={"due_at": held.due_at, "to": end},
        )
    return held


def extend(*, actor: User, deadline: Deadline, amount: int, ground: str) -> Deadline:
    """Gia hạn thêm, in the rule's own unit (days for a yearly date), with the ground that allows it.

    Raises Refused without a ground, for nothing, or for a term counted back from an event.
    """
    access.require(actor, policy.ACT, units=[deadline.unit])
    _require_ground(ground)
    if not 1 <= amount <= 1000:
        raise Refused(_("Số gia hạn là từ 1 đến 1000, theo đơn vị tính của quy tắc."))
    with transaction.atomic():
        held = locked(deadline)
        old = held.due_at
        held.extension += amount
        put(held, office_calendar())
        held.save()
        note(held, ChangeKind.EXTENDED, actor=actor, reason=ground, old_due_at=old)
        audit.record(
            actor=actor,
            verb="clock.deadline.extend",
            subject=held,
            before={"due_at": old},
            after={"due_at": held.due_at, "ground": ground},
        )
    return held


def _require_ground(ground: str) -> None:
    if not ground.strip():
        raise Refused(_("Hãy ghi căn cứ (văn bản, ý kiến của người có thẩm quyền)."))


def _within(at: datetime | None, earliest: datetime) -> datetime:
    moment = at or timezone.now()
    if moment < earliest or moment > timezone.now():
        raise Refused(_("Thời điểm phải sau lúc bắt đầu và không ở tương lai."))
    return moment
