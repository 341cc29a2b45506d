"""Bảng việc và dòng thời gian."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from nhipcau.overview.queries import board
from nhipcau.overview.views.timeline import NARROWEST, WIDTH, bar_of, place_of
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Activity, Assignment, Plan
from nhipcau.units.enums import Role
from tests.factories.plans import AssignmentFactory, line
from tests.factories.units import UnitFactory, person

from .conftest import signed_in, sorted_line, work_for

pytestmark = pytest.mark.django_db
BOARD, TIMELINE = "/lam-viec/toan-canh/bang-viec/", "/lam-viec/toan-canh/dong-thoi-gian/"
TODAY = date(2026, 6, 10)


def test_every_state_has_its_lane() -> None:
    today = timezone.localdate()
    for state in AssignmentState:
        AssignmentFactory(state=state, due=today - timedelta(days=2))
    AssignmentFactory()
    page = signed_in(person(Role.OFFICER)).get(BOARD)
    told = {lane.state: (lane.size.works, lane.size.late, len(lane.cards)) for lane in page.context["lanes"]}
    assert told == {
        AssignmentState.ASSIGNED: (2, 1, 2),
        AssignmentState.IN_PROGRESS: (1, 1, 1),
        AssignmentState.SUBMITTED: (1, 1, 1),
        AssignmentState.RETURNED: (1, 1, 1),
        AssignmentState.ACCEPTED: (1, 0, 1),
        AssignmentState.CANCELLED: (1, 0, 1),
    }
    assert [card.due is None for card in page.context["lanes"][0].cards] == [False, True]


def test_a_lane_turns_its_own_pages() -> None:
    officer, unit = person(Role.OFFICER), UnitFactory()
    for _ in range(12):
        AssignmentFactory(unit=unit)
    for _ in range(11):
        AssignmentFactory(unit=unit, state=AssignmentState.SUBMITTED)
    client = signed_in(officer)
    first = client.get(BOARD, {"cot0": 2, "don_vi": unit.pk})
    assigned, submitted = first.context["lanes"][0], first.context["lanes"][2]
    assert (len(assigned.cards), assigned.page, assigned.pages, assigned.after) == (2, 2, 2, "")
    assert len(submitted.cards) == 10 and "cot0=2" in submitted.after and "cot2=2" in submitted.after
    assert client.get(BOARD, {"cot0": "99"}).context["lanes"][0].page == 2


def test_the_filter_narrows_by_unit_plan_directive_and_day(plan: Plan) -> None:
    client, today = signed_in(person(Role.OFFICER)), timezone.localdate()
    planned = work_for(sorted_line(plan), due=today + timedelta(days=20))
    late = AssignmentFactory(due=today - timedelta(days=1))
    soon = AssignmentFactory(due=today + timedelta(days=7))
    AssignmentFactory()

    def found(**asked: object) -> list[Assignment]:
        return [card for lane in client.get(BOARD, asked).context["lanes"] for card in lane.cards]

    assert found(ke_hoach=plan.pk) == [planned]
    assert found(van_ban=late.obligation.directive_id) == [late]
    assert found(don_vi=soon.unit_id) == [soon]
    assert found(han="late") == [late]
    assert found(han="week") == [soon]
    assert found(han="month") == [soon, planned]
    assert len(found(han="none")) == 1
    assert len(found(han="?", don_vi="x", ke_hoach="'", q="")) == 4
    assert found(q="khong co chu nay") == []
    text = client.get(BOARD, {"export": "csv"}).content.decode("utf-8-sig")
    assert text.count(late.unit.name) == 1


def test_a_unit_sees_its_own_work() -> None:
    own = AssignmentFactory()
    AssignmentFactory()
    page = signed_in(person(Role.UNIT_STAFF, own.unit)).get(BOARD)
    assert [card for lane in page.context["lanes"] for card in lane.cards] == [own]
    assert board.sizes(Assignment.objects.filter(pk=own.pk), TODAY)[AssignmentState.ASSIGNED].works == 1


@pytest.mark.parametrize(
    ("starts_on", "due", "x", "end"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 0, WIDTH),
        (date(2025, 6, 1), date(2027, 6, 1), 0, WIDTH),
        (date(2026, 4, 1), date(2026, 6, 30), 300, 600),
        (None, date(2026, 12, 31), WIDTH - NARROWEST, WIDTH),
        (date(2026, 1, 1), None, 0, NARROWEST),
    ],
)
def test_a_bar_stands_where_its_days_are(starts_on, due, x, end, plan: Plan) -> None:
    bar = bar_of(line(plan, starts_on=starts_on, due=due), 2026, TODAY)
    assert (bar.x, round(bar.x + bar.width, 1)) == (x, end)
    assert place_of(date(2026, 2, 1)) == 100 and place_of(date(2026, 2, 28), over=True) == 200


def test_the_timeline_groups_by_who_leads(plan: Plan) -> None:
    first, second = UnitFactory(name="A Sở"), UnitFactory(name="B Sở")
    shared = sorted_line(plan, lead=second, text="Việc chung")
    shared.parties.create(part="lead", written=first.name, unit=first)
    sorted_line(plan, lead=second, text="Việc riêng", starts_on=date(2026, 1, 1))
    sorted_line(plan, lead=second, text="Không ngày", starts_on=None, due=None)
    work_for(shared, AssignmentState.ACCEPTED, accepted_at=timezone.now())
    client = signed_in(person(Role.OFFICER))
    page = client.get(TIMELINE, {"nam": 2026})
    told = [(group.name, [bar.activity.text for bar in group.bars]) for group in page.context["groups"]]
    assert told == [("A Sở", ["Việc chung"]), ("B Sở", ["Việc riêng", "Việc chung"])]
    assert page.context["undated"] == 1
    listed = client.get(page.context["undated_url"])
    assert [row.text for row in listed.context["page_obj"]] == ["Không ngày"]
    assert re.search(r"Việc chung.{0,200}Đã xong", page.content.decode(), re.DOTALL)


def test_a_reader_chooses_what_stands_beside_a_bar(plan: Plan) -> None:
    sorted_line(plan, text="Tuần phim", deliverable="08 buổi chiếu", budget=1_500_000, group="Văn hóa")
    client = signed_in(person(Role.OFFICER))

    def facts(query: str = "") -> str:
        (group,) = client.get(f"{TIMELINE}?nam=2026{query}").context["groups"]
        told: str = group.bars[0].facts
        return told

    assert facts() == "tháng 5/2026"
    chosen = {"path": TIMELINE, "query": "nam=2026", "column": ["plan", "deliverable", "budget"]}
    client.post(reverse("units:choose_columns"), chosen)
    assert facts() == facts("&in=1") == f"{capfirst(plan.title)} · 08 buổi chiếu · 1.500.000"
    assert "Chưa giao việc" in client.get(f"{TIMELINE}?nam=2026").content.decode(), (
        "how far it is always stands"
    )
    assert facts("&cot=group") == "Văn hóa"


def test_a_screen_costs_the_same_for_three_as_for_one(plan: Plan) -> None:
    client = signed_in(person(Role.OFFICER))
    costs: dict[str, list[int]] = {}
    for more in (1, 2):
        for _ in range(more):
            made: Activity = sorted_line(plan)
            for state in AssignmentState:
                work_for(made, state, unit=UnitFactory())
        for url in (BOARD, TIMELINE):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url, {"nam": 2026}).status_code == 200
            costs.setdefault(url, []).append(len(asked))
    assert all(one == three and three <= 25 for one, three in costs.values()), costs
