"""Thời hạn lưu: what is kept how long and why, in one register; a duty deletes what is past its time.

Apps register their rules in AppConfig.ready. The office may change the days within the rule's bounds; each
round that deleted something is recorded in the audit trail, as a number and never with content (safeguard
12).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..models import RetentionPeriod
from . import audit, duties
from .errors import Refused


@dataclass(frozen=True, slots=True)
class Rule:
    """Một quy tắc lưu: `work` deletes what is older than the time given and returns how many."""

    code: str
    label: str | Promise
    why: str | Promise
    days: int
    most: int
    every: timedelta
    work: Callable[[timedelta], int]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Quy tắc và thời hạn đang áp dụng."""

    rule: Rule
    period: RetentionPeriod


RULES: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Đăng ký một quy tắc, and its round among the worker's duties."""
    RULES[rule.code] = rule
    duties.register(f"retention.{rule.code}", lambda: run(rule.code), every=rule.every)


def run(code: str) -> int:
    """Dọn theo một quy tắc; returns how many were deleted."""
    rule = RULES[code]
    kept = RetentionPeriod.objects.filter(code=code).values_list("days", flat=True).first() or rule.days
    count = rule.work(timedelta(days=kept))
    now = timezone.now()
    with transaction.atomic():
        period = _period(rule)
        RetentionPeriod.objects.filter(pk=period.pk).update(last_run_at=now, last_count=count)
        if count:
            after = {"rule": code, "days": kept, "deleted": count}
            audit.record(actor=None, verb="core.retention", subject=period, after=after)
    return count


def standing() -> list[Standing]:
    """Mọi quy tắc with the days in force."""
    held = {period.code: period for period in RetentionPeriod.objects.all()}
    return [
        Standing(rule, held.get(code) or RetentionPeriod(code=code, days=rule.days))
        for code, rule in sorted(RULES.items())
    ]


def set_days(code: str, days: int) -> tuple[RetentionPeriod, int]:
    """Đặt số ngày lưu, in the caller's transaction, who has asked for the right; returns the days before.

    Raises Refused outside the rule's bounds.
    """
    rule = RULES[code]
    if not rule.least <= days <= rule.most:
        raise Refused(
            _("“%(what)s” chỉ được lưu từ %(least)d đến %(most)d ngày.")
            % {"what": rule.label, "least": rule.least, "most": rule.most}
        )
    period = _period(rule)
    before, period.days = period.days, days
    period.save(update_fields=["days"])
    return period, before


def _period(rule: Rule) -> RetentionPeriod:
    return RetentionPeriod.objects.get_or_create(code=rule.code, defaults={"days": rule.days})[0]
