"""Terms of the law: begun with a conference or step, moved with hours and holidays, met by deeds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.clock import queries as clock
from nhipcau.clock.domain import days
from nhipcau.clock.enums import DayKind, DeadlineState
from nhipcau.clock.models import Deadline, Rule
from nhipcau.conferences import queries
from nhipcau.conferences.domain import clocks, conferences, ending, steps
from nhipcau.conferences.enums import StepKind
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.models import Paper
from nhipcau.press.domain import cadence
from nhipcau.press.enums import CadenceKind
from nhipcau.units.enums import Role
from tests.factories import conferences as made
from tests.factories.clock import hanoi
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def terms(held) -> dict[str, Deadline]:
    """Open terms by their rule."""
    return {each.rule.code: each for each in clock.deadlines_of(held).filter(state__in=clock.OPEN)}


def test_a_conference_is_notified_a_day_before_and_a_new_hour_moves_the_term():
    officer, held = person(Role.OFFICER), made.announced()
    (term,) = terms(held).values()
    assert term.rule.code == clocks.NOTICE and term.due_at <= held.starts_at - timedelta(hours=24)
    assert "24 giờ" in term.explanation
    later = held.starts_at + timedelta(days=1)
    chosen = {"spokesperson": held.spokesperson}
    wanted = made.wanted(starts_at=later) | chosen
    conferences.correct(actor=officer, conference=held, wanted=wanted, languages=[])
    (moved,) = terms(held).values()
    assert moved.pk != term.pk and moved.event_at == later
    conferences.correct(actor=officer, conference=held, wanted=made.wanted() | chosen, languages=[])
    (moved,) = terms(held).values()
    assert moved.event_at < later
    conferences.notify(actor=officer, conference=held, at=timezone.now(), number="12/TB-UBND")
    moved.refresh_from_db()
    assert moved.state == DeadlineState.MET and moved.met_at <= moved.due_at
    with pytest.raises(Refused, match="lần thứ hai"):
        conferences.notify(actor=officer, conference=held, at=timezone.now(), number="13/TB-UBND")


def test_a_missions_conference_has_its_own_rule_and_a_cancelled_one_owes_nothing():
    officer = person(Role.OFFICER)
    held = made.drafted(kind="mission", host="Đại sứ quán mẫu", closes_at=None)
    assert set(terms(held)) == {clocks.MISSION}
    ending.cancel(actor=officer, conference=held, reason="Đại sứ quán hoãn")
    assert terms(held) == {}


def test_a_rule_not_confirmed_begins_nothing_and_is_told():
    Rule.objects.filter(code=clocks.NOTICE).update(is_verified=False)
    held = made.announced()
    assert terms(held) == {} and clocks.missing(held) == [clocks.NOTICE]


@pytest.mark.parametrize(
    ("applicant", "rule", "amount"),
    [
        ("visiting", "foreign-press-answer", 7),
        ("delegation", "foreign-press-answer-delegation", 3),
        ("resident", "foreign-press-resident-request", 5),
    ],
)
def test_a_foreign_programme_from_its_file_to_its_report(applicant, rule, amount):
    officer, now = person(Role.OFFICER), timezone.now()
    held = made.foreign(applicant=applicant)
    first = {clocks.REPORT} | ({clocks.FILING} if applicant != "resident" else set())
    assert set(terms(held)) == first

    def step(kind: StepKind, **more):
        return steps.add(actor=officer, conference=held, kind=kind, at=timezone.now(), **more)

    with pytest.raises(Refused, match="trước"):
        step(StepKind.ANSWERED, document="1/UBND")
    step(StepKind.FILED)
    assert clocks.FILING not in terms(held)
    step(StepKind.RECEIVED)
    answer = terms(held)[rule]
    assert answer.rule.amount == amount and f"{amount} ngày làm việc" in answer.explanation
    with pytest.raises(Refused, match="bằng văn bản"):
        step(StepKind.ANSWERED)
    step(StepKind.ANSWERED, document="45/UBND-KGVX")
    answer.refresh_from_db()
    assert answer.state == DeadlineState.MET
    with pytest.raises(Refused, match="trước"):
        step(StepKind.CHANGE_ANSWERED, document="46/UBND-KGVX")
    step(StepKind.CHANGE_ASKED, note="Xin thêm điểm quay")
    paper = steps.draft_letter(actor=officer, conference=held, addressee="Bộ Ngoại giao")
    assert Paper.objects.get(pk=paper.pk).letter.body.count("Xin thêm điểm quay") == 1
    step(StepKind.CHANGE_ANSWERED, document="46/UBND-KGVX")
    with pytest.raises(Refused, match="chưa kết thúc"):
        step(StepKind.REPORTED, document="47/BC-UBND")
    # Once it is over; the term was reckoned from its end.
    starts = now - timedelta(hours=30)
    conferences.correct(
        actor=officer,
        conference=held,
        wanted=made.wanted(
            kind="foreign", applicant=applicant, starts_at=starts, closes_at=None, title=held.title
        ),
        languages=[],
    )
    steps.add(
        actor=officer, conference=held, kind=StepKind.REPORTED, at=timezone.now(), document="47/BC-UBND"
    )
    assert terms(held) == {}
    report = clock.deadlines_of(held).get(rule__code=clocks.REPORT, state=DeadlineState.MET)
    assert report.event_at == starts + timedelta(hours=2)


def test_a_changed_holiday_moves_the_answer():
    officer = person(Role.OFFICER)
    held = made.foreign()
    received = hanoi(2026, 11, 25, 9)
    steps.add(actor=officer, conference=held, kind=StepKind.RECEIVED, at=received)
    before = terms(held)["foreign-press-answer"]
    days.put(
        actor=person(Role.ADMINISTRATOR),
        day=hanoi(2026, 11, 30).date(),
        kind=DayKind.HOLIDAY,
        name="Nghỉ thử",
        citation="Thông báo 1/TB",
    )
    after = terms(held)["foreign-press-answer"]
    assert after.pk == before.pk and after.due_at > before.due_at
    assert after.changes.filter(old_due_at=before.due_at).exists()


def test_held_counts_in_its_figures_and_meets_the_cadence():
    officer, unit = person(Role.OFFICER), UnitFactory()
    followed = cadence.follow(
        actor=officer, unit=unit, kind=CadenceKind.CONFERENCE, since=timezone.now() - timedelta(days=30)
    )
    held = made.moved(made.announced(unit, officer, is_periodic=True), -3)
    briefing = made.moved(made.drafted(unit, officer, kind="briefing", closes_at=None), -5)
    day = timezone.localdate()
    assert not queries.held_between(day - timedelta(days=2), day)
    for each in (held, held, briefing):
        ending.hold(actor=officer, conference=each)
    period = (day - timedelta(days=2), day)
    assert list(queries.held_between(*period)) == [held]
    assert list(queries.briefings_between(*period)) == [briefing]
    assert list(queries.ours_between(*period)) == [held]
    assert followed.occurrences.count() == 1
    with pytest.raises(Refused, match="chưa bắt đầu"):
        ending.hold(actor=officer, conference=made.announced())
