"""Đến lượt nhắc: which rules speak today of a matter due on a given day.

Nobody is reminded on a day of rest, and nothing is left out for it: what would be told before the due day or
on it is told on the working day before, what would be told after it on the working day after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.clock.domain.calendar import Calendar

from ..enums import Audience
from ..models import DigestRun, ReminderRule
from . import days

# A worker that stood still for long does not tell everything of a whole year at once.
LONGEST_GAP = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Window:
    """Khoảng nhắc: turns before due fall into [`ahead`, `until`), turns after due into (`last`, `day`]."""

    day: date
    last: date
    ahead: date
    until: date


def window(day: date, previous: DigestRun | None, known: Calendar) -> Window:
    """Khoảng nhắc của ngày `day`, after the last run before it; days that were missed are caught up with."""
    last, ahead = (previous.day, previous.until) if previous else (days.last_before(day, known), day)
    longest = day - LONGEST_GAP
    return Window(
        day=day, last=max(last, longest), ahead=max(ahead, longest), until=days.next_after(day, known)
    )


def fires(rule: ReminderRule, due: date, span: Window) -> bool:
    """Quy tắc có đến lượt trong khoảng này hay không."""
    turn = due + timedelta(days=rule.offset)
    if rule.offset <= 0:
        # Of what is late by now the rules after the due day speak.
        return span.ahead <= turn < span.until and due >= span.day
    if rule.every and turn < span.day:
        turn += timedelta(days=(span.day - turn).days // rule.every * rule.every)
    return span.last < turn <= span.day


def strongest(rules: Iterable[ReminderRule], due: date, span: Window) -> dict[Audience, ReminderRule]:
    """Quy tắc nói hôm nay, one an audience: the one latest after the due day."""
    found: dict[Audience, ReminderRule] = {}
    for rule in sorted(rules, key=lambda each: each.offset):
        if fires(rule, due, span):
            found[Audience(rule.audience)] = rule
    return found
