"""Hạn: begun by an event, met or given up; the app that owns the record calls these inside its own verbs.

That verb has asked for the right and opened the transaction. `following` is the door for people.
"""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import ChangeKind, DeadlineState, Direction, OnDayOff, TermUnit
from ..models import Deadline, DeadlineChange, Rule
from .calendar import Calendar
from .calendars import office_calendar
from .explaining import explain
from .terms import Pause, Reckoning, Term, reckon


def term_of(rule: Rule) -> Term:
    """Thời hạn của một quy tắc."""
    yearly = (rule.yearly_month, rule.yearly_day) if rule.yearly_month and rule.yearly_day else None
    return Term(
        amount=rule.amount,
        unit=TermUnit(rule.unit),
        direction=Direction(rule.direction),
        on_day_off=OnDayOff(rule.on_day_off),
        yearly=yearly,
    )


def applying(code: str, event_at: datetime) -> Rule:
    """Quy tắc áp dụng cho một sự kiện. Raises Refused where none is verified and in force that day."""
    rule = queries.rule_in_force(code, timezone.localdate(event_at))
    if rule is None:
        raise Refused(
            _(
                "Quy tắc “%(code)s” chưa được xác nhận hoặc không có hiệu lực vào ngày này. "
                "Quản trị viên xác nhận ở Thiết lập › Quy tắc thời hạn."
            )
            % {"code": code}
        )
    return rule


def start(
    *,
    actor: User | None,
    code: str,
    subject: models.Model,
    event_at: datetime,
    label: str,
    unit: Unit | None = None,
) -> Deadline:
    """Bắt đầu tính một hạn for `subject` from the moment of the event; `label` names no person.

    Raises Refused where no verified version of the rule is in force on that day.
    """
    rule = applying(code, event_at)
    words = " ".join(label.split())[:300]
    deadline = Deadline(
        rule=rule,
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        label=words,
        folded=fold(f"{words} {rule.title} {rule.document} {unit.name if unit else ''}"),
        unit=unit,
        event_at=event_at,
        created_at=timezone.now(),
    )
    with transaction.atomic():
        put(deadline, office_calendar())
        deadline.save()
        note(deadline, ChangeKind.STARTED, actor=actor)
        after = {"rule": rule.code, "version": rule.version, "event_at": event_at, "due_at": deadline.due_at}
        audit.record(actor=actor, verb="clock.deadline.start", subject=deadline, after=after)
    return deadline


def meet(*, actor: User | None, deadline: Deadline, at: datetime | None = None, reason: str = "") -> Deadline:
    """Hoàn thành: the duty was done at a moment, now if not said; in time or late is told by the two moments.

    Raises Refused for one already closed, or a moment before the event or to come.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        held = locked(deadline)
        if moment > timezone.now():
            raise Refused(_("Lúc hoàn thành không thể ở tương lai."))
        if moment < held.event_at and held.due_at >= held.event_at:
            raise Refused(_("Lúc hoàn thành không thể trước sự kiện làm thời hạn bắt đầu."))
        held.state, held.met_at, held.paused_at = DeadlineState.MET, moment, None
        held.save()
        note(held, ChangeKind.MET, actor=actor, reason=reason)
        after = {"met_at": moment, "due_at": held.due_at}
        audit.record(actor=actor, verb="clock.deadline.meet", subject=held, after=after)
    return held


def cancel(*, actor: User | None, deadline: Deadline, reason: str) -> Deadline:
    """Bỏ một hạn whose duty fell away. Raises Refused without a reason, or for one already closed."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do bỏ hạn này; lý do nằm lại trong lịch sử của hạn."))
    with transaction.atomic():
        held = locked(deadline)
        held.state, held.paused_at = DeadlineState.CANCELLED, None
        held.save()
        note(held, ChangeKind.CANCELLED, actor=actor, reason=reason)
        audit.record(
            actor=actor, verb="clock.deadline.cancel", subject=held, after={"reason": reason.strip()}
        )
    return held


def reckoned(deadline: Deadline, calendar: Calendar) -> Reckoning:
    """Tính lại từ đầu, from what the deadline holds."""
    pauses: list[Pause] = [
        (datetime.fromisoformat(first), datetime.fromisoformat(last)) for first, last in deadline.pauses
    ]
    return reckon(
        term_of(deadline.rule), deadline.event_at, calendar, pauses=pauses, extension=deadline.extension
    )


def put(deadline: Deadline, calendar: Calendar) -> None:
    """Ghi kết quả tính vào hạn, not yet saved."""
    found = reckoned(deadline, calendar)
    deadline.due_at, deadline.is_provisional = found.due, found.is_provisional
    deadline.reckoning = inputs_of(deadline, found)
    with translation.override("vi"):
        deadline.explanation = explain(deadline.rule, found)
    with translation.override("en"):
        deadline.explanation_en = explain(deadline.rule, found)


def inputs_of(deadline: Deadline, found: Reckoning) -> dict[str, Any]:
    """Đầu vào của phép tính, as stored: the rule's version, the days that differed, the hour of closing."""
    first, last = sorted((found.event.date(), max(found.last, found.due.date())))
    specials = found.calendar.special_between(min(first, found.due.date()), last)
    return {
        "rule": deadline.rule.code,
        "version": deadline.rule.version,
        "event": found.event.isoformat(),
        "last": found.last.isoformat(),
        "closes": f"{found.calendar.closes:%H:%M}",
        "off": [special.day.isoformat() for special in specials if special.off],
        "made_up": [special.day.isoformat() for special in specials if not special.off],
    }


def note(
    deadline: Deadline,
    kind: ChangeKind,
    *,
    actor: User | None,
    reason: str = "",
    old_due_at: datetime | None = None,
) -> DeadlineChange:
    """Một dòng lịch sử của hạn as it stands now."""
    return DeadlineChange.objects.create(
        deadline=deadline,
        kind=kind,
        at=timezone.now(),
        old_due_at=old_due_at,
        new_due_at=deadline.due_at,
        reason=" ".join(reason.split())[:500],
        rule=deadline.rule,
        explanation=deadline.explanation,
        explanation_en=deadline.explanation_en,
        actor=actor,
    )


def locked(deadline: Deadline) -> Deadline:
    """Hạn đang mở, held until the transaction ends. Raises Refused for one already closed."""
    held = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if held.state not in queries.OPEN:
        raise Refused(_("Hạn này đã khép lại; lịch sử của nó giữ nguyên."))
    return held
