"""Độ phủ: every number opens what it counts, every empty place is told (bảng độ phủ)."""

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

from nhipcau.directives.enums import Part
from nhipcau.directives.models import Directive
from nhipcau.issuing.enums import PaperState
from nhipcau.overview.domain import coverage, holders
from nhipcau.overview.enums import Hold, Matrix
from nhipcau.overview.queries import coverage as queries
from nhipcau.overview.queries.activities import Frame
from nhipcau.plans.enums import AssignmentState, TermKind
from nhipcau.plans.models import Plan, Term
from nhipcau.units.enums import Role
from tests.factories.plans import (
    AssignmentFactory,
    EvidenceFactory,
    confirmed_obligation,
    issued,
    line,
    party,
    plan_for,
)
from tests.factories.units import GroupFactory, UnitFactory, person

from .conftest import YEAR, language, signed_in, sorted_line, term, work_for

pytestmark = pytest.mark.django_db
URL = "/lam-viec/toan-canh/do-phu/"
LIST = "/lam-viec/toan-canh/hoat-dong/"
TODAY = date(2026, 6, 10)
FRAME = Frame(YEAR)
CUBES = ("ba-chieu/", "ba-chieu/?bang=theme")
SQUARE = re.compile(r'<td class="ov-heat-(\d)"><a href="([^"]+)" aria-label="([^"]+)"[^>]*>([^<\s]+)')


def head_of(word: Term) -> coverage.Head:
    return coverage.Head(str(word.pk), word.name)


def test_a_square_counts_planned_done_and_late_activities(plan: Plan) -> None:
    officer, party_pillar = person(Role.OFFICER), term(TermKind.PILLAR)
    audience, channel = term(TermKind.AUDIENCE), term(TermKind.CHANNEL)
    lines = [sorted_line(plan, party_pillar, audience, channel) for _ in range(5)]
    accepted = {"state": AssignmentState.ACCEPTED, "accepted_at": timezone.now()}
    work_for(lines[0], **accepted)
    work_for(lines[0], AssignmentState.CANCELLED, unit=UnitFactory())
    work_for(lines[1], **accepted)
    work_for(lines[1], AssignmentState.SUBMITTED, unit=UnitFactory(), due=TODAY)
    work_for(lines[2], AssignmentState.IN_PROGRESS, due=TODAY - timedelta(days=1))
    work_for(lines[3], AssignmentState.CANCELLED)
    gone = plan_for(year=YEAR, title="Kế hoạch đã thôi")
    sorted_line(gone, party_pillar, audience, channel)
    gone.paper.state = PaperState.WITHDRAWN
    gone.paper.save()
    sorted_line(plan, audience, channel, removed_at=timezone.now())
    sorted_line(plan, audience)
    grid = coverage.audiences(officer, FRAME, None, TODAY)
    cell = grid.cell(str(audience.pk), str(channel.pk))
    assert (cell.planned, cell.done, cell.late) == (5, 1, 1)
    assert (grid.total, grid.unsorted) == (6, 1)
    assert channel.name not in {head.name for head in grid.empty_columns()}
    assert grid.empty == len(grid.rows) * len(grid.columns) - 1
    theme = term(TermKind.THEME)
    for each in lines[:3]:
        each.terms.add(theme, term(TermKind.CHANNEL, 1))
    for split, at in ((TermKind.CHANNEL, (theme, audience)), (TermKind.THEME, (audience, channel))):
        maps = dict(coverage.multiples(officer, FRAME, split, TODAY))
        one = maps[head_of(channel if split == TermKind.CHANNEL else theme)]
        count = one.cell(*(str(each.pk) for each in at))
        assert (count.planned, count.done, count.late) == (3, 1, 1) and one.unsorted == 3
        assert sum(len(each.cells) for each in maps.values()) == 2, "the second channel has its own"
    months = coverage.months(officer, FRAME, TODAY)
    assert [months.cell(str(party_pillar.pk), str(n)).planned for n in (4, 5, 6)] == [0, 5, 0]


def test_an_activity_stands_in_every_month_it_runs_in(plan: Plan) -> None:
    pillar, officer = term(TermKind.PILLAR), person(Role.OFFICER)
    sorted_line(plan, pillar, starts_on=date(2025, 12, 1), due=date(YEAR, 2, 1))
    sorted_line(plan, pillar, starts_on=None, due=date(YEAR, 3, 31))
    sorted_line(plan, pillar, starts_on=date(YEAR, 12, 31), due=None)
    sorted_line(plan, pillar, starts_on=None, due=None)
    grid = coverage.months(officer, FRAME, TODAY)
    counted = [grid.cell(str(pillar.pk), str(month)).planned for month in range(1, 13)]
    assert counted == [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert grid.unsorted == 1, "without a day it stands in no month"


def test_languages_are_planned_by_word_and_done_by_evidence(plan: Plan) -> None:
    theme, officer = term(TermKind.THEME), person(Role.OFFICER)
    both = sorted_line(plan, theme, language("en"), language("zh"))
    other = sorted_line(plan, theme, language("en"))
    done = work_for(both, AssignmentState.ACCEPTED, accepted_at=timezone.now())
    EvidenceFactory(assignment=done, language="en")
    EvidenceFactory(assignment=done, language="ko")
    EvidenceFactory(assignment=done, language="zh", withdrawn_at=timezone.now())
    EvidenceFactory(assignment=work_for(other, AssignmentState.SUBMITTED), language="en")
    grid = coverage.languages(officer, FRAME, TermKind.THEME, TODAY)
    english, chinese = str(language("en").pk), str(language("zh").pk)
    found = {key: (count.planned, count.done) for (_row, key), count in grid.cells.items()}
    assert found == {english: (2, 1), chinese: (1, 0), "ko": (1, 1)}
    assert "Tiếng Hàn" in {head.name for head in grid.columns}, "evidence in a language no list has"


def test_every_square_of_the_page_opens_as_many_as_it_counts(plan: Plan) -> None:
    client = signed_in(person(Role.OFFICER))
    theme, audience, channel = term(TermKind.THEME), term(TermKind.AUDIENCE), term(TermKind.CHANNEL)
    pillar = term(TermKind.PILLAR)
    made = [
        sorted_line(plan, theme, audience, channel, pillar, language("en"), starts_on=date(YEAR, 4, 1)),
        sorted_line(plan, theme, audience, term(TermKind.CHANNEL, 1), pillar, language("fr")),
        sorted_line(plan, term(TermKind.THEME, 1), term(TermKind.AUDIENCE, 1), channel, language("en")),
    ]
    done = work_for(made[0], AssignmentState.ACCEPTED, accepted_at=timezone.now())
    EvidenceFactory(assignment=done, language="ko")
    opened = 0
    for query in (
        "ngon-ngu/",
        "doi-tuong/",
        f"doi-tuong/?chu_de={theme.pk}",
        "tru-cot/",
        "ngon-ngu/?quy=2",
        *CUBES,
    ):
        page = client.get(f"{URL}{query}", {"nam": YEAR} if "?" not in query else None).content.decode()
        squares = SQUARE.findall(page)
        assert squares
        for level, link, words, shown in squares:
            if level == "0":
                assert shown.startswith("·") and "chưa ai làm" in words
                continue
            listed = client.get(unescape(link))
            assert listed.context["page_obj"].paginator.count == int(shown.split("/")[1]), words
            opened += 1
    assert opened >= 18


def test_an_empty_square_leads_to_what_to_do(plan: Plan) -> None:
    officer, theme = person(Role.OFFICER), term(TermKind.THEME)
    near = sorted_line(plan, theme, text="Mở chuyên trang tiếng Anh về biển đảo")
    draft = plan_for(title="Kế hoạch đang soạn", year=YEAR)
    asked = {"nam": YEAR, "muc": theme.pk, "ngu": language("ar").pk}
    page = signed_in(officer).get(LIST, asked).content.decode()
    assert "Chưa ai làm" in page and near.text in page and draft.get_absolute_url() in page
    head = person(Role.UNIT_HEAD, near.parties.get().unit)
    page = signed_in(head).get(LIST, asked).content.decode()
    assert "đề xuất với cơ quan thường trực" in page and draft.get_absolute_url() not in page


def test_units_stand_with_a_task_as_their_work_says() -> None:
    officer = person(Role.OFFICER)
    done, late, going, planned, asked, member, odd = (UnitFactory() for _ in range(7))
    group = GroupFactory()
    group.members.set([member, UnitFactory(valid_to=date(2025, 1, 1))])
    task = confirmed_obligation()
    for unit in (asked, going):
        party(task, unit=unit)
    party(task, group=group)
    party(task, Part.SUPPORT, unit=odd)
    given = {"obligation": task}
    AssignmentFactory(unit=done, state=AssignmentState.ACCEPTED, accepted_at=timezone.now(), **given)
    AssignmentFactory(unit=late, due=TODAY - timedelta(days=1), **given)
    AssignmentFactory(unit=going, due=TODAY, **given)
    AssignmentFactory(unit=asked, state=AssignmentState.CANCELLED, **given)
    draft = plan_for(actor=officer)
    activity = line(draft, planned)
    activity.answers.create(obligation=task)
    told = holders.board(officer, [task], TODAY).lines[0]
    held = {unit: each.hold for unit, each in told.cells.items()}
    assert held == {
        done.pk: Hold.DONE,
        late.pk: Hold.LATE,
        going.pk: Hold.GOING,
        planned.pk: Hold.PLANNED,
        asked.pk: Hold.GAP,
        member.pk: Hold.GAP,
    }
    assert (told.handed, told.done, told.gaps) == (3, 1, 2)


def test_the_filter_for_gaps_finds_what_the_table_calls_gaps() -> None:
    officer, home = person(Role.OFFICER), confirmed_obligation().directive
    unit, other, group = UnitFactory(), UnitFactory(), GroupFactory()
    group.members.set([unit, other])
    tasks = [confirmed_obligation(f"việc {n}", directive=home) for n in range(8)]
    for task in tasks[1:4]:
        party(task, unit=unit)
    AssignmentFactory(obligation=tasks[1], unit=unit)
    AssignmentFactory(obligation=tasks[2], unit=other)
    for task in tasks[4:7]:
        party(task, group=group)
    AssignmentFactory(obligation=tasks[4], unit=unit)
    AssignmentFactory(obligation=tasks[5], unit=unit)
    AssignmentFactory(obligation=tasks[5], unit=other)
    draft = plan_for(actor=officer)
    led = line(draft)
    led.parties.create(part=Part.LEAD, written=group.name, group=group)
    led.answers.create(obligation=tasks[6])
    party(tasks[7], written="Cơ quan chưa rõ")
    AssignmentFactory(obligation=tasks[7], unit=other)
    every = list(queries.obligations_in(officer, FRAME))
    found = set(queries.with_gaps(officer, queries.obligations_in(officer, FRAME), TODAY))
    assert found == {row.obligation for row in holders.board(officer, every, TODAY).lines if row.gaps}
    assert {tasks[1], tasks[5], tasks[6]}.isdisjoint(found) and {tasks[0], tasks[2], tasks[4]} < found
    in_home = queries.with_gaps(
        officer, home.obligations.filter(pk__in=[each.pk for each in every]), TODAY, within=[home.pk]
    )
    assert set(in_home) == found


def test_documents_without_a_day_are_named_where_their_tasks_are_counted() -> None:
    officer, dated, undated, other = person(Role.OFFICER), *(confirmed_obligation() for _ in range(3))
    Directive.objects.filter(pk=undated.directive_id).update(date=None, number=f"9/{YEAR}/CV")
    Directive.objects.filter(pk=other.directive_id).update(date=None, number="9/2019/CV")
    page = signed_in(officer).get(f"/lam-viec/toan-canh/do-phu/nhiem-vu/?nam={YEAR}").content.decode()
    told = page.split("chưa rõ ngày ban hành")[1].split("</p>")[0]
    assert f'href="{Directive.objects.get(pk=undated.directive_id).get_absolute_url()}"' in told
    assert told.count("<a ") == 1
    page = signed_in(officer).get(f"/lam-viec/toan-canh/do-phu/nhiem-vu/?van_ban={dated.directive_id}")
    assert "chưa rõ ngày ban hành" not in page.content.decode()


def test_a_unit_sees_its_own_columns_and_lines(plan: Plan) -> None:
    theme, mine, theirs = term(TermKind.THEME), UnitFactory(), UnitFactory()
    head = person(Role.UNIT_HEAD, mine)
    sorted_line(plan, theme, language("en"), lead=mine)
    sorted_line(plan, theme, language("en"), lead=theirs)
    sorted_line(plan_for(title="Chưa ban hành"), theme, language("en"), lead=mine)
    grid = coverage.languages(head, FRAME, TermKind.THEME, TODAY)
    assert grid.cell(str(theme.pk), str(language("en").pk)).planned == 1
    task = confirmed_obligation()
    AssignmentFactory(obligation=task, unit=mine)
    AssignmentFactory(obligation=task, unit=theirs)
    hidden = confirmed_obligation("việc của đơn vị khác")
    party(hidden, unit=theirs)
    shown = list(queries.obligations_in(head, FRAME))
    assert shown == [task]
    assert [unit.pk for unit in holders.board(head, shown, TODAY).units] == [mine.pk]


def test_bad_values_are_as_good_as_none(plan: Plan) -> None:
    client = signed_in(person(Role.OFFICER))
    asked = {
        "nam": "xưa",
        "ke_hoach": "-1",
        "van_ban": "0x",
        "quy": "9",
        "hang": "'",
        "chu_de": "x",
        "trong": "?",
    }
    for matrix in Matrix.values:
        assert client.get(f"{URL}{matrix}/", asked).status_code == 200
    cell = {"muc": "x", "ngu": "zz", "thang": "13", "thieu": "x", "buoc": "x", "page": "-4"}
    assert client.get(LIST, cell).status_code == 200
    assert client.get(f"{URL}khong-co/").status_code == 404
    assert client.get(f"{URL}ngon-ngu/", {"export": "exe"}).status_code == 404


def test_the_tables_leave_as_numbers(plan: Plan) -> None:
    client, theme = signed_in(person(Role.OFFICER)), term(TermKind.THEME)
    sorted_line(plan, theme, language("en"))
    task = confirmed_obligation()
    party(task, unit=UnitFactory(name="Sở Được Nêu"))
    book = client.get(f"{URL}ngon-ngu/", {"nam": YEAR, "export": "xlsx"})
    sheet = load_workbook(io.BytesIO(book.content)).active
    row = {cell.value: sheet.cell(row=2, column=cell.column).value for cell in sheet[1]}
    assert (row["Tiếng Anh: dự kiến"], row["Tiếng Anh: đã xong"], row["Tiếng Pháp: dự kiến"]) == (1, 0, 0)
    text = client.get(f"{URL}nhiem-vu/", {"nam": YEAR, "export": "csv"}).content.decode("utf-8-sig")
    assert "Sở Được Nêu" in text and "văn bản nêu tên, chưa ai làm" in text
    listed = client.get(LIST, {"nam": YEAR, "export": "csv"}).content.decode("utf-8-sig")
    assert theme.name in listed


def test_a_screen_costs_the_same_for_three_as_for_one(plan: Plan) -> None:
    client = signed_in(person(Role.OFFICER))
    costs: dict[str, list[int]] = {}
    for _ in range(2):
        for _ in range(1 if not costs else 2):
            task, group = confirmed_obligation(), GroupFactory()
            group.members.set([UnitFactory(), UnitFactory()])
            party(task, group=group)
            made = sorted_line(plan, *(term(kind) for kind in TermKind))
            made.answers.create(obligation=task)
            done = work_for(made, AssignmentState.ACCEPTED, obligation=task, accepted_at=timezone.now())
            EvidenceFactory(assignment=done, language="en")
        # The first look counts what changed, the second reads it.
        for url, look in product((*(f"{URL}{matrix}/" for matrix in Matrix.values), LIST), (1, 2)):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url, {"nam": YEAR}).status_code == 200
            costs.setdefault(f"{url} {look}", []).append(len(asked))
    assert all(one == three for one, three in costs.values()), costs
    assert max(three for url, (_one, three) in costs.items() if url.endswith("2")) <= 25, costs


def test_an_issued_plan_of_another_year_stands_in_its_own(plan: Plan) -> None:
    theme, officer = term(TermKind.THEME), person(Role.OFFICER)
    past = issued(plan_for(year=2025, title="Năm trước"), number="9", issued_on=date(2025, 1, 5))
    sorted_line(past, theme, language("en"))
    assert coverage.languages(officer, FRAME, TermKind.THEME, TODAY).total == 0
    assert coverage.languages(officer, Frame(2025), TermKind.THEME, TODAY).total == 1
    assert coverage.languages(officer, Frame(YEAR, plan=plan.pk), TermKind.THEME, TODAY).total == 0
