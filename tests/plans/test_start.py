"""An issued plan sets work going, each assignment traced to its sentence (bắt đầu theo kế hoạch)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import chain
from nhipcau.directives.enums import Part, Source
from nhipcau.mailing.models import Mail
from nhipcau.plans.domain import evidence, omissions, paper, starting
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from tests.factories.directives import DirectiveFactory
from tests.factories.plans import (
    AssignmentFactory,
    confirmed_obligation,
    issued,
    line,
    party,
    plan_for,
)
from tests.factories.units import GroupFactory, UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return person(Role.CLERK)


def test_the_clerk_who_brings_the_number_starts_what_the_plan_decided(clerk) -> None:
    lead, helper = UnitFactory(), UnitFactory()
    obligation = confirmed_obligation(due=date(2026, 2, 1), deliverable="06 tin bài")
    party(obligation, unit=lead)
    party(obligation, Part.SUPPORT, unit=helper)
    plan = issued(plan_for(obligation))
    starting.issued(clerk, plan.paper)
    work = Assignment.objects.get()
    assert (work.obligation, work.unit, work.due, work.deliverable, work.approver, work.activity) == (
        obligation,
        lead,
        date(2026, 2, 1),
        "06 tin bài",
        standing_office(),
        plan.activities.get(),
    ), "a day that is past stays as the signed plan states it"
    assert list(work.supporters.all()) == [helper]
    assert plan.source is None
    assert audit.broken_at() is None


def test_a_second_start_makes_nothing_twice(clerk) -> None:
    obligation = confirmed_obligation()
    party(obligation, unit=UnitFactory())
    plan = issued(plan_for(obligation))
    line(plan, UnitFactory())
    assert len(starting.start(actor=clerk, plan=plan).made) == 2
    assert starting.start(actor=clerk, plan=plan).made == []
    assert Assignment.objects.count() == 2


def test_a_group_is_handed_out_to_its_members_in_being(clerk) -> None:
    group = GroupFactory()
    group.members.add(
        UnitFactory(), UnitFactory(), UnitFactory(valid_to=timezone.localdate() - timedelta(days=1))
    )
    obligation = confirmed_obligation()
    party(obligation, group=group)
    starting.start(actor=clerk, plan=issued(plan_for(obligation)))
    assert Assignment.objects.count() == 2


def test_work_handed_out_before_is_kept_and_linked(clerk) -> None:
    standing = AssignmentFactory(deliverable="như đã giao")
    party(standing.obligation, unit=standing.unit)
    plan = issued(plan_for(standing.obligation))
    found = starting.start(actor=clerk, plan=plan)
    standing.refresh_from_db()
    assert (found.made, found.kept) == ([], [standing])
    assert (standing.activity, standing.deliverable) == (plan.activities.get(), "như đã giao")


def test_a_line_of_the_plans_own_leads_back_to_the_plan(clerk) -> None:
    unit = UnitFactory()
    plan = plan_for(title="Công tác năm 2026")
    own = line(plan, unit, deadline_text="quý II", due=date(2026, 6, 30), deliverable="01 chuyên mục")
    starting.start(actor=clerk, plan=issued(plan))
    plan.refresh_from_db()
    work = Assignment.objects.get()
    source = work.obligation.directive
    assert (source, source.source, source.number, source.date, source.title) == (
        plan.source,
        Source.PLAN,
        "12-KH/BTG",
        date(2026, 1, 20),
        "Công tác năm 2026",
    )
    ((start, end),) = work.obligation.spans
    assert "Mở chuyên mục tiếng Khmer" in source.text[start:end]
    assert (work.activity, work.due, work.unit) == (own, date(2026, 6, 30), unit)
    assert source.original == plan.paper.signed


def test_an_issued_plan_stands_in_the_chain_below_what_it_rests_on(clerk) -> None:
    above = DirectiveFactory(number="41-HD/BTGDVTU")
    plan = plan_for(title="Công tác năm 2026")
    plan.grounds = (
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\n\n"
        "Thực hiện Hướng dẫn số 41-HD/BTGDVTU của Ban Tuyên giáo và Dân vận Tỉnh ủy, Ban xây dựng kế hoạch."
    )
    plan.save()
    line(plan, UnitFactory())
    starting.start(actor=clerk, plan=issued(plan))
    plan.refresh_from_db()
    cited = {row.number: row for row in plan.source.citations.all()}
    assert {number: row.relation for number, row in cited.items()} == {
        "72/2015/NĐ-CP": "basis",
        "41-HD/BTGDVTU": "implements",
    }
    assert plan.source.text[cited["72/2015/NĐ-CP"].position :].startswith("Nghị định số 72")
    ((start, end),) = Assignment.objects.get().obligation.spans
    assert "Mở chuyên mục tiếng Khmer" in plan.source.text[start:end]
    assert [link.directive for link in chain.of(directive=above, person=clerk).below] == [plan.source]


def test_two_lines_for_one_obligation_and_unit_are_two_pieces_of_work(clerk) -> None:
    unit = UnitFactory()
    obligation = confirmed_obligation()
    party(obligation, unit=unit)
    plan = plan_for(obligation)
    second = line(plan, unit, text="Đợt hai", deliverable="đợt hai")
    second.answers.create(obligation=obligation)
    starting.start(actor=clerk, plan=issued(plan))
    assert set(Assignment.objects.values_list("activity__text", flat=True)) == {
        plan.activities.order_by("position").first().text,
        "Đợt hai",
    }


def test_a_plan_without_anybody_left_to_lead_is_not_started(clerk) -> None:
    gone = UnitFactory(valid_to=timezone.localdate() - timedelta(days=1))
    plan = plan_for()
    line(plan, gone)
    with pytest.raises(Refused):
        starting.start(actor=clerk, plan=issued(plan))
    assert not Assignment.objects.exists()


def test_the_leading_units_are_told_once(clerk) -> None:
    unit = UnitFactory()
    staff = person(Role.UNIT_STAFF, unit)
    staff.email = "so@example.org"
    staff.save()
    plan = plan_for()
    line(plan, unit)
    line(plan, unit, text="Việc nữa")
    starting.start(actor=clerk, plan=issued(plan))
    starting.start(actor=clerk, plan=plan)
    assert [mail.recipient for mail in Mail.objects.all()] == ["so@example.org"]


def test_the_paper_is_ready_only_when_nothing_is_open() -> None:
    officer = person(Role.OFFICER)
    answered, open_one = confirmed_obligation(), confirmed_obligation()
    party(answered, unit=UnitFactory())
    plan = plan_for(answered, actor=officer)
    paper.require_ready(plan.paper)
    plan.directives.add(open_one.directive)
    vague = line(plan)
    vague.parties.create(part=Part.LEAD, written="Hội Trồng lan")
    with pytest.raises(Refused, match=r"1 nhiệm vụ chưa có hoạt động.*1 hoạt động chưa rõ.*dòng 2"):
        paper.require_ready(plan.paper)
    vague.delete()
    omissions.omit(actor=officer, plan=plan, obligation=open_one, reason="của đơn vị khác")
    paper.require_ready(plan.paper)


def test_the_paper_says_what_the_plan_says() -> None:
    unit = UnitFactory()
    obligation = confirmed_obligation(deliverable="06 tin bài")
    party(obligation, unit=unit)
    plan = plan_for(obligation)
    line(plan, unit, group="Nhóm hai", budget=120_000_000, budget_line="ngân sách tỉnh")
    document = paper.compose(plan.paper)
    (annex,) = document.annexes
    (table,) = annex.blocks
    assert annex.landscape
    texts = [row.cells for row in table.rows]  # type: ignore[union-attr]
    assert ("II. Nhóm hai", *[""] * 7) in texts
    assert any(
        "120.000.000 (ngân sách tỉnh)" in cells and unit.name in cells and cells[0] == "2" for cells in texts
    )
    assert any(obligation.directive.number in cells[-1] and "06 tin bài" in cells for cells in texts)
    assert document.letterhead.title == plan.title and document.letterhead.type_name == "KẾ HOẠCH"


def test_evidence_of_another_century_is_refused() -> None:
    work = AssignmentFactory()
    staff = person(Role.UNIT_STAFF, work.unit)
    told = {"actor": staff, "assignment": work, "title": "Tin", "kind": "publication"}
    with pytest.raises(Refused, match="quá sớm"):
        evidence.add_link(**told, link="https://example.org/1", done_on=date(1900, 1, 1))
    earliest = evidence.earliest_day(work)
    assert evidence.add_link(**told, link="https://example.org/2", done_on=earliest).done_on == earliest
