"""Tình hình các đơn vị: numbers that agree with the report, and open what they count."""

import io
import re
from datetime import date, timedelta
from html import unescape
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.directives.domain import clarities
from nhipcau.directives.enums import Clarity, Part, Source, Standing
from nhipcau.overview.domain import standing
from nhipcau.overview.domain.windows import Windows, calendar_span
from nhipcau.overview.enums import Measure, Order
from nhipcau.overview.queries import standing as queries
from nhipcau.overview.queries.standing import Span
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import Decision
from nhipcau.plans.models import Assignment, Submission
from nhipcau.reports import queries as reports
from nhipcau.reports.domain.periods import Named
from nhipcau.reports.enums import PeriodKind
from nhipcau.reports.models import PeriodRule
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit
from tests.factories.directives import SENTENCES, DirectiveFactory, machine_of, obligation
from tests.factories.plans import AssignmentFactory, confirmed_obligation, party
from tests.factories.reports import FIRST, LAST, assigned, cancelled, done, hanoi
from tests.factories.units import UnitFactory, person, standing_office

from .conftest import signed_in

pytestmark = pytest.mark.django_db
URL = "/lam-viec/toan-canh/don-vi/"
NOVEMBER = Span(FIRST, LAST)
BEFORE, WITHIN, AFTER = hanoi(2026, 9, 1, 8), hanoi(2026, 11, 2, 8), hanoi(2026, 11, 20, 8)
BAR = re.compile(r'<a href="(/lam-viec/toan-canh/viec/[^"]+)" aria-label="[^"]*: (\d+)"')
TILE = re.compile(r'<a href="(/lam-viec/toan-canh/viec/[^"]+)"><strong>(\d+)</strong>')


def returned(work: Assignment, at) -> Assignment:
    Submission.objects.create(
        assignment=work, number=work.submissions.count() + 1, decision=Decision.RETURNED, decided_at=at
    )
    return work


@pytest.fixture
def unit(db: None) -> Unit:
    """A unit with a history around November of reporting: 15/10 – 14/11."""
    unit = UnitFactory(name="Sở Có Việc")
    done(BEFORE, WITHIN, unit=unit, due=date(2026, 11, 2))
    done(BEFORE, WITHIN, unit=unit)
    done(BEFORE, WITHIN, unit=unit, due=date(2026, 11, 1), submitted=hanoi(2026, 11, 1, 23, 59))
    done(BEFORE, WITHIN, unit=unit, due=date(2026, 10, 1))
    done(BEFORE, AFTER, unit=unit, due=LAST)
    done(BEFORE, hanoi(2026, 10, 14, 23, 59), unit=unit)
    cancelled(BEFORE, WITHIN, unit=unit)
    assigned(WITHIN, unit=unit, due=LAST + timedelta(days=1))
    assigned(WITHIN, unit=unit)
    returned(assigned(AFTER, unit=unit), AFTER)
    returned(returned(assigned(BEFORE, unit=unit, due=date(2026, 9, 9)), WITHIN), WITHIN)
    return unit


def test_the_measures_agree_with_the_report(unit: Unit) -> None:
    officer = person(Role.OFFICER)
    assigned(WITHIN)
    found = {row["unit"]: row for row in queries.by_unit(plans.visible_to(officer), {"now": NOVEMBER})}
    told = {measure: found[unit.pk][queries.key_of("now", measure)] for measure in Measure}
    assert told == {
        Measure.ASSIGNED: 2,
        Measure.ON_TIME: 3,
        Measure.AFTER_DUE: 1,
        Measure.GOING: 2,
        Measure.LATE: 2,
        Measure.RETURNED: 1,
    }
    own = {"unit": unit}
    assert told[Measure.ASSIGNED] == plans.assigned_between(FIRST, LAST).filter(**own).count()
    assert told[Measure.ON_TIME] == reports.accepted_on_time(FIRST, LAST).filter(**own).count()
    every = plans.accepted_between(FIRST, LAST).filter(**own).count()
    assert told[Measure.ON_TIME] + told[Measure.AFTER_DUE] == every
    assert told[Measure.LATE] == plans.late_as_of(LAST).filter(**own).count()
    assert told[Measure.GOING] + told[Measure.LATE] == plans.open_as_of(LAST).filter(**own).count()


def test_work_is_not_late_before_its_day_is_over() -> None:
    today = timezone.localdate()
    span = Span(today - timedelta(days=5), today + timedelta(days=25))
    for due in (today - timedelta(days=1), today, today + timedelta(days=3), None):
        AssignmentFactory(due=due)
    late = Assignment.objects.filter(queries.condition(Measure.LATE, span))
    assert [work.due for work in late] == [today - timedelta(days=1)]
    assert Assignment.objects.filter(queries.condition(Measure.GOING, span)).count() == 3


def test_the_change_is_against_the_period_before(unit: Unit) -> None:
    office = standing_office()
    PeriodRule.objects.update(is_verified=True)
    Unit.objects.filter(pk=office.pk).update(kind=UnitKind.DEPARTMENT)
    office.refresh_from_db()
    windows = Windows(office, PeriodKind.MONTH)
    window = windows.of(Named(PeriodKind.MONTH, 2026, 11))
    assert (window.span, window.obstacle) == (NOVEMBER, "")
    told = standing.of_units(person(Role.LEADER), window, [unit.pk])[0]
    assert (told.now.done, told.before.done, told.now.share_on_time) == (4, 1, 75)
    assert told.change(Measure.ON_TIME) == 2
    past = windows.last(window, 3)
    trend = standing.trend(person(Role.LEADER), past, [unit.pk])
    assert [each.name for each in past] == ["tháng 09/2026", "tháng 10/2026", "tháng 11/2026"]
    assert trend[-1] == told.now and trend[-2] == told.before


def test_without_a_confirmed_rule_the_calendar_stands_in() -> None:
    PeriodRule.objects.update(is_verified=False)
    window = Windows(standing_office(), PeriodKind.QUARTER).of(Named(PeriodKind.QUARTER, 2026, 4))
    assert (
        window.span == Span(date(2026, 10, 1), date(2026, 12, 31)) and "chưa được xác nhận" in window.obstacle
    )
    assert calendar_span(Named(PeriodKind.MONTH, 2024, 2)).last == date(2024, 2, 29)
    assert calendar_span(Named(PeriodKind.YEAR, 2026, 1)).first == date(2026, 1, 1)
    assert Windows(None, PeriodKind.MONTH).running(date(2026, 2, 1)).span.last == date(2026, 2, 28)


def test_clarity_counts_as_the_review_does() -> None:
    """Every way a task can be clear or not, against the domain's own word."""
    home = DirectiveFactory()
    unsaid = machine_of(home.text, SENTENCES[0], missing=["what"])
    tasks = [
        obligation(home, machine=unsaid),
        obligation(home, machine=unsaid, text="nói rõ hơn câu gốc"),
        obligation(home, machine=machine_of(home.text, SENTENCES[1], missing=["when", "product"])),
        *(
            confirmed_obligation(**fields)
            for fields in (
                {},
                {"due": date(2026, 1, 1)},
                {"starts_on": date(2026, 1, 1)},
                {"continuous": True},
                {"periods": ["month"]},
                {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=20"},
                {"deadline_after": {"amount": 5, "unit": "working-day", "event": "nhận đủ hồ sơ"}},
                {"deadline_text": "khi có chỉ đạo"},
                {"deliverable": "Báo cáo", "authority": "Thường trực", "responsibility": "Giám đốc"},
            )
        ),
    ]
    plain = confirmed_obligation()
    type(plain.directive).objects.filter(pk=plain.directive_id).update(source=Source.TRACKER)
    tasks.append(plain)
    for place, task in enumerate(tasks):
        if place % 2:
            party(task, unit=UnitFactory())
        party(task, Part.SUPPORT, unit=UnitFactory())
        AssignmentFactory(obligation=task)
    today = timezone.localdate()
    span = Span(today, today)
    work = queries._with_machine(Assignment.objects.filter(queries.alive(span)))
    for each in Clarity:
        clear = set(work.filter(queries.clear(each)).values_list("obligation", flat=True))
        said = set()
        for task in type(tasks[0]).objects.prefetch_related("parties"):
            standing_of = {c.clarity: c.standing for c in clarities.of(task)}
            if standing_of[each] != Standing.MISSING:
                said.add(task.pk)
        assert clear == said, each
        lacking = queries.unclear(Assignment.objects.all(), span, each)
        assert lacking.count() == len(tasks) - len(clear)


def test_every_mark_opens_as_many_as_it_says(unit: Unit) -> None:
    client = signed_in(person(Role.LEADER))
    asked = {"ky": "month", "nam": 2026, "thu": 11}
    for url in (URL, f"{URL}{unit.pk}/"):
        page = client.get(url, asked).content.decode()
        marks = BAR.findall(page) + TILE.findall(page)
        assert len(marks) >= 8
        for link, shown in marks:
            listed = client.get(unescape(link))
            assert listed.context["page_obj"].paginator.count == int(shown), link
    clear = client.get(f"{URL}{unit.pk}/", asked).context["told"].clear
    for each in Clarity:
        lacks = {"chi_so": f"thieu-{each.value}", "don_vi": unit.pk, **asked}
        listed = client.get("/lam-viec/toan-canh/viec/", lacks).context["page_obj"].paginator.count
        assert listed == clear.total - clear.said[each], each


def test_units_stand_in_the_order_asked_for(unit: Unit) -> None:
    other = UnitFactory(name="Ban Không Việc Trễ")
    done(BEFORE, WITHIN, unit=other)
    window = Windows(None, PeriodKind.MONTH).of(Named(PeriodKind.MONTH, 2026, 11))
    rows = standing.of_units(person(Role.LEADER), window)
    names = {order: [row.unit.name for row in standing.in_order(rows, order)] for order in Order}
    assert names[Order.ATTENTION] == [unit.name, other.name]
    assert names[Order.NAME] == names[Order.ON_TIME] == [other.name, unit.name]


def test_a_unit_sees_itself_alone(unit: Unit) -> None:
    head, other = person(Role.UNIT_HEAD, unit), UnitFactory(name="Sở Khác")
    hidden = done(BEFORE, WITHIN, unit=other)
    client = signed_in(head)
    assert client.get("/lam-viec/toan-canh/").url == f"{URL}cua-toi/"
    assert client.get(f"{URL}cua-toi/").url == f"{URL}{unit.pk}/"
    assert client.get(f"{URL}{unit.pk}/").status_code == 200
    for refused in (URL, f"{URL}{other.pk}/", f"/lam-viec/toan-canh/viec/?don_vi={other.pk}"):
        assert client.get(refused).status_code == 403
    asked = {"chi_so": Measure.ON_TIME, "ky": "month", "nam": 2026, "thu": 11}
    listed = client.get("/lam-viec/toan-canh/viec/", asked)
    assert listed.context["page_obj"].paginator.count == 3
    assert hidden not in list(listed.context["page_obj"])


def test_the_comparison_leaves_as_numbers(unit: Unit) -> None:
    client = signed_in(person(Role.LEADER))
    asked = {"ky": "month", "nam": 2026, "thu": 11, "export": "xlsx"}
    sheet = load_workbook(io.BytesIO(client.get(URL, asked).content)).active
    row = {cell.value: sheet.cell(row=2, column=cell.column).value for cell in sheet[1]}
    assert (row["Đơn vị"], row["Còn lại, quá hạn"]) == (unit.name, 2)
    listed = client.get("/lam-viec/toan-canh/viec/", asked | {"export": "csv", "chi_so": Measure.LATE})
    assert listed.content.decode("utf-8-sig").count("\n") >= 3


def test_a_screen_costs_the_same_for_three_as_for_one(unit: Unit) -> None:
    client, costs = signed_in(person(Role.LEADER)), {}
    for more in (0, 2):
        for _ in range(more):
            other = UnitFactory()
            done(BEFORE, WITHIN, unit=other)
            assigned(WITHIN, unit=other, due=FIRST)
        asked = {"ky": "month", "nam": 2026, "thu": 11}
        # The first look counts what changed, the second reads it.
        for url, look in product((URL, f"{URL}{unit.pk}/", "/lam-viec/toan-canh/viec/"), (1, 2)):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url, asked).status_code == 200
            costs.setdefault(f"{url} {look}", []).append(len(captured))
    assert all(one == three for one, three in costs.values()), costs
    assert max(three for url, (_one, three) in costs.items() if url.endswith("2")) <= 25, costs


def test_bad_values_are_as_good_as_none(unit: Unit) -> None:
    client = signed_in(person(Role.LEADER))
    asked = {"ky": "thế kỷ", "nam": "-1", "thu": "99", "xep": "x", "chi_so": "x", "don_vi": "x", "page": "x"}
    for url in (URL, f"{URL}{unit.pk}/", "/lam-viec/toan-canh/viec/"):
        assert client.get(url, asked).status_code == 200
    assert client.get(URL, {"ky": "quarter", "nam": 2026, "thu": 9}).status_code == 200
    assert client.get(f"{URL}999999/").status_code == 404
