"""Tính lại các hạn đang mở when a day or a rule changed; the old end is kept with the reason.

What is met or given up is past and stays as it was.
"""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.units.models import User

from .. import queries
from ..enums import ChangeKind
from ..models import Deadline, DeadlineChange, Rule
from .calendars import office_calendar
from .deadlines import put

BATCH = 200
FIELDS = ["rule", "due_at", "reckoning", "explanation", "explanation_en", "is_provisional"]


def after_days(days: list[date], *, actor: User | None, reason: str) -> int:
    """Các hạn mà những ngày này chạm tới; how many of them ended up with another end."""
    return _recompute(queries.touched_by(days), actor=actor, reason=reason) if days else 0


def after_year(year: int, *, actor: User | None, reason: str) -> int:
    """Các hạn chạy qua một năm, whose announcement came."""
    found = Deadline.objects.filter(state__in=queries.OPEN, event_at__year__lte=year, due_at__year__gte=year)
    return _recompute(found, actor=actor, reason=reason)


def after_rule(code: str, *, actor: User | None, reason: str) -> int:
    """Các hạn của một quy tắc; each takes the version in force on the day of its event."""
    found = Deadline.objects.filter(state__in=queries.OPEN, rule__code=code)
    return _recompute(found, actor=actor, reason=reason)


def after_hours(*, actor: User | None, reason: str) -> int:
    """Mọi hạn đang mở: the hour at which a working day closes changed."""
    return _recompute(Deadline.objects.filter(state__in=queries.OPEN), actor=actor, reason=reason)


def _recompute(deadlines: QuerySet[Deadline], *, actor: User | None, reason: str) -> int:
    """Tính lại, within the caller's transaction; returns the number of ends that moved."""
    calendar, moved = office_calendar(), 0
    versions: dict[tuple[str, date], Rule | None] = {}
    entries: list[audit.Changed] = []
    changed: list[Deadline] = []
    notes: list[DeadlineChange] = []
    for deadline in deadlines.select_related("rule").select_for_update(of=("self",)):
        key = deadline.rule.code, timezone.localdate(deadline.event_at)
        if key not in versions:
            versions[key] = queries.rule_in_force(*key)
        old = deadline.due_at, deadline.explanation, deadline.rule
        deadline.rule = versions[key] or deadline.rule
        put(deadline, calendar)
        if (deadline.due_at, deadline.explanation, deadline.rule) == old:
            continue
        changed.append(deadline)
        notes.append(_note(deadline, old[0], actor, reason))
        entries.append((deadline, {"due_at": old[0]}, {"due_at": deadline.due_at, "reason": reason}))
        moved += deadline.due_at != old[0]
    Deadline.objects.bulk_update(changed, FIELDS, batch_size=BATCH)
    DeadlineChange.objects.bulk_create(notes, batch_size=BATCH)
    audit.record_many(actor=actor, verb="clock.deadline.recompute", changed=entries)
    return moved


def _note(deadline: Deadline, old_due_at: datetime, actor: User | None, reason: str) -> DeadlineChange:
    return DeadlineChange(
        deadline=deadline,
        kind=ChangeKind.RECOMPUTED,
        at=timezone.now(),
        old_due_at=old_due_at,
        new_due_at=deadline.due_at,
        reason=reason[:500],
        rule=deadline.rule,
        explanation=deadline.explanation,
        explanation_en=deadline.explanation_en,
        actor=actor,
    )
