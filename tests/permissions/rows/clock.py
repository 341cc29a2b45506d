"""Rights of the legal clock, decided a second time by hand (Đồng hồ pháp lý)."""

from datetime import date, datetime, time

from django.utils import timezone

from nhipcau.clock.domain import policy as clock
from nhipcau.clock.domain import stopping
from nhipcau.clock.models import CalendarDay, Deadline, Rule
from tests.factories import clock as clocks

from ..shapes import Address, Case, pk
from ..world import World

# action           clerk  officer head  staff leader admin
DECISIONS = """
clock.read         all    all     all   all   all    all
clock.rules        -      -       -     -     -      all
clock.calendar     -      all     -     -     -      all
clock.deadlines    all    all     own   own   all    -
clock.act          -      all     own   -     -      -
"""


def rule(w: World) -> Rule:
    return Rule.objects.get(code="foreign-press-answer")


def waiting(w: World) -> Rule:
    return clocks.RuleFactory(is_verified=False)


def running(w: World) -> Deadline:
    return clocks.deadline(unit=w.own)


def paused(w: World) -> Deadline:
    return stopping.pause(actor=w.officer, deadline=running(w), ground="chờ hồ sơ bổ sung")


def own_day(w: World) -> CalendarDay:
    return CalendarDay.objects.create(day=date(2027, 3, 3), kind="holiday", citation="Thông báo 1")


def wanted() -> dict[str, object]:
    return {
        "field": "office",
        "title": "Trả lời kiến nghị",
        "event": "nhận được kiến nghị",
        "amount": 5,
        "unit": "working_days",
        "direction": "after",
        "on_day_off": "next",
        "document": "Quy chế làm việc của cơ quan",
    }


def announcement() -> dict[str, object]:
    return {
        "year": 2027,
        "document": "Thông báo 1/TB-BNV",
        "tet": (date(2027, 2, 4), date(2027, 2, 10)),
        "national_day": (date(2027, 9, 2), date(2027, 9, 3)),
        "swaps": [],
    }


VERBS: dict[str, Case] = {
    "clock.domain.rules.add": Case(clock.SET_RULES, lambda w: {"wanted": wanted()}),
    "clock.domain.rules.correct": Case(clock.SET_RULES, lambda w: {"rule": rule(w), "wanted": wanted()}),
    "clock.domain.rules.confirm": Case(clock.SET_RULES, lambda w: {"rule": waiting(w)}),
    "clock.domain.rules.switch_off": Case(clock.SET_RULES, lambda w: {"rule": rule(w), "reason": "đã thay"}),
    "clock.domain.days.put": Case(
        clock.SET_CALENDAR,
        lambda w: {"day": date(2027, 3, 3), "kind": "holiday", "citation": "Thông báo 1"},
    ),
    "clock.domain.days.take_away": Case(clock.SET_CALENDAR, lambda w: {"row": own_day(w), "reason": "nhầm"}),
    "clock.domain.days.announce": Case(clock.SET_CALENDAR, lambda w: announcement()),
    "clock.domain.days.set_hours": Case(
        clock.SET_CALENDAR, lambda w: {"opens": time(8), "closes": time(16, 30)}
    ),
    "clock.domain.stopping.pause": Case(clock.ACT, lambda w: {"deadline": running(w), "ground": "chờ hồ sơ"}),
    "clock.domain.stopping.resume": Case(clock.ACT, lambda w: {"deadline": paused(w)}),
    "clock.domain.stopping.extend": Case(
        clock.ACT, lambda w: {"deadline": running(w), "amount": 2, "ground": "ý kiến lãnh đạo"}
    ),
    "clock.domain.following.follow": Case(
        clock.ACT,
        lambda w: {
            "code": "foreign-press-answer",
            "event_at": timezone.make_aware(datetime(2026, 11, 2, 9)),
            "label": "Trả lời hồ sơ",
            "unit": w.own,
        },
    ),
    "clock.domain.following.settle": Case(clock.ACT, lambda w: {"deadline": running(w)}),
    "clock.domain.following.drop": Case(clock.ACT, lambda w: {"deadline": running(w), "reason": "đã rút"}),
}
# Within the transaction of a verb that has asked.
UNDER_OTHERS = {
    "clock.domain.deadlines.start",
    "clock.domain.deadlines.meet",
    "clock.domain.deadlines.cancel",
    "clock.domain.deadlines.note",
    "clock.domain.recomputing.after_days",
    "clock.domain.recomputing.after_year",
    "clock.domain.recomputing.after_rule",
    "clock.domain.recomputing.after_hours",
}

ADDRESSES: dict[str, Address] = {
    "clock:deadlines": Address(clock.SEE_DEADLINES),
    "clock:deadline": Address(clock.SEE_DEADLINES, pk(running)),
    "clock:deadline_file": Address(clock.SEE_DEADLINES, pk(running)),
    "clock:calculator": Address(clock.READ),
    "clock:rules": Address(clock.READ),
    "clock:new_rule": Address(clock.SET_RULES),
    "clock:rule": Address(clock.READ, pk(rule)),
    "clock:correct_rule": Address(clock.SET_RULES, pk(rule)),
    "clock:calendar": Address(clock.READ),
    "clock:year": Address(clock.READ, lambda w: [2027]),
    "clock:announcement": Address(clock.SET_CALENDAR, lambda w: [2027]),
    "clock:new_day": Address(clock.SET_CALENDAR),
    "clock:remove_day": Address(clock.SET_CALENDAR, pk(own_day), button=True),
    "clock:hours": Address(clock.SET_CALENDAR),
}
FILTERED = {"clock:deadlines"}
