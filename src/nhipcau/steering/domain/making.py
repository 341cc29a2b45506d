"""Lập các kỳ sắp tới: ahead of their due days, each once, whatever the workers do."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.domain import assignments, notifying
from nhipcau.plans.domain.terms import Terms
from nhipcau.plans.models import Assignment
from nhipcau.units.models import User

from ..enums import DutyState
from ..models import Instance, RecurringDuty
from . import recurrence


def make_due(*, on: date | None = None) -> int:
    """Lập mọi kỳ đến lúc giao; returns how many. A duty that cannot be made says why and stops no other."""
    count = 0
    for pk in list(RecurringDuty.objects.filter(state=DutyState.RUNNING).values_list("pk", flat=True)):
        with transaction.atomic():
            # The lock lets a second worker find made what the first one makes.
            duty = RecurringDuty.objects.select_for_update().get(pk=pk)
            if duty.state == DutyState.RUNNING:
                count += len(make_now(duty, by=None, on=on))
    return count


@in_official_language
def make_now(duty: RecurringDuty, *, by: User | None, on: date | None = None) -> list[Assignment]:
    """Lập các kỳ còn thiếu của một việc, in the caller's transaction, the duty locked."""
    today = on or timezone.localdate()
    missing = _missing(duty, today + timedelta(days=duty.ahead_days))
    made: list[Assignment] = []
    trouble = ""
    try:
        with transaction.atomic():
            made = [_make(duty, due, rule, by) for due, rule in missing]
    except Refused as refusal:
        made, trouble = [], refusal.sentence[:500]
    if trouble != duty.trouble:
        duty.trouble = trouble
        duty.save(update_fields=["trouble"])
    if made:
        notifying.assigned(by, made)
    return made


def rule_on(duty: RecurringDuty, day: date) -> str:
    """Quy tắc áp dụng vào ngày `day`."""
    known = [rule for rule in duty.rules.all() if rule.from_on <= day]
    return known[-1].text if known else ""


def _missing(duty: RecurringDuty, until: date) -> list[tuple[date, str]]:
    """Days without an instance, each with the rule of its day."""
    last = min(until, duty.ends_on) if duty.ends_on else until
    rules = list(duty.rules.all())
    standing = set(duty.instances.filter(dropped_at=None).values_list("due", flat=True))
    found: list[tuple[date, str]] = []
    for at, rule in enumerate(rules):
        first = max(rule.from_on, duty.makes_from)
        ends = rules[at + 1].from_on - timedelta(days=1) if at + 1 < len(rules) else last
        days = recurrence.occurrences(rule.text, first, min(ends, last))
        found += [(day, rule.text) for day in days if day not in standing]
    return found


def _make(duty: RecurringDuty, due: date, rule: str, by: User | None) -> Assignment:
    terms = Terms(
        unit=duty.unit,
        approver=duty.approver,
        supporters=tuple(duty.supporters.all()),
        due=due,
        deliverable=duty.deliverable,
        allow_past=True,
        period=due.isoformat(),
    )
    work = assignments.begin(by, duty.obligation, terms)
    Instance.objects.create(duty=duty, due=due, rule_text=rule, assignment=work)
    return work
