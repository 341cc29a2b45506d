"""Plans drafted from directives: activities, gaps, what is left out, versions (kế hoạch)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.enums import LegalKind, ObligationKind, ObligationState, Part
from nhipcau.issuing.enums import PaperState
from nhipcau.plans import queries
from nhipcau.plans.domain import activities, cells, gaps, merging, omissions, plans, taxonomy, versions
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.enums import CellState, Column, Grouping
from nhipcau.plans.models import Omission, Term
from nhipcau.units.enums import Role
from tests.factories.plans import confirmed_obligation, issued, line, party, plan_for
from tests.factories.units import GroupFactory, UnitFactory, merged, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return person(Role.OFFICER)


def rows(plan):
    return queries.in_groups(queries.lines(plan))


def test_every_confirmed_obligation_brings_a_line_with_what_it_says(officer) -> None:
    lead, helper, group = UnitFactory(), UnitFactory(), GroupFactory(name="Các xã, phường")
    first = confirmed_obligation(
        due=date(2026, 6, 30), deliverable="06 tin bài", languages=["en", "xx"], legal_kind=LegalKind.IMAGE
    )
    party(first, unit=lead)
    party(first, Part.SUPPORT, unit=helper)
    second = confirmed_obligation("báo cáo hằng tháng.", kind=ObligationKind.REPORT, continuous=True)
    party(second, group=group)
    confirmed_obligation("chưa xác nhận", directive=first.directive, state=ObligationState.PROPOSED)
    plan = plan_for(first, second, actor=officer)
    image, report = rows(plan)
    assert [cells.read(image, column) for column in (Column.LEADS, Column.SUPPORTERS, Column.TIME)] == [
        lead.name,
        helper.name,
        "30/06/2026",
    ]
    assert (image.due, image.deliverable, image.approver) == (
        date(2026, 6, 30),
        "06 tin bài",
        standing_office(),
    )
    assert cells.read(image, Column.LANGUAGE) == "Tiếng Anh", "an unknown code is left out"
    assert image.group == str(LegalKind.IMAGE.label)
    assert (report.text, report.group) == ("Báo cáo hằng tháng", "Chế độ báo cáo")
    assert cells.read(report, Column.LEADS) == "Các xã, phường", "a group stays a group"
    assert report.deadline_text == "thường xuyên"
    assert "-HD/KT" in plan.grounds and gaps.of(plan).unanswered == []


def test_the_lines_of_a_directive_may_stand_under_its_number(officer) -> None:
    obligation = confirmed_obligation()
    plan = plan_for(obligation, actor=officer, grouping=Grouping.DIRECTIVE)
    assert [row.group for row in rows(plan)] == [obligation.directive.number]


def test_a_unit_that_has_ended_gives_way_to_its_one_heir(officer) -> None:
    old, new = UnitFactory(), UnitFactory()
    merged(old, new, date(2025, 3, 1))
    obligation = confirmed_obligation()
    party(obligation, unit=old)
    (row,) = rows(plan_for(obligation, actor=officer))
    assert [each.unit for each in row.parties.all()] == [new]


def test_a_directive_added_again_brings_only_what_was_confirmed_since(officer) -> None:
    first = confirmed_obligation()
    plan = plan_for(first, actor=officer)
    assert plans.add_directive(actor=officer, plan=plan, directive=first.directive) == 0
    confirmed_obligation("mở lớp tập huấn", directive=first.directive)
    assert plans.add_directive(actor=officer, plan=plan, directive=first.directive) == 1
    assert plan.activities.count() == 2
    with pytest.raises(Refused, match="Còn 2 hoạt động"):
        plans.remove_directive(actor=officer, plan=plan, directive=first.directive)


def test_gaps_show_what_nothing_answers_and_what_lines_lack(officer) -> None:
    obligation = confirmed_obligation()
    party(obligation, unit=UnitFactory())
    plan = plan_for(obligation, actor=officer)
    (row,) = rows(plan)
    assert [tuple(map(str, lack.what)) for lack in gaps.of(plan).lacking] == [("thời gian", "sản phẩm")]
    activities.remove(actor=officer, plan=plan, activity=row)
    assert gaps.of(plan).unanswered == [obligation]
    omissions.omit(actor=officer, plan=plan, obligation=obligation, reason="đã xong năm trước")
    found = gaps.of(plan)
    assert (found.unanswered, [left.reason for left in found.omitted]) == ([], ["đã xong năm trước"])
    activities.restore(actor=officer, plan=plan, activity=row)
    assert gaps.of(plan).unanswered == []
    omissions.take_back(actor=officer, plan=plan, obligation=obligation)
    assert not Omission.objects.exists()


def test_gaps_tell_days_that_are_over_and_tasks_nobody_confirmed(officer) -> None:
    obligation = confirmed_obligation()
    plan = plan_for(obligation, actor=officer)
    old = line(plan, UnitFactory(), due=date(plan.year - 9, 12, 31), deadline_text="31/12/2017")
    assert gaps.date_doubts(old, plan) == (gaps.BEFORE_YEAR,)
    assert gaps.BEFORE_YEAR in [word for lack in gaps.of(plan).lacking for word in lack.what]
    for due in (None, date(plan.year + 1, 1, 15)):
        assert gaps.date_doubts(line(plan, UnitFactory(), due=due), plan) == ()
    plan.year = (timezone.localdate() - timedelta(days=1)).year
    over = line(plan, UnitFactory(), due=timezone.localdate() - timedelta(days=1))
    assert gaps.date_doubts(over, plan) == (gaps.PAST,)
    assert gaps.of(plan).unconfirmed == []
    confirmed_obligation("chưa rà soát", directive=obligation.directive, state=ObligationState.PROPOSED)
    (waiting,) = gaps.of(plan).unconfirmed
    assert (waiting, waiting.waiting) == (obligation.directive, 1)


def test_leaving_out_needs_a_reason_and_a_gap(officer) -> None:
    obligation = confirmed_obligation()
    plan = plan_for(obligation, actor=officer)
    with pytest.raises(Refused, match="lý do"):
        omissions.omit(actor=officer, plan=plan, obligation=obligation, reason="  ")
    with pytest.raises(Refused, match="đã có hoạt động"):
        omissions.omit(actor=officer, plan=plan, obligation=obligation, reason="thừa")
    with pytest.raises(Refused, match="không thuộc"):
        omissions.omit(actor=officer, plan=plan, obligation=confirmed_obligation(), reason="lạ")


def test_a_gap_is_answered_once_however_often_the_button_is_pressed(officer) -> None:
    obligation = confirmed_obligation()
    plan = plan_for(obligation, actor=officer)
    plan.activities.all().delete()
    made = {plans.answer_gap(actor=officer, plan=plan, obligation=obligation) for _click in range(2)}
    assert len(made) == plan.activities.count() == 1


def test_gaps_cost_the_same_for_one_line_and_for_many(officer) -> None:
    plan = plan_for(confirmed_obligation(), actor=officer)
    counts = []
    for more in (1, 5):
        for _row in range(more):
            line(plan, UnitFactory())
            plan.directives.add(confirmed_obligation().directive)
        with CaptureQueriesContext(connection) as asked:
            gaps.of(plan)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nothing_changes_once_the_paper_is_submitted(officer) -> None:
    plan = plan_for(confirmed_obligation(), actor=officer)
    (row,) = rows(plan)
    plan.paper.state = PaperState.SUBMITTED
    plan.paper.save()
    attempts = [
        lambda: activities.add(actor=officer, plan=plan),
        lambda: activities.change(actor=officer, plan=plan, edits=[Edit(row.pk, Column.TEXT, "khác")]),
        lambda: activities.remove(actor=officer, plan=plan, activity=row),
        lambda: activities.answer(actor=officer, plan=plan, activity=row, obligations=[]),
        lambda: plans.correct(actor=officer, plan=plan, title="khác", year=2026, kind="yearly"),
        lambda: plans.add_directive(actor=officer, plan=plan, directive=plan.directives.get()),
        lambda: omissions.omit(
            actor=officer, plan=plan, obligation=row.obligations.get(), reason="không làm"
        ),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="đã khóa"):
            attempt()


def test_a_cell_somebody_else_changed_is_not_overwritten(officer) -> None:
    plan = plan_for(actor=officer)
    row = line(plan, deliverable="01 bản đồ")
    mine = Edit(row.pk, Column.DELIVERABLE, "02 bản đồ", seen="bản cũ")
    (outcome,) = activities.change(actor=officer, plan=plan, edits=[mine])
    assert (outcome.state, outcome.standing) == (CellState.OVERTAKEN, "01 bản đồ")
    (again,) = activities.change(
        actor=officer, plan=plan, edits=[Edit(row.pk, Column.DELIVERABLE, "02 bản đồ", seen="01 bản đồ")]
    )
    assert (again.state, again.standing) == (CellState.SAVED, "02 bản đồ")
    same = Edit(row.pk, Column.DELIVERABLE, "02 bản đồ", seen="bản cũ")
    assert activities.change(actor=officer, plan=plan, edits=[same])[0].state == CellState.SAVED


def test_one_wrong_cell_keeps_none_of_the_others_out(officer) -> None:
    plan = plan_for(actor=officer)
    row, gone = line(plan), line(plan)
    activities.remove(actor=officer, plan=plan, activity=gone)
    outcomes = activities.change(
        actor=officer,
        plan=plan,
        edits=[
            Edit(row.pk, Column.TIME, "31/2"),
            Edit(row.pk, Column.DELIVERABLE, "tờ gấp"),
            Edit(gone.pk, Column.TEXT, "đã bỏ"),
        ],
    )
    assert [each.state for each in outcomes] == [CellState.REFUSED, CellState.SAVED, CellState.REFUSED]
    row.refresh_from_db()
    assert (row.deadline_text, row.deliverable) == ("", "tờ gấp")
    entry = AuditEntry.objects.get(verb="plans.activity.change")
    assert (entry.before, entry.after) == ({"deliverable": ""}, {"deliverable": "tờ gấp"})


def test_merged_lines_answer_together_and_keep_everything(officer) -> None:
    obligations = [confirmed_obligation(deliverable=f"{n} tin") for n in (1, 2)]
    units = [UnitFactory(), UnitFactory()]
    for obligation, unit in zip(obligations, units, strict=True):
        party(obligation, unit=unit)
    plan = plan_for(*obligations, actor=officer)
    first = merging.merge(actor=officer, plan=plan, activities=rows(plan))
    (row,) = rows(plan)
    assert row == first
    assert set(row.obligations.all()) == set(obligations)
    assert cells.read(row, Column.LEADS) == f"{units[0].name}; {units[1].name}"
    assert row.deliverable == "1 tin; 2 tin"
    with pytest.raises(Refused, match="ít nhất hai"):
        merging.merge(actor=officer, plan=plan, activities=[row])


def test_lines_move_within_their_group(officer) -> None:
    plan = plan_for(actor=officer)
    one, other, two = (
        line(plan, group=group, text=text) for group, text in (("A", "1"), ("B", "x"), ("A", "2"))
    )
    assert [row.text for row in rows(plan)] == ["1", "2", "x"]
    activities.move(actor=officer, plan=plan, activity=two, step=-1)
    assert [row.text for row in rows(plan)] == ["2", "1", "x"]
    activities.move(actor=officer, plan=plan, activity=other, step=1)
    assert [row.text for row in rows(plan)] == ["2", "1", "x"], "at the edge nothing happens"
    (new,) = activities.add(actor=officer, plan=plan, after=two)
    assert [row.pk for row in rows(plan)] == [two.pk, new.pk, one.pk, other.pk]


def test_a_line_answers_only_obligations_of_its_plan(officer) -> None:
    plan = plan_for(confirmed_obligation(), actor=officer)
    extra = confirmed_obligation("thêm", directive=plan.directives.get())
    row = line(plan)
    activities.answer(actor=officer, plan=plan, activity=row, obligations=[extra])
    assert list(row.obligations.all()) == [extra]
    with pytest.raises(Refused):
        activities.answer(actor=officer, plan=plan, activity=row, obligations=[confirmed_obligation()])


def test_versions_tell_what_was_added_removed_and_changed(officer) -> None:
    plan = plan_for(actor=officer)
    stays, goes = line(plan, text="ở lại"), line(plan, text="sẽ bỏ")
    first = versions.keep(actor=officer, plan=plan, note="bản gửi lấy ý kiến")
    with pytest.raises(Refused, match="không khác gì"):
        versions.keep(actor=officer, plan=plan)
    activities.change(actor=officer, plan=plan, edits=[Edit(stays.pk, Column.TIME, "quý II")])
    activities.remove(actor=officer, plan=plan, activity=goes)
    line(plan, text="mới thêm")
    plans.correct(actor=officer, plan=plan, title="Tên mới", year=2026, kind="yearly")
    second = versions.keep(actor=officer, plan=plan)
    found = versions.difference(first.content, second.content)
    assert (found.added, found.removed) == (("mới thêm",), ("sẽ bỏ",))
    ((changed,),) = [row.changes for row in found.changed]
    assert (changed.before, changed.after) == ("", "quý II")
    assert [word.after for word in found.words] == ["Tên mới"]
    assert versions.difference(second.content, second.content).is_empty


def test_units_see_issued_plans_that_name_them_directly_or_in_a_group(officer) -> None:
    unit, group = UnitFactory(), GroupFactory()
    group.members.add(unit)
    named, in_group, other, draft = (plan_for(actor=officer) for _plan in range(4))
    line(named, unit)
    line(in_group).parties.create(part=Part.SUPPORT, written=group.name, group=group)
    line(other, UnitFactory())
    line(draft, unit)
    for plan in (named, in_group, other):
        issued(plan)
    staff = person(Role.UNIT_STAFF, unit)
    assert set(queries.plans_visible_to(staff)) == {named, in_group}
    assert queries.plans_visible_to(officer).count() == 4


def test_words_in_use_are_not_removed_only_no_longer_offered(officer) -> None:
    assert Term.objects.filter(kind="content").count() == 6, "the first proposal"
    term = taxonomy.add(actor=officer, kind="theme", name="Năm chéo")
    with pytest.raises(Refused, match="đã có"):
        taxonomy.add(actor=officer, kind="theme", name="nam cheo")
    line(plan_for(actor=officer)).terms.add(term)
    with pytest.raises(Refused, match="Còn dùng"):
        taxonomy.remove(actor=officer, term=term)
    assert not taxonomy.correct(actor=officer, term=term, name="Năm chéo", is_offered=False).is_offered
