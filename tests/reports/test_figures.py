"""Figures are their records, and the books balance (con số mở được)."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.reports.domain import figures, kept, ledgers, sums
from nhipcau.reports.domain.counting import ALL, figures_of
from nhipcau.reports.domain.indicators import DEFINITIONS
from nhipcau.reports.domain.periods import Period
from nhipcau.reports.enums import Indicator, RecordType, Standing
from nhipcau.units.enums import Role
from tests.factories.plans import AssignmentFactory, EvidenceFactory, confirmed_obligation
from tests.factories.reports import FIRST, HANOI, LAST, assigned, cancelled, done, hanoi, report
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
NOVEMBER = Period(FIRST, LAST)
LAST_MINUTE, MIDNIGHT = hanoi(2026, 11, 14, 23, 59), hanoi(2026, 11, 15)
EARLIER, WITHIN = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8)


def value(indicator: Indicator, scope: str = ALL) -> int:
    figure = figures_of(ledgers.live(NOVEMBER)).get(f"{scope}.{indicator.value}")
    return figure.value if figure else 0


@pytest.mark.parametrize(
    ("make", "indicator"),
    [
        (assigned, Indicator.ASSIGNED),
        (lambda at: done(EARLIER, at), Indicator.ACCEPTED),
        (lambda at: done(EARLIER, at), Indicator.ACCEPTED_ON_TIME),
        (lambda at: cancelled(EARLIER, at), Indicator.CANCELLED),
    ],
)
def test_the_last_minute_is_inside_and_midnight_is_not(make, indicator) -> None:
    inside = make(LAST_MINUTE)
    make(MIDNIGHT)
    figure = figures_of(ledgers.live(NOVEMBER))[f"{ALL}.{indicator.value}"]
    assert figure.record_ids == (inside.pk,)


def test_open_after_is_what_stood_at_midnight() -> None:
    done(EARLIER, LAST_MINUTE)
    still = done(EARLIER, MIDNIGHT)
    assigned(MIDNIGHT)
    assert figures_of(ledgers.live(NOVEMBER))[f"{ALL}.open-after"].record_ids == (still.pk,)
    assert value(Indicator.OPEN_BEFORE) == 2


def test_on_time_looks_at_the_day_of_submission() -> None:
    due = date(2026, 10, 20)
    in_time = done(EARLIER, WITHIN, submitted=hanoi(2026, 10, 20, 23, 59), due=due)
    done(EARLIER, WITHIN, submitted=hanoi(2026, 10, 21), due=due)
    without_due = done(EARLIER, WITHIN)
    figure = figures_of(ledgers.live(NOVEMBER))[f"{ALL}.accepted-on-time"]
    assert figure.record_ids == (in_time.pk, without_due.pk)


def test_evidence_counts_by_the_day_it_was_done() -> None:
    work = assigned(EARLIER)
    for day in (date(2026, 10, 14), FIRST, LAST, date(2026, 11, 15)):
        EvidenceFactory(assignment=work, done_on=day, quantity=3)
    EvidenceFactory(assignment=work, done_on=LAST, withdrawn_at=WITHIN)
    assert (value(Indicator.EVIDENCE), value(Indicator.PRODUCTS)) == (2, 6)


def test_by_obligation_says_who_leads_and_how_it_stands() -> None:
    late = confirmed_obligation()
    held = [assigned(EARLIER, obligation=late, due=LAST), assigned(EARLIER, obligation=late)]
    finished = done(EARLIER, WITHIN)
    dropped = cancelled(EARLIER, WITHIN)
    over = done(EARLIER, hanoi(2026, 9, 5))
    EvidenceFactory(assignment=over, done_on=LAST, quantity=4)
    sheet = figures.compute(report(), person=person(Role.OFFICER))
    rows = {row.task.obligation: row for directive in sheet.directives for row in directive.rows}
    assert rows[late.pk].units == sorted(work.unit.name for work in held)
    standings = [rows[key].standing for key in (late.pk, finished.obligation_id, dropped.obligation_id)]
    assert standings == [Standing.LATE, Standing.DONE, Standing.CANCELLED]
    assert rows[over.obligation_id].standing == Standing.DONE_BEFORE
    assert rows[over.obligation_id].figures[Indicator.PRODUCTS].value == 4


class TestWhoSeesWhat:
    def test_a_unit_sees_its_own_rows_and_no_total_of_others(self) -> None:
        mine, other = UnitFactory(), UnitFactory()
        assigned(EARLIER, unit=mine)
        assigned(EARLIER, unit=other, due=LAST)
        shared = confirmed_obligation()
        assigned(EARLIER, unit=mine, obligation=shared)
        assigned(EARLIER, unit=other, obligation=shared)
        sheet = figures.compute(report(), person=person(Role.UNIT_STAFF, mine))
        assert [row.name for row in sheet.units] == [mine.name]
        assert sheet.figure(ALL, Indicator.OPEN_AFTER).value == 2
        assert sheet.figure(f"don-vi-{other.pk}", Indicator.OPEN_AFTER).value == 0
        seen = {name for directive in sheet.directives for row in directive.rows for name in row.units}
        assert seen == {mine.name}
        assert other.name not in str(sheet)

    def test_a_unit_sees_the_units_below_it_with_their_total(self) -> None:
        above = UnitFactory()
        below = UnitFactory(parent=above)
        assigned(EARLIER, unit=above)
        assigned(EARLIER, unit=below)
        sheet = figures.compute(report(), person=person(Role.UNIT_HEAD, above))
        assert sheet.total is not None
        assert sheet.total.cells[Indicator.OPEN_AFTER].figure.value == 2

    @pytest.mark.parametrize("role", [Role.CLERK, Role.ADMINISTRATOR])
    def test_others_have_no_right(self, role) -> None:
        with pytest.raises(PermissionDenied):
            figures.compute(report(), person=person(role))


def test_the_period_before_stands_beside_when_it_has_a_report() -> None:
    unit = UnitFactory()
    done(EARLIER, hanoi(2026, 10, 14, 12), unit=unit)
    for _ in range(3):
        done(EARLIER, WITHIN, unit=unit)
    this, reader = report(), person(Role.LEADER)
    row = figures.compute(this, person=reader).units[0]
    assert row.cells[Indicator.ACCEPTED].before is None
    report(month=10)
    row = figures.compute(this, person=reader).units[0]
    assert (row.cells[Indicator.ACCEPTED].before, row.cells[Indicator.ACCEPTED].change) == (1, 2)


def test_queries_do_not_grow_with_units() -> None:
    reader, this = person(Role.OFFICER), report()
    report(month=10)

    def queries_with_one_more_unit() -> int:
        unit = UnitFactory()
        for _ in range(2):
            EvidenceFactory(assignment=done(EARLIER, WITHIN, unit=unit), done_on=LAST)
        with CaptureQueriesContext(connection) as seen:
            figures.compute(this, person=reader)
        return len(seen)

    queries_with_one_more_unit()  # the reader's own roles are read once
    assert queries_with_one_more_unit() == queries_with_one_more_unit()


MOMENTS = st.datetimes(datetime(2026, 9, 20), datetime(2026, 12, 1), timezones=st.just(HANOI))
HISTORIES = st.tuples(
    st.integers(0, 2),
    st.integers(0, 2),
    MOMENTS,
    st.none() | MOMENTS,
    st.booleans(),
    st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 30)),
    st.lists(st.tuples(st.dates(date(2026, 10, 1), date(2026, 11, 30)), st.integers(1, 9)), max_size=2),
)


class Books(TestCase):
    """Whatever happened: figures are their records, totals are sums, the balance holds."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(HISTORIES, max_size=6))
    def test_figures_hold_together(self, histories) -> None:
        units = [UnitFactory() for _ in range(3)]
        tasks = [confirmed_obligation() for _ in range(3)]
        for unit, task, start, end, is_accepted, due, evidence in histories:
            ended = max(start, end) if end else None
            field = "accepted_at" if is_accepted else "cancelled_at"
            over = AssignmentState.ACCEPTED if is_accepted else AssignmentState.CANCELLED
            held = Assignment.objects.filter(unit=units[unit], obligation=tasks[task])
            if held.exclude(state=AssignmentState.CANCELLED).exists():
                continue
            state = over if ended else AssignmentState.ASSIGNED
            work = AssignmentFactory(
                unit=units[unit],
                obligation=tasks[task],
                assigned_at=start,
                due=due,
                state=state,
                **{field: ended},
            )
            for day, quantity in evidence:
                EvidenceFactory(assignment=work, done_on=day, quantity=quantity)
        ledger = ledgers.live(NOVEMBER)
        self.hold_together(figures_of(ledger))
        for own in (None, {units[0].pk}):
            self.page_shows_them(ledger.within(own), own)

    def page_shows_them(self, ledger: ledgers.Ledger, own: set[int] | None) -> None:
        """What the database sums for a page is what the records make, of all units or of one's own."""
        found = figures_of(ledger)
        counted = kept.of(NOVEMBER, own, [])
        assert kept.figures_of(NOVEMBER, own) == counted.figures
        tasks = counted.tasks[:]
        assert [*counted.tasks[:1], *counted.tasks[1:2], *counted.tasks[2:]] == tasks == list(counted.tasks)
        by_task, leads = sums.by_task(NOVEMBER, own, tasks)
        shown = {**counted.figures, **by_task}
        assert {key: each.value for key, each in shown.items()} == {k: f.value for k, f in found.items()}
        assert all(each.has_records and not each.record_ids for each in shown.values())
        assert set(tasks) == set(ledger.tasks) == set(leads)

    def hold_together(self, found) -> None:
        amounts = dict(Evidence.objects.values_list("pk", "quantity"))
        for figure in found.values():
            assert len(set(figure.record_ids)) == len(figure.record_ids)
            is_sum = figure.indicator == Indicator.PRODUCTS
            ones = (amounts[key] if is_sum else 1 for key in figure.record_ids)
            assert figure.value == sum(ones)
        of = {
            indicator: found[key].value if (key := f"{ALL}.{indicator.value}") in found else 0
            for indicator in Indicator
        }
        for prefix in ("don-vi-", "nhiem-vu-"):
            for indicator in Indicator:
                parts = [f for f in found.values() if f.scope.startswith(prefix) and f.indicator == indicator]
                assert sum(figure.value for figure in parts) == of[indicator]
        moved = of[Indicator.ASSIGNED] - of[Indicator.ACCEPTED] - of[Indicator.CANCELLED]
        assert of[Indicator.OPEN_BEFORE] + moved == of[Indicator.OPEN_AFTER]
        assert of[Indicator.ACCEPTED_ON_TIME] <= of[Indicator.ACCEPTED]
        assert of[Indicator.LATE] <= of[Indicator.OPEN_AFTER]


def test_every_indicator_is_defined_for_its_reader() -> None:
    assert set(DEFINITIONS) == set(Indicator)
    assert {definition.record_type for definition in DEFINITIONS.values()} == set(RecordType)
    assert all(str(definition.sentence).endswith(".") for definition in DEFINITIONS.values())
