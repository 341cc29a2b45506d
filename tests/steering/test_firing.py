"""When a rule speaks: once a turn, never on a day of rest, before the due day rather than after."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.clock.domain.calendar import national_calendar
from nhipcau.steering.domain import firing
from nhipcau.steering.enums import Audience
from nhipcau.steering.models import DigestRun, ReminderRule

LAW = national_calendar()
START = date(2026, 3, 2)
DAYS = st.dates(date(2026, 3, 9), date(2026, 6, 30))


def runs(first: date, last: date, *, asleep: set[date] = frozenset()) -> list[firing.Window]:
    """The windows of a worker that runs on every working day but those it sleeps through."""
    spans, previous, day = [], None, first
    while day <= last:
        if LAW.is_working(day) and day not in asleep:
            span = firing.window(day, previous, LAW)
            spans.append(span)
            previous = DigestRun(day=day, until=span.until)
        day += timedelta(days=1)
    return spans


def told(rule: ReminderRule, due: date, spans: list[firing.Window]) -> list[date]:
    return [span.day for span in spans if firing.fires(rule, due, span)]


@given(DAYS, st.integers(-7, 40))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_rule_speaks_once_and_on_a_working_day(due: date, offset: int):
    spans = runs(START, due + timedelta(days=60))
    (day,) = told(ReminderRule(offset=offset), due, spans)
    turn = due + timedelta(days=offset)
    assert LAW.is_working(day)
    assert day == (LAW.on_or_before(turn) if offset <= 0 else LAW.on_or_after(turn))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, st.integers(1, 20), st.integers(1, 14), st.sets(st.dates(START, date(2026, 9, 1)), max_size=40))
def test_a_repeated_rule_never_speaks_twice_of_a_turn_and_catches_up(due, offset, every, asleep):
    spans = runs(START, date(2026, 9, 30), asleep=asleep)
    days_told = told(ReminderRule(offset=offset, every=every), due, spans)
    turns = [(day - due).days - offset for day in days_told]
    assert turns[0] >= 0
    assert len({turn // every for turn in turns}) == len(turns)


def test_the_day_before_a_weekend_tells_what_falls_into_it():
    friday, monday = date(2026, 3, 6), date(2026, 3, 9)
    before, on, after = (ReminderRule(offset=n, audience=Audience.STAFF) for n in (-3, 0, 1))
    spans = runs(START, date(2026, 3, 20))
    assert told(on, date(2026, 3, 8), spans) == [friday]
    assert told(before, date(2026, 3, 10), spans) == [friday]
    assert told(after, date(2026, 3, 6), spans) == [monday]


def test_what_a_sleeping_worker_missed_is_told_when_it_wakes_unless_it_is_late_by_then():
    ahead = ReminderRule(offset=-3)
    asleep = {date(2026, 3, 10), date(2026, 3, 11)}
    spans = runs(START, date(2026, 3, 31), asleep=asleep)
    assert told(ahead, date(2026, 3, 13), spans) == [date(2026, 3, 12)]
    assert told(ReminderRule(offset=-1), date(2026, 3, 11), spans) == []


def test_over_tet_nobody_is_reminded_and_nothing_is_left_out():
    # Tết Bính Ngọ: off from Saturday 14/02 to Sunday 22/02/2026.
    spans = runs(date(2026, 2, 2), date(2026, 3, 6))
    last, first = date(2026, 2, 13), date(2026, 2, 23)
    assert not {span.day for span in spans} & {last + timedelta(days=n) for n in range(1, 10)}
    assert told(ReminderRule(offset=0), date(2026, 2, 17), spans) == [last]
    assert told(ReminderRule(offset=-3), date(2026, 2, 23), spans) == [last]
    assert told(ReminderRule(offset=1), date(2026, 2, 16), spans) == [first]
    # A rule that would have spoken three times meanwhile speaks once.
    assert told(ReminderRule(offset=1, every=3), date(2026, 2, 13), spans)[0] == first


def test_of_two_rules_for_one_person_the_later_speaks():
    first, second = ReminderRule(offset=1, every=7), ReminderRule(offset=8)
    due = date(2026, 3, 3)
    span = runs(START, date(2026, 3, 11))[-1]
    assert firing.strongest([second, first], due, span) == {Audience.STAFF: second}
