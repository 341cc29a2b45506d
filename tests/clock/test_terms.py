"""Terms of the law over Tết and swap days, worked by hand (tính thời hạn)."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.clock.domain.calendar import Calendar, national_calendar
from nhipcau.clock.domain.deadlines import term_of
from nhipcau.clock.domain.explaining import explain
from nhipcau.clock.domain.holidays import SpecialDay
from nhipcau.clock.domain.strips import strip_of
from nhipcau.clock.domain.terms import Term, reckon
from nhipcau.clock.enums import DayKind, Direction, Occasion, OnDayOff, TermUnit
from nhipcau.clock.models import Rule
from nhipcau.core.domain.errors import Refused

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = national_calendar()
CASES = tomllib.loads((Path(__file__).parent / "golden" / "terms.toml").read_text(encoding="utf-8"))["case"]


def rule_of(words: str) -> Rule:
    """A rule from its words: "10 days before", "3 months previous", "yearly 20/12"."""
    first, second, *rest = words.split()
    rule = Rule(event="nhận được đề nghị", document="Nghị định 262/2026/NĐ-CP", article="7", clause="4")
    if first == "yearly":
        rule.unit, rule.on_day_off = TermUnit.YEARLY, OnDayOff.PREVIOUS
        rule.yearly_day, rule.yearly_month = map(int, second.split("/"))
        return rule
    rule.amount, rule.unit = int(first), TermUnit(second)
    for word in rest:
        if word == "before":
            rule.direction, rule.on_day_off = Direction.BEFORE, OnDayOff.PREVIOUS
        else:
            rule.on_day_off = OnDayOff(word)
    return rule


def hanoi(moment: datetime) -> datetime:
    return moment.replace(tzinfo=HANOI)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['term']} from {case['event']:%Y-%m-%d %H%M}")
def test_worked_case(case):
    rule = rule_of(case["term"])
    found = reckon(
        term_of(rule),
        hanoi(case["event"]),
        CALENDAR,
        pauses=[(hanoi(first), hanoi(last)) for first, last in case.get("pauses", ())],
        extension=case.get("extension", 0),
    )
    due = case["due"]
    if not isinstance(due, datetime):
        due = datetime.combine(due, time(17, 0))
    assert found.due == hanoi(due)
    assert found.is_provisional == case.get("provisional", False)
    said = explain(rule, found)
    assert said.startswith(f"Hạn {due:%H:%M} ngày {due:%d/%m/%Y}: ")
    assert "khoản 4 Điều 7 Nghị định 262/2026/NĐ-CP" in said
    assert case.get("says", "") in said
    assert ("Dự kiến" in said) == found.is_provisional


def test_there_are_enough_cases_and_each_names_its_law():
    assert len(CASES) >= 60
    assert all(case["law"] for case in CASES)


def test_the_whole_sentence_in_two_languages(english):
    rule = rule_of("3 working_days")
    rule.event_en = "the request is received"
    found = reckon(term_of(rule), hanoi(datetime(2026, 1, 8, 9)), CALENDAR)
    assert explain(rule, found) == (
        "Hạn 17:00 ngày 12/01/2026: 3 ngày làm việc kể từ ngày 08/01/2026 (nhận được đề nghị; không tính "
        "ngày này); không tính thứ Bảy, Chủ nhật; có tính 10/01/2026 (làm bù ngày 02/01); "
        "khoản 4 Điều 7 Nghị định 262/2026/NĐ-CP. "
        "Cách tính: khoản 3 Điều 147, khoản 5 Điều 148 Bộ luật Dân sự 2015."
    )
    with translation.override("en"):
        said = explain(rule, found)
    assert said.startswith(
        "Due 17:00 on 12/01/2026: 3 working days from 08/01/2026 (the request is received;"
    )
    assert "10/01/2026 (made up for 02/01)" in said


def test_the_strip_numbers_what_is_counted_and_says_why_the_rest_is_not():
    found = reckon(term_of(rule_of("3 working_days")), hanoi(datetime(2026, 1, 8, 9)), CALENDAR)
    strip = strip_of(found)
    assert [(day.day.day, day.look, day.number) for day in strip] == [
        (8, "event", None),
        (9, "counted", 1),
        (10, "counted", 2),
        (11, "off", None),
        (12, "due", 3),
    ]
    assert (strip[2].words, strip[3].words) == ("Làm bù", "")


@pytest.mark.parametrize(
    ("words", "arguments", "sentence"),
    [
        ("10 days before", {"extension": 1}, "không gia hạn"),
        (
            "yearly 20/12",
            {"pauses": [(hanoi(datetime(2026, 1, 2)), hanoi(datetime(2026, 1, 3)))]},
            "không tạm dừng",
        ),
        ("900 months", {}, "mười năm"),
    ],
)
def test_what_cannot_be_counted_is_refused(words, arguments, sentence):
    with pytest.raises(Refused, match=sentence):
        reckon(term_of(rule_of(words)), hanoi(datetime(2026, 1, 1, 9)), CALENDAR, **arguments)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1)).map(hanoi)
after = st.builds(
    Term,
    amount=st.integers(1, 60),
    unit=st.sampled_from([TermUnit.HOURS, TermUnit.DAYS, TermUnit.WORKING_DAYS, TermUnit.MONTHS]),
    on_day_off=st.sampled_from(list(OnDayOff)),
)
yearly = st.builds(
    Term,
    amount=st.just(0),
    unit=st.just(TermUnit.YEARLY),
    on_day_off=st.just(OnDayOff.PREVIOUS),
    yearly=st.tuples(st.integers(1, 12), st.integers(1, 31)),
)
before = st.builds(
    Term,
    amount=st.integers(1, 60),
    unit=st.sampled_from([TermUnit.HOURS, TermUnit.DAYS, TermUnit.WORKING_DAYS, TermUnit.MONTHS]),
    direction=st.just(Direction.BEFORE),
    on_day_off=st.just(OnDayOff.PREVIOUS),
)


@given(st.one_of(after, yearly), moments)
def test_a_term_never_ends_before_its_start(term, event):
    assert reckon(term, event, CALENDAR).due > event


@given(before, moments)
def test_a_term_counted_back_never_ends_after_the_event(term, event):
    found = reckon(term, event, CALENDAR).due
    assert found < event or found.date() < event.date()


@given(after.filter(lambda term: term.on_day_off == OnDayOff.NEXT), moments, st.integers(-5, 120))
def test_a_holiday_added_never_makes_it_earlier(term, event, offset):
    day = event.date() + timedelta(days=offset)
    added = SpecialDay(day, DayKind.HOLIDAY, Occasion.OTHER)
    assert reckon(term, event, Calendar(corrections={day: added})).due >= reckon(term, event, CALENDAR).due


@given(
    after.filter(lambda term: term.on_day_off == OnDayOff.NEXT),
    moments,
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_a_pause_never_makes_it_earlier(term, event, offset, days):
    first = event + timedelta(days=offset)
    paused = reckon(term, event, CALENDAR, pauses=[(first, first + timedelta(days=days))])
    assert paused.due >= reckon(term, event, CALENDAR).due


@given(after.filter(lambda term: term.on_day_off == OnDayOff.NEXT), moments, st.integers(1, 30))
def test_an_extension_never_makes_it_earlier(term, event, extension):
    assert reckon(term, event, CALENDAR, extension=extension).due >= reckon(term, event, CALENDAR).due


@given(after, moments)
def test_the_end_is_a_working_day_unless_hours_or_the_rule_say_otherwise(term, event):
    found = reckon(term, event, CALENDAR)
    if term.unit != TermUnit.HOURS and term.on_day_off != OnDayOff.STAYS:
        assert CALENDAR.is_working(found.due.date())


def test_the_days_of_a_long_term_are_not_drawn():
    assert strip_of(reckon(Term(6, TermUnit.MONTHS), hanoi(datetime(2026, 1, 5, 8)), CALENDAR)) == []
    assert (
        date(2026, 7, 6)
        == reckon(Term(6, TermUnit.MONTHS), hanoi(datetime(2026, 1, 5, 8)), CALENDAR).due.date()
    )
