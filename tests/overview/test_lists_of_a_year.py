"""What is cut, counted and sought by short ways is what the plain ways give (danh sách lớn)."""

from datetime import date, timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext

from nhipcau.core.domain.folding import fold
from nhipcau.core.views.paging import FoundPages, Pages, in_parts, of_keys, pages_of
from nhipcau.directives.enums import Part
from nhipcau.directives.models import Directive
from nhipcau.overview.enums import Measure
from nhipcau.overview.queries import activities, standing, timeline
from nhipcau.overview.queries.standing import Span
from nhipcau.overview.views.timeline import Lines
from nhipcau.overview.views.units import behind
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import taxonomy
from nhipcau.plans.enums import AssignmentState, TermKind
from nhipcau.plans.models import Activity, ActivityUnit, Assignment, Plan, Term
from nhipcau.plans.templatetags.work import unit_rows
from nhipcau.plans.views import tracking
from nhipcau.units.models import Unit, UnitName
from tests.factories.plans import AssignmentFactory, EvidenceFactory, confirmed_obligation, line, plan_for
from tests.factories.reports import hanoi
from tests.factories.units import GroupFactory, UnitFactory, also_called

from .conftest import YEAR, sorted_line

pytestmark = pytest.mark.django_db
ASKED = ["hop bao", "bao 7-hd", "so", "zzz", "di san cong", "", "7"]


def _plain_lines(live: QuerySet[Activity], year: int) -> list[ActivityUnit]:
    """Every line of the year, put in order whole."""
    days = (date(year, 1, 1), date(year, 12, 31))
    led = ActivityUnit.objects.filter(
        activities.under_way(*days, "activity__"), part=Part.LEAD, activity__in=live.values("pk")
    )
    named = led.annotate(
        holder=Coalesce("unit__name", "group__name", "written"),
        place=Coalesce("unit__sort_key", "group__sort_key", "written", output_field=TextField()),
    )
    begins = F("activity__starts_on").asc(nulls_first=True)
    return list(named.order_by("place", "holder", begins, "activity__due", "pk"))


def test_the_pages_of_the_timeline_are_slices_of_all_its_lines(plan: Plan) -> None:
    group = GroupFactory(name="Các sở, ngành")
    leads = [UnitFactory(name=name) for name in ("B Sở", "A Sở", "Đài", "A Sở")]
    for at, lead in enumerate([*leads, *leads, leads[0]]):
        due = None if at % 4 == 3 else date(YEAR, 1 + at, 10)
        sorted_line(plan, lead=lead, starts_on=date(YEAR, 12 - at, 1) if at % 3 or not due else None, due=due)
    for written in ("Tổ công tác", "Tổ công tác", "Anh Ba"):
        line(plan, due=date(YEAR, 2, 2)).parties.create(part=Part.LEAD, written=written)
    line(plan, due=date(YEAR, 3, 3)).parties.create(part=Part.LEAD, written="nhóm", group=group)
    line(plan, leads[0], due=date(YEAR + 1, 1, 1))
    line(plan, leads[0])
    line(plan, leads[0], due=date(YEAR, 1, 1), removed_at=hanoi(YEAR, 1, 1))
    sorted_line(plan, lead=leads[1]).parties.create(part=Part.SUPPORT, written="x", unit=leads[2])
    live = Activity.objects.filter(removed_at=None)
    plain = _plain_lines(live, YEAR)
    rows = Lines(live, YEAR)
    assert len(rows) == len(plain) == sum(holder.lines for holder in timeline.holders(live, YEAR))
    for size in (1, 4, 50):
        for at in range(0, len(plain) + 1, size):
            assert rows[at : at + size] == plain[at : at + size]


def test_work_behind_a_number_is_what_its_condition_says() -> None:
    span = Span(date(YEAR, 5, 1), date(YEAR, 5, 31))
    moments = [None, hanoi(YEAR, 4, 30, 23), hanoi(YEAR, 5, 15), hanoi(YEAR, 6, 1)]
    for handed in moments[1:]:
        for over in moments:
            for due in (None, date(YEAR, 5, 20), date(YEAR, 7, 1)):
                for field in ("accepted_at", "cancelled_at"):
                    done = AssignmentState(field.removesuffix("_at"))
                    AssignmentFactory(
                        assigned_at=handed,
                        due=due,
                        **{field: over, "state": done if over else AssignmentState.IN_PROGRESS},
                    )
    work = Assignment.objects.all()
    for measure in Measure:
        plain = work.filter(standing.condition(measure, span))
        assert list(behind(work, measure, span)) == list(plain)
    assert behind(work, Measure.LATE, span) and behind(work, Measure.GOING, span)


def test_words_of_directives_and_units_are_found_beside_those_of_the_task() -> None:
    press, heritage = UnitFactory(name="Sở Báo chí"), UnitFactory(name="Trung tâm Di sản")
    also_called(heritage, "Cổng")
    for text in ("tổ chức họp báo", "xuất bản sách", "giữ di sản"):
        for unit in (press, heritage):
            AssignmentFactory(obligation=confirmed_obligation(text), unit=unit)
    work = Assignment.objects.all()
    for asked in ASKED:
        plain = work
        for word in fold(asked).split():
            plain = plain.filter(
                Q(folded__contains=word)
                | Q(obligation__directive__in=Directive.objects.filter(folded__contains=word))
                | Q(unit__in=Unit.objects.filter(names__folded__contains=word))
            )
        assert list(plans.search(work, asked)) == list(plain)
    assert plans.search(work, "bao 1-hd") and plans.search(work, "cong")


def test_an_activity_is_found_by_its_words_and_the_names_of_its_units(plan: Plan) -> None:
    press, heritage = UnitFactory(name="Sở Báo chí"), UnitFactory(name="Trung tâm Di sản")
    for text in ("Họp báo", "Xuất bản sách", "Giữ di sản"):
        made = Activity(plan=plan, text=text, position=1)
        made.refold()
        made.save()
        for unit in (press, heritage) if text != "Họp báo" else ():
            made.parties.create(part=Part.SUPPORT, written=unit.name, unit=unit)
    rows = Activity.objects.all()
    for asked in ASKED:
        plain = rows
        for word in fold(asked).split():
            named = UnitName.objects.filter(folded__contains=word).values("unit")
            with_unit = ActivityUnit.objects.filter(activity=OuterRef("pk"), unit__in=named)
            plain = plain.filter(Q(folded__contains=word) | Q(Exists(with_unit)))
        assert list(activities.search(rows, asked)) == list(plain)
    assert activities.search(rows, "bao so") and activities.search(rows, "di san")


@pytest.mark.parametrize("asked", [None, "", "1", "2", "3", "4", "0", "-1", "x", "99", "9" * 30])
def test_what_was_sought_is_paged_as_anything_else(asked: str | None) -> None:
    unit = UnitFactory()
    for at in range(7):
        AssignmentFactory(unit=unit, due=date(YEAR, 1, 1) + timedelta(days=at % 3))
    rows = plans.with_next_step(Assignment.objects.filter(unit=unit)).order_by("due", "pk")
    plain = Paginator(rows, 3).get_page(asked)
    for pages in (FoundPages(rows, 3), Pages(rows, 3)):
        page = pages.get_page(asked)
        assert (page.number, page.paginator.num_pages, page.paginator.count) == (plain.number, 3, 7)
        assert list(page) == list(plain)
    nothing = FoundPages(rows.filter(pk=0), 3).get_page(asked)
    assert (list(nothing), nothing.number, nothing.paginator.count) == ([], 1, 0)


def test_rows_are_fetched_by_key_without_asking_again_but_where_a_join_leads_to_many() -> None:
    first = AssignmentFactory()
    first.supporters.add(UnitFactory(name="A"), UnitFactory(name="B"))
    plain = Assignment.objects.filter(state=AssignmentState.ASSIGNED)
    assert "state" not in str(of_keys(plain, [first.pk]).query).split("WHERE")[1]
    to_many = Assignment.objects.filter(supporters__name="A")
    assert "name" in str(of_keys(to_many, [first.pk]).query).split("WHERE")[1]
    assert list(of_keys(to_many, [first.pk])) == [first]
    assert isinstance(pages_of(plain, 3, sought=True), FoundPages)
    assert type(pages_of(plain, 3)) is Pages and type(pages_of([first], 3, sought=True)) is Paginator


def test_plans_are_sought_by_words_and_terms_tell_how_often_they_are_carried(plan: Plan) -> None:
    other = plan_for(year=2025, title="Quảng bá du lịch")
    found = plans.for_plan_lists(Plan.objects.order_by("pk"))
    told = {asked: list(plans.search_plans(found, asked)) for asked in ("", "du lich 2025", "2026", "zzz")}
    assert told == {"": [plan, other], "du lich 2025": [other], "2026": [plan], "zzz": []}
    first, second, unused = (
        Term.objects.create(kind=TermKind.THEME, name=f"Mục {n}", position=900 + n) for n in range(3)
    )
    sorted_line(plan, first, second)
    sorted_line(plan, first)
    uses = taxonomy.uses()
    assert [uses[term.pk] for term in (first, second, unused)] == [2, 1, 0]


def test_a_file_says_what_the_list_says_and_asks_no_row_for_more() -> None:
    for at in range(5):
        work = AssignmentFactory(due=date(YEAR, 5 - at % 3, 1) if at else None, deliverable=f"Bài {at}")
        for _ in range(at):
            EvidenceFactory(assignment=work)
        work.supporters.set([UnitFactory(name=f"{at}{name}") for name in "BA"[:at]])
    EvidenceFactory(assignment=work, withdrawn_at=hanoi(YEAR, 5, 5))
    rows = Assignment.objects.all()
    plain = plans.with_next_step(rows).prefetch_related("supporters")
    for size in (2, 50):
        with CaptureQueriesContext(connection) as asked:
            told = [tracking.cells(row) for row in in_parts(plans.for_files(rows), size)]
        assert told == [tracking.cells(row) for row in plain]
        assert len(asked) == 1 + 2 * -(-5 // size), "one for the keys, two for each part"


def test_units_are_told_what_each_of_them_has() -> None:
    today, units = (
        date(YEAR, 6, 10),
        [UnitFactory(name=name) for name in ("Ủy ban", "An ninh", "<Báo>", "Bỏ")],
    )
    days = (None, today - timedelta(days=1), today, today + timedelta(days=1))
    for unit in units[:3]:
        for at, state in enumerate(AssignmentState):
            for due in days[: 1 + (at + unit.pk) % 4]:
                AssignmentFactory(unit=unit, state=state, due=due)
    AssignmentFactory(unit=units[3], state=AssignmentState.CANCELLED)
    for found in (Assignment.objects.all(), Assignment.objects.filter(unit__in=units[1:])):
        rows = {unit: list(found.filter(unit=unit)) for unit in Unit.objects.order_by("sort_key", "pk")}
        plain = [
            {
                "unit": unit.pk,
                "unit__name": unit.name,
                "open": sum(row.is_open for row in work),
                "late": sum(row.is_open and row.due is not None and row.due < today for row in work),
                "submitted": sum(row.state == AssignmentState.SUBMITTED for row in work),
                "accepted": sum(row.state == AssignmentState.ACCEPTED for row in work),
            }
            for unit, work in rows.items()
            if any(row.state != AssignmentState.CANCELLED for row in work)
        ]
        with CaptureQueriesContext(connection) as asked:
            told = plans.by_unit(found, today)
        assert told == plain and len(asked) == 1
    drawn = unit_rows(told)
    assert "&lt;Báo&gt;" in drawn and drawn.count("<tr>") == 2
    for row in told:
        assert f'?unit={row["unit"]}&amp;state=submitted">{row["submitted"]}</a>' in drawn
    assert unit_rows([told[0] | {"late": 0}]).count(">0</td>") == 1
