"""Nhịp cung cấp thông tin: what was done, what is due, what is coming (khoản 2 Điều 6 NĐ 244/2026/NĐ-CP)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clock.domain import deadlines
from nhipcau.clock.domain.calendars import office_calendar
from nhipcau.clock.domain.terms import reckon
from nhipcau.clock.models import Deadline
from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import CADENCE_RULES, CadenceKind
from ..models import Cadence, Occurrence
from . import policy

YEAR = timedelta(days=366)


def follow(*, actor: User, unit: Unit, kind: CadenceKind, since: datetime) -> Cadence:
    """Bắt đầu theo dõi, from the last time it was done; once for a unit and kind."""
    access.require(actor, policy.SPOKESPERSONS, units=[unit])
    if not timezone.now() - YEAR <= since <= timezone.now():
        raise Refused(_("Lần gần nhất phải trong vòng một năm trở lại đây và không ở phía trước."))
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        found = Cadence.objects.filter(unit=unit, kind=kind).first()
        if found is not None and found.stopped_at is None:
            raise Refused(_("Đơn vị này đã được theo dõi việc ấy rồi."))
        if found is None:
            found = Cadence.objects.create(unit=unit, kind=kind, since=since)
        else:
            found.since, found.stopped_at = since, None
            found.save(update_fields=["since", "stopped_at"])
        after = {"unit": unit, "kind": kind, "since": since}
        audit.record(actor=actor, verb="press.cadence.follow", subject=found, after=after)
        _begin(actor, found, since)
    return found


def leave(*, actor: User, cadence: Cadence, reason: str) -> Cadence:
    """Thôi theo dõi; what was done stays."""
    access.require(actor, policy.SPOKESPERSONS, units=[cadence.unit])
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do thôi theo dõi."))
    with transaction.atomic():
        held = _lock(cadence)
        if held.stopped_at is None:
            held.stopped_at = timezone.now()
            held.save(update_fields=["stopped_at"])
            for deadline in queries.open_deadlines(held):
                deadlines.cancel(actor=actor, deadline=deadline, reason=reason)
            after = {"reason": reason}
            audit.record(actor=actor, verb="press.cadence.leave", subject=held, after=after)
    return held


def record(*, actor: User, cadence: Cadence, at: datetime, words: str) -> Occurrence:
    """Ghi bằng tay một lần đã làm, of which the system has no record of its own."""
    access.require(actor, policy.SPOKESPERSONS, units=[cadence.unit])
    if not (words := " ".join(words.split())[:250]):
        raise Refused(_("Hãy ghi đã cung cấp thông tin gì, ở đâu."))
    with transaction.atomic():
        held = _lock(cadence)
        if not held.since <= at <= timezone.now():
            raise Refused(_("Thời điểm phải sau lần gần nhất trước khi theo dõi và không ở phía trước."))
        told = {"key": f"hand:{at.isoformat()}", "at": at, "words": words}
        return _keep(actor, held, told)


def done(
    *, actor: User | None, unit: Unit, kind: CadenceKind, at: datetime, words: str, path: str, key: str
) -> list[Occurrence]:
    """Đã làm một lần: called inside the verb that did it, for the unit and those above that are followed.

    The right was asked by that verb. The same `key` counts once.
    """
    with transaction.atomic():
        followed = Cadence.objects.filter(
            unit__in=queries.with_those_above(unit), kind=kind, stopped_at=None, since__lte=at
        )
        told = {"key": key[:80], "at": at, "words": words[:250], "path": path}
        return [_keep(actor, _lock(each), told) for each in followed]


def ahead(cadence: Cadence, until: datetime) -> list[datetime]:
    """Các hạn sắp tới nếu lần nào cũng làm đúng hạn, by the rule in force now and the days known now."""
    running = queries.open_deadlines(cadence).first()
    if running is None:
        return []
    found, term, calendar = [running.due_at], deadlines.term_of(running.rule), office_calendar()
    while len(found) < 24:
        due = reckon(term, found[-1], calendar).due
        if due > until or due <= found[-1]:
            break
        found.append(due)
    return found


def _keep(actor: User | None, held: Cadence, told: dict[str, Any]) -> Occurrence:
    known = held.occurrences.filter(key=told["key"]).first()
    if known is not None:
        return known
    at: datetime = told["at"]
    running = queries.open_deadlines(held).first()
    meets = running is not None and at >= running.event_at
    late = at > running.due_at if running is not None and meets else None
    made = Occurrence.objects.create(cadence=held, was_late=late, noted_by=actor, **told)
    after = {"at": at, "key": made.key, "late": late}
    audit.record(actor=actor, verb="press.cadence.done", subject=held, after=after)
    if running is not None and meets:
        deadlines.meet(actor=actor, deadline=running, at=at)
        _begin(actor, held, at)
    return made


def _begin(actor: User | None, held: Cadence, at: datetime) -> Deadline:
    return deadlines.start(
        actor=actor,
        code=CADENCE_RULES[CadenceKind(held.kind)],
        subject=held,
        event_at=at,
        label=str(held),
        unit=held.unit,
    )


def _lock(cadence: Cadence) -> Cadence:
    found = Cadence.objects.select_for_update(of=("self",))
    return found.select_related("unit").get(pk=cadence.pk)
