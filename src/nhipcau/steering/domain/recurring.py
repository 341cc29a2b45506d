"""Việc định kỳ: started for a unit, made ahead period by period, changed, paused or ended with a reason.

The past is never rewritten: a new rule holds from its day on, an instance keeps the rule it was made under,
and one that somebody has worked on stays whatever comes after.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.plans.domain import assignments
from nhipcau.plans.domain.terms import require_in_being, require_reason
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import DutyState
from ..models import DutyRule, Instance, RecurringDuty
from . import making, policy, recurrence

LONGEST_AHEAD = 120


def start(
    *,
    actor: User,
    obligation: Obligation,
    unit: Unit,
    approver: Unit,
    rule: str,
    starts_on: date,
    ends_on: date | None = None,
    supporters: Iterable[Unit] = (),
    deliverable: str = "",
    ahead_days: int = 30,
) -> RecurringDuty:
    """Lập việc định kỳ from a confirmed obligation; what is due soon is handed out at once.

    An assignment of the same task that stands already becomes the instance of its day. Raises Refused for an
    obligation not confirmed, a unit that has ended, a rule that gives no day, or a duty that runs already.
    """
    access.require(actor, policy.RECUR)
    rule = _require_rule(rule, starts_on, ends_on)
    if not 0 <= ahead_days <= LONGEST_AHEAD:
        raise Refused(_("Giao trước từ 0 đến %(n)d ngày.") % {"n": LONGEST_AHEAD})
    supporting = [each for each in supporters if each != unit]
    with transaction.atomic():
        held = Obligation.objects.select_for_update().get(pk=obligation.pk)
        if held.state != ObligationState.CONFIRMED:
            raise Refused(_("Nhiệm vụ này chưa được xác nhận nên chưa lập việc định kỳ được."))
        require_in_being([unit, approver, *supporting])
        if RecurringDuty.objects.filter(obligation=held, unit=unit).exclude(state=DutyState.ENDED).exists():
            raise Refused(_("“%(unit)s” đang có việc định kỳ này; hãy sửa việc đó.") % {"unit": unit})
        duty = RecurringDuty.objects.create(
            obligation=held,
            unit=unit,
            approver=approver,
            deliverable=deliverable.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            makes_from=starts_on,
            ahead_days=ahead_days,
            started_by=actor,
            folded=fold(f"{held.text} {held.directive.number}"),
        )
        duty.supporters.set(supporting)
        DutyRule.objects.create(duty=duty, text=rule, from_on=starts_on, by=actor)
        _adopt(duty, rule)
        facts = {"obligation": held, "unit": unit, "rule": rule, "starts_on": starts_on, "ends_on": ends_on}
        audit.record(actor=actor, verb="steering.duty.start", subject=duty, after=facts)
        making.make_now(duty, by=actor)
    return duty


def change_rule(*, actor: User, duty: RecurringDuty, rule: str, from_on: date, reason: str) -> RecurringDuty:
    """Đổi quy tắc lặp lại from a day on, today or later.

    Instances from that day on that nobody has worked on and that the new rule does not give are taken away.
    Raises Refused for a duty that has ended, a day that is past, or a rule that gives no day.
    """
    access.require(actor, policy.RECUR)
    reason = require_reason(reason)
    if from_on < timezone.localdate():
        raise Refused(_("Quy tắc mới áp dụng từ hôm nay trở đi; các kỳ đã qua giữ nguyên."))
    rule = _require_rule(rule, from_on, duty.ends_on)
    with transaction.atomic():
        held = _going(duty)
        before = making.rule_on(held, from_on)
        DutyRule.objects.create(duty=held, text=rule, from_on=from_on, reason=reason, by=actor)
        _drop(actor, held, since=from_on, reason=reason, keep=rule)
        facts = {"rule": rule, "from_on": from_on, "reason": reason}
        audit.record(
            actor=actor, verb="steering.duty.rule", subject=held, before={"rule": before}, after=facts
        )
        making.make_now(held, by=actor)
    return held


def pause(*, actor: User, duty: RecurringDuty, reason: str) -> RecurringDuty:
    """Tạm dừng: no further instance is made; those that stand go on. Paused again it changes nothing."""
    access.require(actor, policy.RECUR)
    reason = require_reason(reason)
    with transaction.atomic():
        held = _going(duty)
        if held.state != DutyState.PAUSED:
            _move(actor, held, DutyState.PAUSED, "steering.duty.pause", reason)
    return held


def resume(*, actor: User, duty: RecurringDuty) -> RecurringDuty:
    """Tiếp tục from today on; the periods of the pause are not made up for."""
    access.require(actor, policy.RECUR)
    with transaction.atomic():
        held = _going(duty)
        if held.state != DutyState.RUNNING:
            held.makes_from = max(held.makes_from, timezone.localdate())
            _move(actor, held, DutyState.RUNNING, "steering.duty.resume", "")
            making.make_now(held, by=actor)
    return held


def end(*, actor: User, duty: RecurringDuty, reason: str) -> RecurringDuty:
    """Kết thúc: instances to come that nobody has worked on are taken away; ended again changes nothing."""
    access.require(actor, policy.RECUR)
    reason = require_reason(reason)
    with transaction.atomic():
        held = RecurringDuty.objects.select_for_update().get(pk=duty.pk)
        if held.state != DutyState.ENDED:
            _drop(actor, held, since=timezone.localdate() + timedelta(days=1), reason=reason)
            _move(actor, held, DutyState.ENDED, "steering.duty.end", reason)
    return held


def _require_rule(rule: str, first: date, last: date | None) -> str:
    rule = rule.strip().upper().removeprefix("RRULE:")
    if last and last < first:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if not recurrence.occurrences(rule, first, last or first + timedelta(days=800)):
        raise Refused(
            _("Quy tắc “%(rule)s” không cho ngày nào. Ví dụ đúng: FREQ=MONTHLY;BYMONTHDAY=20.")
            % {"rule": rule}
        )
    return rule


def _going(duty: RecurringDuty) -> RecurringDuty:
    held = RecurringDuty.objects.select_for_update().get(pk=duty.pk)
    if held.state == DutyState.ENDED:
        raise Refused(_("Việc định kỳ này đã kết thúc; hãy lập việc mới nếu cần."))
    return held


def _move(actor: User, held: RecurringDuty, to: DutyState, verb: str, reason: str) -> None:
    before = {"state": held.state}
    held.state, held.reason = to, reason
    held.save(update_fields=["state", "reason", "makes_from"])
    audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": to, "reason": reason})


def _adopt(duty: RecurringDuty, rule: str) -> None:
    """The task as it was handed out once becomes the instance of its day."""
    standing = Assignment.objects.filter(obligation=duty.obligation, unit=duty.unit, period="")
    for work in standing.exclude(state=AssignmentState.CANCELLED).filter(due__isnull=False):
        if work.due and recurrence.occurrences(rule, work.due, work.due):
            Instance.objects.create(duty=duty, due=work.due, rule_text=rule, assignment=work)


def _drop(actor: User, held: RecurringDuty, *, since: date, reason: str, keep: str = "") -> None:
    """Take away what is to come and nobody has begun, but for days that `keep` gives too."""
    for instance in held.instances.filter(due__gte=since, dropped_at=None).select_related("assignment"):
        work = instance.assignment
        begun = work.state != AssignmentState.ASSIGNED or work.progress or work.evidence.exists()
        if begun or (keep and recurrence.occurrences(keep, instance.due, instance.due)):
            continue
        assignments.cancel(actor=actor, assignment=work, reason=reason)
        instance.dropped_at = timezone.now()
        instance.save(update_fields=["dropped_at"])
