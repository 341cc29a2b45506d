"""A round from its drawing to its end, and what each step refuses (đợt kiểm tra)."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import audit, figures
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.inspections import queries
from nhipcau.inspections.domain import (
    checking,
    drawing,
    explaining,
    findings,
    matters,
    minute,
    notice,
    papers,
    recommendations,
    remedies,
    rounds,
    tallying,
    teams,
    visits,
    wording,
)
from nhipcau.inspections.enums import (
    FindingState,
    Nature,
    RecommendationState,
    RoundKind,
    RoundState,
    Standing,
    TeamPart,
    VisitState,
)
from nhipcau.inspections.models import Finding, Visit
from nhipcau.plans.enums import AssignmentState
from nhipcau.steering.models import Notice
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, User
from tests.factories import inspections as make
from tests.factories.plans import EvidenceFactory, accepted
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def test_the_population_is_what_the_scope_says_and_each_task_tells_how_it_was_drawn():
    unit, other = UnitFactory(), UnitFactory()
    late = make.task(unit)
    make.task(unit, due=today() + timedelta(days=9))
    done = accepted(make.task(unit, due=today()), person(Role.UNIT_STAFF, unit), person(Role.OFFICER))
    make.task(unit, state=AssignmentState.CANCELLED)
    make.task(other)
    old = make.task(unit)
    old.accepted_at = timezone.now() - timedelta(days=800)
    old.save()
    held = make.prepared(unit)
    found = {each.task: each for each in drawing.candidates(held)}
    assert len(found) == 3 and found[late.pk].weight == 3
    assert found[done.pk].standing == Standing.DONE
    drawing.draw(actor=make.lead_of(held), round_=held, size=2, seed="a")
    item = held.items.get(assignment=late)
    assert "tầng “Quá hạn, chưa xong” của đơn vị có 1 việc, rút 1" in wording.why_chosen(item)
    assert "trọng số 3 (1, quá hạn +2)" in wording.why_chosen(item)


def test_a_drawing_is_kept_redone_only_with_a_reason_and_comes_out_of_its_seed_again():
    unit = UnitFactory()
    for _number in range(6):
        make.task(unit)
    held = make.prepared(unit)
    lead = make.lead_of(held)
    first = drawing.draw(actor=lead, round_=held, size=2)
    with pytest.raises(Refused, match="lý do"):
        drawing.draw(actor=lead, round_=held, size=2)
    second = drawing.draw(actor=lead, round_=held, size=3, reason="mở rộng mẫu")
    assert first.seed != second.seed and held.items.count() == 3
    first.refresh_from_db()
    assert drawing.is_reproducible(first) and drawing.is_reproducible(second)
    # Whatever becomes of the tasks, the drawing stands; a changed one is found out.
    held.items.first().assignment.evidence.update(withdrawn_at=timezone.now())
    second.chosen = second.chosen[:-1]
    assert not drawing.is_reproducible(second)
    assert AuditEntry.objects.filter(verb="inspections.draw").count() == 2


def test_a_task_is_added_with_a_reason_and_what_was_drawn_stays():
    unit = UnitFactory()
    make.task(unit)
    held = make.prepared(unit)
    lead = make.lead_of(held)
    drawing.draw(actor=lead, round_=held, size=5)
    late = make.task(unit)
    with pytest.raises(Refused, match="lý do"):
        drawing.add(actor=lead, round_=held, assignment=late, reason=" ")
    with pytest.raises(Refused, match="không được kiểm tra"):
        drawing.add(actor=lead, round_=held, assignment=make.task(UnitFactory()), reason="phản ánh")
    added = drawing.add(actor=lead, round_=held, assignment=late, reason="báo chí nêu")
    assert wording.why_chosen(added) == "Đoàn thêm: báo chí nêu"
    with pytest.raises(Refused, match="rút lại"):
        drawing.drop(actor=lead, item=held.items.exclude(pk=added.pk).get())
    rounds.open_(actor=lead, round_=held)
    with pytest.raises(Refused, match="chốt"):
        drawing.draw(actor=lead, round_=held, size=1, reason="thử")
    drawing.drop(actor=lead, item=added)
    assert held.items.count() == 1


def test_a_round_begins_only_with_a_lead_and_a_sample_of_its_scope():
    unit = UnitFactory()
    make.task(unit)
    held = make.prepared(unit)
    lead = make.lead_of(held)
    with pytest.raises(Refused, match="rút mẫu"):
        rounds.open_(actor=lead, round_=held)
    drawing.draw(actor=lead, round_=held, size=1)
    terms = rounds.Terms(
        held.title, held.ground, held.starts_on, held.ends_on, held.period_from, held.period_to,
        [unit, UnitFactory()],
    )  # fmt: skip
    rounds.change(actor=lead, round_=held, terms=terms)
    with pytest.raises(Refused, match="Phạm vi đã đổi"):
        rounds.open_(actor=lead, round_=held)
    drawing.draw(actor=lead, round_=held, size=1, reason="thêm đơn vị")
    # A unit without a task in the sample could never be concluded.
    with pytest.raises(Refused, match="Chưa có việc nào trong mẫu"):
        rounds.open_(actor=lead, round_=held)
    teams.release(actor=lead, round_=held, person=lead)
    with pytest.raises(Refused, match="trưởng đoàn"):
        rounds.open_(actor=lead, round_=held)
    with pytest.raises(Refused, match="chính đơn vị mình"):
        teams.name(actor=lead, round_=held, person=person(Role.UNIT_HEAD, unit), part=TeamPart.MEMBER)


def test_only_the_team_inspects_and_never_its_own_unit():
    held = make.opened()
    item, unit = held.items.first(), make.visit_of(held).unit
    with pytest.raises(Refused, match="thành viên đoàn"):
        make.found(item, person(Role.OFFICER))
    with pytest.raises(PermissionDenied):
        make.found(item, person(Role.LEADER))
    # A colleague of another unit was named to the team: the right is the round's, not the role's.
    guest = person(Role.UNIT_STAFF)
    teams.name(actor=make.lead_of(held), round_=held, person=guest, part=TeamPart.MEMBER)
    assert make.found(item, guest).written_by == guest
    assert queries.visible_to(guest).get() == held
    both = person(Role.UNIT_STAFF)
    teams.name(actor=make.lead_of(held), round_=held, person=both, part=TeamPart.MEMBER)
    both.memberships.create(unit=unit, role=Role.UNIT_STAFF)
    with pytest.raises(Refused, match="chính đơn vị mình"):
        make.found(item, access.User.objects.get(pk=both.pk))


def test_a_finding_rests_on_the_sentence_and_on_evidence_of_its_own_task():
    held = make.opened(tasks=1)
    lead, item = make.lead_of(held), held.items.get()
    own, strange = item.assignment.evidence.get(), EvidenceFactory()
    write = {"actor": lead, "item": item, "text": "Thấy đúng."}
    for nature, seen, why in (
        (Nature.MET, [], "minh chứng đã xem"),
        (Nature.MET, [strange], "chính việc này"),
        (Nature.NO_EVIDENCE, [own], "không dẫn minh chứng"),
    ):
        with pytest.raises(Refused, match=why):
            findings.write(nature=nature, evidence=seen, **write)
    made = findings.write(nature=Nature.MET, evidence=[own], **write)
    source = item.assignment.obligation
    start, end = source.spans[0]
    assert made.quote == source.directive.text[start:end] and source.directive.number in made.place
    item.assignment.due = None
    item.assignment.save()
    with pytest.raises(Refused, match="không có hạn"):
        findings.write(nature=Nature.LATE, **write)
    findings.drop(actor=lead, finding=made)
    assert not Finding.objects.exists()


def test_no_field_of_a_finding_or_recommendation_speaks_of_a_person():
    """Safeguard: the columns are an allow-list; who wrote them is no subject of them."""
    assert {field.name for field in Finding._meta.get_fields()} == {
        "id", "item", "nature", "text", "quote", "place", "evidence", "state", "folded", "written_by",
        "written_at", "sent_at", "agrees", "explanation", "explained_by", "explained_at", "judgement",
        "judged_by", "judged_at", "recommendations",
    }  # fmt: skip


def test_findings_go_out_when_every_task_is_answered_and_found():
    held = make.opened()
    lead, visit = make.lead_of(held), make.visit_of(held)
    due = today() + timedelta(days=5)
    with pytest.raises(Refused, match="2 việc chưa trả lời đủ"):
        visits.send(actor=lead, visit=visit, explain_due=due)
    with pytest.raises(Refused, match="ghi rõ thiếu gì"):
        checking.answer(actor=lead, item=visit.items.first(), answers={"product": ("no", "")})
    make.answered(visit.items.all(), lead)
    with pytest.raises(Refused, match="chưa có phát hiện"):
        visits.send(actor=lead, visit=visit, explain_due=due)
    staff = person(Role.UNIT_STAFF, visit.unit)
    first, second = visit.items.all()
    make.found(first, lead)
    fault = make.found(second, lead, Nature.WRONG_PRODUCT, "Sản phẩm không có bản tiếng Anh.")
    assert not queries.findings_visible_to(staff).exists()
    visits.send(actor=lead, visit=visit, explain_due=due)
    fault.refresh_from_db()
    assert fault.state == FindingState.SENT
    assert queries.findings_visible_to(staff).count() == 2
    assert Finding.objects.get(item=first).state == FindingState.UPHELD
    assert Notice.objects.filter(person=staff, subject__contains="1 phát hiện chờ giải trình").exists()
    with pytest.raises(Refused, match="trước khi gửi"):
        make.found(first, lead)


def test_the_unit_explains_and_the_team_considers_it():
    visit = make.sent()
    lead, staff = make.lead_of(visit.round), person(Role.UNIT_STAFF, visit.unit)
    fault = make.fault_of(visit)
    with pytest.raises(PermissionDenied):
        explaining.explain(actor=person(Role.UNIT_STAFF), finding=fault, agrees=True)
    with pytest.raises(Refused, match="Không nhất trí"):
        explaining.explain(actor=staff, finding=fault, agrees=False)
    explaining.explain(actor=staff, finding=fault, agrees=True)
    explaining.explain(actor=staff, finding=fault, agrees=False, text="Có 2, một sản phẩm đổi địa chỉ.")
    with pytest.raises(Refused, match="chưa xem xét"):
        _record(lead, visit)
        visits.conclude(actor=lead, visit=visit)
    judged = {"actor": lead, "finding": fault, "words": "Đã mở được cả hai."}
    with pytest.raises(Refused, match="bỏ kiến nghị trước"):
        explaining.judge(outcome=FindingState.WITHDRAWN, **judged)
    recommendations.drop(actor=lead, recommendation=fault.recommendations.get())
    explaining.judge(outcome=FindingState.WITHDRAWN, **judged)
    with pytest.raises(Refused, match="đã xem xét"):
        explaining.explain(actor=staff, finding=fault, agrees=True)
    assert visits.conclude(actor=lead, visit=visit).state == VisitState.CONCLUDED
    assert not any(each.records for each in tallying.of(tallying.read(visit.round)) if each.key == "faulty")
    entry = AuditEntry.objects.get(verb="inspections.finding.judge")
    assert entry.before["state"] == "explained" and entry.after["state"] == "withdrawn"


def test_silence_past_the_day_leaves_the_finding_as_it_is():
    visit = make.sent()
    lead = make.lead_of(visit.round)
    _record(lead, visit)
    with pytest.raises(Refused, match="chờ đơn vị giải trình"):
        visits.conclude(actor=lead, visit=visit)
    visit.explain_due = today() - timedelta(days=1)
    visit.save(update_fields=["explain_due"])
    assert [matter.due for matter in matters.owed(today())] == [visit.explain_due]
    visits.conclude(actor=lead, visit=visit)
    fault = make.fault_of(visit)
    assert fault.state == FindingState.UPHELD and "không giải trình" in fault.judgement


def test_a_recommendation_is_carried_out_by_the_unit_and_accepted_by_another():
    asked = make.recommended()
    unit, lead = asked.visit.unit, make.lead_of(asked.visit.round)
    staff = person(Role.UNIT_STAFF, unit)
    assert [matter.unit for matter in matters.owed(asked.due)] == [unit.pk]
    with pytest.raises(Refused, match="minh chứng khắc phục"):
        remedies.report(actor=staff, recommendation=asked, text="Đã sửa.")
    link = {"link": "https://songcau.example/sua", "title": "Bảng số liệu đã sửa", "done_on": today()}
    proof = remedies.add_link(actor=staff, recommendation=asked, **link)
    assert remedies.add_link(actor=staff, recommendation=asked, **link) == proof
    with pytest.raises(Refused, match="sau hôm nay"):
        remedies.add_link(
            actor=staff, recommendation=asked, **link | {"done_on": today() + timedelta(days=1)}
        )
    with pytest.raises(Refused, match="dấu mật"):
        remedies.add_file(
            actor=staff, recommendation=asked, content=b"%PDF-1.7", name="a.pdf", title="a", done_on=today()
        )
    # Whoever belongs to both sides does not accept their own unit's remedy.
    staff.memberships.create(unit=lead.memberships.get().unit, role=Role.OFFICER)
    staff = access.User.objects.get(pk=staff.pk)
    remedies.report(actor=staff, recommendation=asked, text="Đã sửa.")
    with pytest.raises(Refused, match="không tự xác nhận"):
        remedies.accept(actor=staff, recommendation=asked)
    remedies.return_(actor=lead, recommendation=asked, reason="Địa chỉ không mở được")
    remedies.report(actor=staff, recommendation=asked, text="Đã mở lại.")
    with pytest.raises(Refused, match="1 kiến nghị"):
        rounds.conclude(actor=lead, round_=asked.visit.round)
        rounds.close(actor=lead, round_=asked.visit.round)
    assert remedies.accept(actor=lead, recommendation=asked).state == RecommendationState.DONE
    assert not list(matters.owed(asked.due))
    assert rounds.close(actor=lead, round_=asked.visit.round).state == RoundState.CLOSED
    assert audit.broken_at() is None


def test_reports_count_rounds_units_and_recommendations():
    asked = make.recommended()
    mine = {each.key: each for each in figures.known() if each.key.startswith("inspections.")}
    counted = {key: each.records(today(), today()).count() for key, each in mine.items()}
    assert counted == {
        "inspections.rounds": 1,
        "inspections.units": 1,
        "inspections.recommendations": 1,
        "inspections.done": 0,
    }
    for each in mine.values():
        for record in each.records(today(), today()):
            assert each.line(record) and each.address(record).startswith("/lam-viec/")
        assert each.records(today(), today()).values_list(each.unit).exists() or each.key.endswith("done")
    give_up = remedies.give_up(actor=person(Role.OFFICER), recommendation=asked, reason="đơn vị giải thể")
    assert give_up.state == RecommendationState.DROPPED


def test_a_unit_reads_only_what_is_about_itself():
    visit = make.sent()
    own, other = person(Role.UNIT_HEAD, visit.unit), person(Role.UNIT_HEAD)
    leader = person(Role.LEADER)
    assert queries.visible_to(own).get() == queries.visible_to(leader).get() == visit.round
    assert not queries.visible_to(other).exists()
    assert not queries.recommendations_visible_to(own).exists()
    assert queries.recommendations_visible_to(leader).exists()
    preparing = make.prepared(visit.unit)
    assert preparing not in queries.visible_to(own)
    make.concluded(visit)
    assert queries.recommendations_visible_to(own).exists()


def test_a_conclusion_is_reopened_while_nothing_is_signed():
    visit = make.concluded()
    officer = person(Role.OFFICER)
    visits.reopen(actor=officer, visit=visit, reason="ghi thiếu kiến nghị")
    visit.refresh_from_db()
    assert visit.state == VisitState.EXPLAINING and visit.concluded_at is None
    rounds.cancel(actor=officer, round_=visit.round, reason="trùng đợt của cấp trên")
    with pytest.raises(Refused, match="Đã hủy"):
        visits.conclude(actor=make.lead_of(visit.round), visit=visit)


def _record(lead, visit):
    visits.record(
        actor=lead,
        visit=visit,
        held_on=today(),
        begins_at=time(8),
        ends_at=None,
        place="Trụ sở",
        unit_side="",
    )


def test_nobody_inspects_the_unit_they_belong_to():
    own, other = UnitFactory(), UnitFactory()
    held = make.prepared(own, other)
    officer, member = make.lead_of(held), person(Role.UNIT_STAFF, UnitFactory(parent=own))
    Membership.objects.create(person=member, unit=UnitFactory(), role=Role.UNIT_STAFF)
    with pytest.raises(Refused, match="trưởng đoàn ký biên bản"):
        teams.name(actor=officer, round_=held, person=member, part=TeamPart.LEAD)
    teams.name(actor=officer, round_=held, person=member, part=TeamPart.MEMBER)
    assert teams.recused_of(held) == {member.pk: [own]}
    tasks = {unit: make.task(unit) for unit in (own, other)}
    drawing.draw(actor=officer, round_=held, size=2, seed="mau")
    held = rounds.open_(actor=officer, round_=held)
    mine, theirs = (held.items.get(assignment=tasks[unit]) for unit in (own, other))
    with pytest.raises(Refused, match="không kiểm tra chính đơn vị mình"):
        checking.answer(actor=member, item=mine, answers=make.YES)
    checking.answer(actor=member, item=theirs, answers=make.YES)
    made = make.found(mine, officer), make.found(theirs, member)
    assert list(queries.findings_visible_to(member)) == [made[1]]
    # An officer of the standing office, who reads every round, is no exception.
    Membership.objects.create(person=officer, unit=own, role=Role.UNIT_STAFF)
    assert list(queries.findings_visible_to(User.objects.get(pk=officer.pk))) == [made[1]]
    client = Client()
    client.force_login(member)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "Bạn không tham gia phần này:" in page and 'value="check"' not in page
    assert (
        made[0].text not in page and 'value="check"' in client.get(theirs.get_absolute_url()).content.decode()
    )
    visit = make.visit_of(held, own)
    assert "Bạn không tham gia phần này:" in client.get(visit.get_absolute_url()).content.decode()
    sample = client.get(reverse("inspections:sample", args=[held.pk]), {"export": "csv"})
    rows = sample.content.decode("utf-8-sig").splitlines()[1:]
    assert sorted(row.rstrip().endswith("Đạt") for row in rows) == [False, True]
    paper = minute.document(papers.draft_minute(actor=officer, visit=make.sent_to(visit, officer)), visit)
    assert str(member) not in "".join(getattr(block, "text", "") for block in paper.blocks)


def test_a_lead_who_came_to_an_inspected_unit_cannot_begin():
    held = make.prepared(unit := UnitFactory())
    lead = make.lead_of(held)
    make.task(unit)
    drawing.draw(actor=lead, round_=held, size=1, seed="mau")
    Membership.objects.create(person=lead, unit=unit, role=Role.UNIT_STAFF)
    with pytest.raises(Refused, match="không làm trưởng đoàn"):
        rounds.open_(actor=person(Role.OFFICER), round_=held)


def test_what_is_reopened_can_be_judged_and_explained_anew():
    held = make.opened(tasks=2)
    visit = make.sent(held)
    fault, lead, staff = make.fault_of(visit), make.lead_of(held), person(Role.UNIT_STAFF, visit.unit)
    explaining.explain(actor=staff, finding=fault, agrees=False, text="Có đủ 2 sản phẩm.")
    explaining.judge(actor=lead, finding=fault, outcome=FindingState.UPHELD, words="Mở được 1.")
    visits.record(
        actor=lead, visit=visit, held_on=today(), begins_at=None, ends_at=None, place="Sở", unit_side=""
    )
    visits.conclude(actor=lead, visit=visit)
    visit = visits.reopen(actor=lead, visit=visit, reason="đơn vị gửi thêm tài liệu")
    client = Client()
    client.force_login(lead)
    page = client.get(visit.get_absolute_url()).content.decode()
    assert f'name="judge-{fault.pk}-words"' in page and "Mở được 1." in page
    data = {f"judge-{fault.pk}-outcome": "revised", f"judge-{fault.pk}-words": "Xem lại, mở được 2."}
    data |= {f"judge-{fault.pk}-nature": "shortcoming", f"judge-{fault.pk}-text": "Nộp muộn tài liệu."}
    assert client.post(visit.get_absolute_url(), {"act": "judge", "of": fault.pk} | data).status_code == 302
    fault.refresh_from_db()
    assert (fault.state, fault.judgement) == (FindingState.REVISED, "Xem lại, mở được 2.")


def test_silence_is_asked_about_again_after_reopening():
    visit = make.sent()
    lead, fault = make.lead_of(visit.round), make.fault_of(visit)
    visits.record(
        actor=lead, visit=visit, held_on=today(), begins_at=None, ends_at=None, place="Sở", unit_side=""
    )
    Visit.objects.filter(pk=visit.pk).update(explain_due=today() - timedelta(days=1))
    visits.conclude(actor=lead, visit=visit)
    visit = visits.reopen(actor=lead, visit=visit, reason="đơn vị gửi muộn")
    fault.refresh_from_db()
    assert (fault.state, fault.judged_at, fault.judgement) == (FindingState.SENT, None, "")
    explaining.explain(actor=person(Role.UNIT_STAFF, visit.unit), finding=fault, agrees=True)
    assert visits.conclude(actor=lead, visit=visit).state == VisitState.CONCLUDED


def test_a_cancelled_round_leaves_no_recommendation_open():
    asked = make.recommended()
    round_, officer = asked.visit.round, person(Role.OFFICER)
    rounds.cancel(actor=officer, round_=round_, reason="trùng đợt của Trung ương")
    asked.refresh_from_db()
    assert (asked.state, asked.settled_by) == (RecommendationState.DROPPED, officer)
    assert asked.reason == "Đợt đã hủy: trùng đợt của Trung ương"
    assert not list(matters.owed(today() + timedelta(days=400)))
    assert AuditEntry.objects.filter(verb="inspections.remedy.give_up").count() == 1


def test_the_papers_of_a_supervision_speak_of_supervision():
    held = make.opened(tasks=1, kind=RoundKind.SUPERVISION, title="Thực hiện hướng dẫn năm 2026")
    visit = make.sent(held)
    paper = minute.document(papers.draft_minute(actor=make.lead_of(held), visit=visit), visit)
    told = [*notice.announcement(held), notice.announced_title(held), minute.title_of(visit)]
    said = "\n".join([repr(paper.blocks), repr(paper.annexes), *told])
    said = said.replace(held.ground, "").lower()
    assert "giám sát" in said and "kiểm tra" not in said
    subject = Notice.objects.filter(path=visit.get_absolute_url()).values_list("subject", flat=True)
    assert not any("kiểm tra" in each for each in subject)
