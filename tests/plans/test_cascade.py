"""A unit's own plan: from what it was given, its progress upward, nothing counted twice (nối cấp)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing import queries as papers
from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import PaperState
from nhipcau.overview.queries.activities import Frame, activities_in
from nhipcau.plans import queries
from nhipcau.plans.domain import (
    activities,
    cells,
    evidence,
    gaps,
    levels,
    plans,
    starting,
    submissions,
    working,
)
from nhipcau.plans.enums import Column, Share
from nhipcau.plans.models import Activity, Assignment, Evidence, Plan
from nhipcau.reports.domain.indicators import DEFINITIONS
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.issuing import declared_form
from tests.factories.plans import AssignmentFactory, confirmed_obligation, issued, line, party, plan_for
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


class Province:
    """A plan of the province, issued: two tasks given to a unit, one of them to another unit too."""

    def __init__(self) -> None:
        self.unit, self.other = UnitFactory(name="Sở Ngoại vụ"), UnitFactory(name="Sở Công Thương")
        self.officer, self.clerk = person(Role.OFFICER), person(Role.CLERK)
        self.head, self.staff = person(Role.UNIT_HEAD, self.unit), person(Role.UNIT_STAFF, self.unit)
        self.one = confirmed_obligation(deliverable="06 tin bài", due=TODAY + timedelta(days=30))
        self.two = confirmed_obligation("tổ chức hai cuộc gặp gỡ", directive=self.one.directive)
        party(self.one, unit=self.unit)
        party(self.one, unit=self.other)
        party(self.two, unit=self.unit)
        self.plan = issued(plan_for(self.one, self.two, actor=self.officer, year=TODAY.year))
        starting.start(actor=self.clerk, plan=self.plan)

    def draft(self, actor: User | None = None, unit: Unit | None = None, **fields: object) -> Plan:
        wanted = {"directives": queries.directives_asking([self.unit.pk], TODAY.year)} | fields
        return plans.draft(
            actor=actor or self.staff,
            office=unit or self.unit,
            year=TODAY.year,
            title="Công tác thông tin đối ngoại của Sở",
            **wanted,  # type: ignore[arg-type]
        )

    def work(self, obligation: object) -> Assignment:
        return Assignment.objects.get(obligation=obligation, unit=self.unit)


@pytest.fixture
def province() -> Province:
    return Province()


def shown(work: Assignment, actor: User, **fields: object) -> Evidence:
    stated = {"title": "Tin", "kind": "publication", "done_on": TODAY, "link": "https://example.org/1"}
    return evidence.add_link(actor=actor, assignment=work, **(stated | fields))  # type: ignore[arg-type]


def test_staff_draft_a_plan_of_what_the_unit_was_given_on_the_terms_given(province: Province) -> None:
    above = province.plan.activities.order_by("position").first()
    assert above is not None
    Activity.objects.filter(pk=above.pk).update(text="Đăng tin bài quảng bá", group="Quảng bá")
    plan = province.draft()
    assert plan.by_unit and plan.office == province.unit
    first, second = queries.lines(plan)
    assert [cells.read(first, each) for each in (Column.TEXT, Column.LEADS, Column.DELIVERABLE)] == [
        "Đăng tin bài quảng bá",
        "Sở Ngoại vụ",
        "06 tin bài",
    ], "the other unit that was given the same leads nothing here"
    assert (first.due, first.approver) == (province.one.due, standing_office())
    assert "Thực hiện Kế hoạch số 12/KH/BTG" in plan.grounds or "12-KH/BTG" in plan.grounds
    assert not queries.unanswered(plan).exists()
    assert Assignment.objects.count() == 3, "nothing was handed out a second time"
    assert gaps.WITHOUT_PERSON in gaps.of(plan).lacking[0].what
    late = activities.Edit(second.pk, Column.TIME, f"31/12/{TODAY.year + 1}")
    Assignment.objects.filter(obligation=province.two).update(due=TODAY)
    activities.change(actor=province.staff, plan=plan, edits=[late])
    assert gaps.TOO_LATE in gaps.of(plan).lacking[1].what


def test_only_the_unit_writes_its_plan_and_only_its_head_sends_it_out(province: Province) -> None:
    plan = province.draft()
    stranger = person(Role.UNIT_HEAD, province.other)
    with pytest.raises(PermissionDenied):
        activities.add(actor=stranger, plan=plan)
    with pytest.raises(Refused, match="văn bản riêng của Sở Ngoại vụ"):
        activities.add(actor=province.officer, plan=plan)
    with pytest.raises(PermissionDenied):
        province.draft(actor=province.staff, unit=province.other)
    assert plan not in queries.every_plan_visible_to(stranger)
    assert plan.paper not in papers.visible_to(stranger)
    assert plan in queries.every_plan_visible_to(province.officer)
    with pytest.raises(PermissionDenied):
        signing.submit(actor=province.staff, paper=plan.paper)
    with pytest.raises(Refused):
        signing.submit(actor=province.officer, paper=plan.paper)
    assert signing.submit(actor=province.head, paper=plan.paper).state == PaperState.SUBMITTED


def test_the_issued_plan_of_a_unit_links_its_lines_to_what_it_was_given(province: Province) -> None:
    declared_form(province.unit, plan_symbol="KH-SNgV", report_symbol="BC-SNgV", letter_symbol="SNgV-VP")
    plan = province.draft()
    own = line(plan, province.unit, text="Tự đề ra")
    signing.submit(actor=province.head, paper=plan.paper)
    signing.export(actor=province.staff, paper=plan.paper, form="docx")
    assert list(papers.awaiting_number(province.staff)) == [plan.paper]
    assert not papers.awaiting_number(province.clerk).exists(), "the unit keeps its own register"
    with pytest.raises(Refused):
        signing.bring_back(actor=province.clerk, paper=plan.paper, number="7", on=TODAY)
    paper = signing.bring_back(actor=province.staff, paper=plan.paper, number="7", on=TODAY)
    assert paper.full_number == "07/KH-SNgV"
    assert Assignment.objects.count() == 3 and not own.assignments.exists()
    assert len(starting.start(actor=province.staff, plan=plan).kept) == 2
    assert audit.broken_at() is None
    assert plan.paper not in papers.visible_to(person(Role.UNIT_HEAD, province.other))


def test_progress_and_evidence_of_a_line_are_those_of_the_work_above(province: Province) -> None:
    plan = province.draft()
    first = queries.lines(plan)[0]
    second = line(plan, province.unit, text="Đợt hai")
    second.answers.create(obligation=province.one)
    work = province.work(province.one)
    working.report(actor=province.staff, activity=first, percent=100)
    working.report(actor=province.staff, activity=second, percent=51, note="đã có bản thảo")
    work.refresh_from_db()
    assert (work.progress, work.progress_note) == (75, "đã có bản thảo"), "never told as more than it is"
    added = shown(work, province.staff, activity=first)
    assert shown(work, province.staff) == added, "the same link at the task itself is the same evidence"
    with pytest.raises(Refused, match="không phục vụ"):
        shown(province.work(province.two), province.staff, activity=first)
    submission = submissions.submit(actor=province.head, assignment=work)
    submissions.accept(actor=province.officer, submission=submission)
    working.report(actor=province.staff, activity=second, percent=60)
    work.refresh_from_db()
    assert work.progress == 100, "what is over stays as it was accepted"
    working.put_in_charge(actor=province.head, activity=second, person=province.staff)
    assert list(queries.in_charge_of(province.staff)) == [second]
    with pytest.raises(Refused, match="phải đang làm việc ở"):
        working.put_in_charge(actor=province.head, activity=second, person=province.officer)
    with pytest.raises(Refused, match="kế hoạch tỉnh"):
        working.report(actor=province.staff, activity=_led_by(province.plan, province.unit), percent=5)


def _led_by(plan: Plan, unit: Unit) -> Activity:
    """A line of the province's plan, looked at as if its office were the unit's."""
    row = plan.activities.first()
    assert row is not None
    row.plan.office = unit
    return row


def test_what_is_in_no_plan_yet_is_taken_in_or_left_out_with_a_reason(province: Province) -> None:
    plan = province.draft(directives=())
    year = TODAY.year
    assert queries.unanswered_of([province.unit.pk, province.other.pk], year) == [
        (province.other, 1),
        (province.unit, 2),
    ]
    plans.take_in(actor=province.staff, plan=plan, obligations=[province.one])
    assert plans.take_in(actor=province.staff, plan=plan, obligations=[province.one]) == []
    with pytest.raises(Refused, match="đơn vị được giao"):
        plans.take_in(actor=province.staff, plan=plan, obligations=[confirmed_obligation()])
    row = queries.by_unit_and_share(year)[province.unit.pk]
    assert [row[each] for each in Share] == [2, 1, 1, 0]
    plan.omissions.create(obligation=province.two, reason="làm cùng việc khác")
    row = queries.by_unit_and_share(year)[province.unit.pk]
    assert [row[each] for each in Share] == [2, 1, 0, 1]
    plan.paper.state = PaperState.WITHDRAWN
    plan.paper.save()
    row = queries.by_unit_and_share(year)[province.unit.pk]
    assert row[Share.UNANSWERED] == 2, "a plan given up answers nothing"


def test_no_figure_and_no_coverage_counts_a_task_at_two_levels(province: Province) -> None:
    frame = Frame(TODAY.year)

    def counted() -> list[object]:
        figures = [each.records(TODAY, TODAY).count() for each in DEFINITIONS.values()]
        reach = [activities_in(who, frame).count() for who in (province.officer, province.head)]
        return [*figures, *reach]

    shown(province.work(province.one), province.staff)
    before = counted()
    plan = issued(province.draft(), number="8")
    starting.start(actor=province.staff, plan=plan)
    working.report(actor=province.staff, activity=queries.lines(plan)[0], percent=40)
    assert counted() == before and len(before) > 2


def test_the_chain_is_one_from_each_of_its_ends(province: Province, client: Client) -> None:
    plan = province.draft()
    first = queries.lines(plan)[0]
    work = province.work(province.one)
    added = shown(work, province.staff, activity=first)
    ends = {
        "chain_of_directive": province.one.directive_id,
        "chain_of_plan": province.plan.pk,
        "chain_of_work": work.pk,
    }
    own = reverse("plans:chain_of_plan", args=[plan.pk])
    for who in (province.officer, province.staff):
        client.force_login(who)
        for name, key in [*ends.items(), ("chain_of_plan", plan.pk)]:
            page = client.get(reverse(f"plans:{name}", args=[key])).content.decode()
            assert "nd-chain--ngang" in page and "nd-chain--doc" in page, name
            assert own in page or reverse("plans:line", args=[plan.pk, first.pk]) in page, name
        page = client.get(reverse("plans:chain_of_work", args=[work.pk]), {"minh-chung": added.pk})
        assert 'class="nd-chain__centre" href="' + added.get_absolute_url() in page.content.decode()
    client.force_login(person(Role.UNIT_HEAD, province.other))
    page = client.get(reverse("plans:chain_of_directive", args=[ends["chain_of_directive"]])).content.decode()
    assert own not in page and "Sở Ngoại vụ" not in page, "another unit sees its own branch alone"
    assert client.get(own).status_code == 404


def test_what_lacks_is_told_level_by_level(province: Province) -> None:
    three = confirmed_obligation("việc không ai nhận", directive=province.one.directive)
    province.draft()
    scope = levels.of_directive(province.officer, province.one.directive)
    reading = levels.read(scope)
    tasks = {task.obligation: task for task in levels.across(scope, reading, reading.tasks)}
    assert tasks[three].without_plan and not tasks[province.one].without_plan
    assert [unit.name for unit in tasks[province.one].open_units] == ["Sở Công Thương"]
    assert reading.lacking == {each.pk for each, task in tasks.items() if task.has_gap}
    assert reading.lacking == {three.pk, province.one.pk}
    seen = levels.of(scope, reading)
    assert seen.unanswered[three.directive_id] == 1 and [held.planned for held in seen.units] == [2, 0]


def test_the_screens_across_levels_cost_the_same_for_one_unit_and_for_ten(
    province: Province, client: Client
) -> None:
    client.force_login(province.officer)
    urls = [
        reverse("plans:unit_plans"),
        reverse("plans:asked") + "?phan=planned",
        reverse("plans:asked") + "?phan=asked",
        reverse("plans:chain_of_directive", args=[province.one.directive_id]),
        reverse("plans:chain_of_plan", args=[province.plan.pk]),
    ]
    province.draft()

    def costs() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as told:
                assert client.get(url).status_code == 200, url
            found.append(len(told))
        return found

    costs()
    before = costs()
    for _ in range(4):
        unit = UnitFactory()
        AssignmentFactory(obligation=province.one, unit=unit)
        staff = person(Role.UNIT_STAFF, unit)
        plan_for(province.one, actor=staff, office=unit, year=TODAY.year)
    assert costs() == before and max(before) <= 25


def test_a_unit_plans_by_hand_of_its_people(province: Province, client: Client) -> None:
    client.force_login(province.head)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Sở Ngoại vụ: 2 việc được giao chưa có trong kế hoạch" in home
    page = client.get(reverse("plans:draft_plan")).content.decode()
    assert "Sở Công Thương" not in page and province.one.directive.number in page
    form = {"kind": "yearly", "year": TODAY.year, "office": province.unit.pk, "title": "Công tác năm"}
    client.post(reverse("plans:draft_plan"), form | {"grouping": "kind", "directives": []})
    plan = Plan.objects.get(office=province.unit)
    asked = reverse("plans:asked")
    page = client.get(asked).content.decode()
    work = province.work(province.one)
    assert f'name="work" value="{work.pk}"' in page
    client.post(asked, {"act": "take", "plan": plan.pk, "work": [work.pk]})
    client.post(
        asked, {"act": "omit", "plan": plan.pk, "work": [province.work(province.two).pk], "reason": "gộp"}
    )
    assert plan.activities.count() == 1 and plan.omissions.get().reason == "gộp"
    row = plan.activities.get()
    url = reverse("plans:line", args=[plan.pk, row.pk])
    stated = {
        "act": "evidence",
        "evidence-task": work.pk,
        "evidence-title": "Tin đối ngoại",
        "evidence-kind": "publication",
        "evidence-done_on": f"{TODAY:%d/%m/%Y}",
        "evidence-quantity": 2,
        "evidence-link": "https://example.org/tin",
    }
    assert client.post(url, stated | {"evidence-link": ""}).status_code == 422
    assert client.post(url, stated).status_code == 302
    client.post(url, {"act": "progress", "progress-percent": 30, "progress-note": ""})
    client.post(url, {"act": "charge", "charge-person": province.staff.pk})
    work.refresh_from_db()
    added = work.evidence.get()
    assert (work.progress, added.activity, added.quantity) == (30, row, 2)
    assert province.staff.get_full_name() in client.get(url).content.decode()
    for kind in ("csv", "xlsx"):
        assert client.get(asked, {"phan": "planned", "export": kind}).getvalue()
    client.force_login(province.officer)
    page = client.get(reverse("plans:unit_plans")).content.decode()
    assert "1 đơn vị được giao việc mà chưa lập kế hoạch riêng" in page
    assert client.get(reverse("plans:line", args=[plan.pk, row.pk])).status_code == 200
    reader = client.get(plan.get_absolute_url()).content.decode()
    assert "cơ quan thường trực xem" in reader and "data-save" not in reader
