"""Incidents: prepared by two people, written once, drills apart, closed only when something was learned."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.errors import Refused
from nhipcau.incidents import queries
from nhipcau.incidents.domain import (
    expiring,
    incidents,
    playbooks,
    report,
    reviewing,
    speaking_on,
    tasks,
)
from nhipcau.incidents.enums import IncidentState, PlaybookState
from nhipcau.incidents.models import Incident, IncidentTask, Lesson, Playbook, TimelineEntry
from nhipcau.incidents.models.incidents import AppendOnly
from nhipcau.incidents.views import chart
from nhipcau.mailing.models import Mail
from nhipcau.plans.models import ActivityUnit
from nhipcau.press.models import HoldingStatement
from nhipcau.units.enums import Role
from tests.factories import incidents as made
from tests.factories import press
from tests.factories.plans import issued, plan_for
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def test_who_wrote_a_playbook_does_not_approve_it():
    first, second = person(Role.OFFICER), person(Role.OFFICER)
    held = made.drafted(actor=first)
    playbooks.add_risk(actor=second, playbook=held, wanted=made.risk(text="Mưa đá"))
    for hand in (first, second):
        with pytest.raises(Refused, match="người khác"):
            playbooks.approve(actor=hand, playbook=held)
    assert playbooks.approve(actor=person(Role.LEADER), playbook=held).state == PlaybookState.APPROVED


def test_a_playbook_lacks_what_it_lacks():
    officer = person(Role.OFFICER)
    wanted = made.words(first_hour="", expires_on=timezone.localdate() + timedelta(days=400))
    held = playbooks.draft(actor=officer, unit=UnitFactory(), wanted=wanted)
    assert len(playbooks.missing(held)) == 4
    with pytest.raises(Refused, match="ba chặng"):
        playbooks.approve(actor=person(Role.LEADER), playbook=held)


def test_a_change_of_an_approved_playbook_waits_for_approval_again():
    officer = person(Role.OFFICER)
    held = made.approved(actor=officer)
    held = playbooks.correct(actor=officer, playbook=held, wanted=made.words(after="Họp rút kinh nghiệm"))
    assert (held.state, held.revision, held.approved_at) == (PlaybookState.DRAFT, 2, None)
    with pytest.raises(Refused, match="chưa duyệt"):
        made.active(playbook=held)


def test_an_expired_playbook_is_not_activated():
    held = made.approved()
    Playbook.objects.filter(pk=held.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="hết hạn"):
        made.active(playbook=held)


def test_the_unit_is_warned_once_before_a_playbook_expires():
    unit = UnitFactory()
    head = person(Role.UNIT_HEAD, unit)
    head.email, head.wants_mail = "head@example.vn", True
    head.save()
    made.approved(unit, expires_on=timezone.localdate() + timedelta(days=10))
    made.approved(unit, expires_on=timezone.localdate() + timedelta(days=90))
    expiring.warn_expiring()
    expiring.warn_expiring()
    assert Mail.objects.filter(key__startswith="incidents.expires").count() == 1


def test_an_incident_keeps_its_copies_when_the_playbook_changes():
    officer, unit = person(Role.OFFICER), UnitFactory()
    prepared = HoldingStatement.objects.create(
        title="Cháy ở lễ hội", unit=unit, expires_on=timezone.localdate() + timedelta(days=90)
    )
    held = made.approved(unit, officer, holding=[prepared])
    incident = made.active(unit, playbook=held)
    playbooks.correct(actor=officer, playbook=held, wanted=made.words(first_hour="Việc khác", holding=[]))
    playbooks.remove_role(actor=officer, playbook=held, role=held.roles.get().pk)
    assert [each.text for each in incident.checks.all()] == [
        "Gọi trực Công an tỉnh", "Báo người phát ngôn", "Cập nhật trên cổng", "Cảm ơn lực lượng tham gia",
    ]  # fmt: skip
    assert incident.roles.get().duty == "Trực điện thoại" and incident.holding.get() == prepared
    assert incident.playbook_revision == 1


def test_a_line_of_the_timeline_is_never_written_over():
    held = made.active()
    at = timezone.now() - timedelta(minutes=10)
    entry = incidents.note(
        actor=person(Role.OFFICER), incident=held, at=at, text="Đã dập lửa.", source="Công an xã"
    )
    assert entry.at == at and entry.written_at > at
    entry.text = "Chưa dập."
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(Refused, match="nguồn"):
        incidents.note(actor=person(Role.OFFICER), incident=held, at=at, text="Tin đồn.", source=" ")
    with pytest.raises(Refused, match="phía trước"):
        later = timezone.now() + timedelta(hours=1)
        incidents.note(actor=person(Role.OFFICER), incident=held, at=later, text="Sẽ xong.", source="Xã")


def test_a_unit_sees_its_own_incidents_and_those_it_has_a_task_in(client: Client):
    helping, stranger = UnitFactory(), UnitFactory()
    held = made.active()
    staff, other = person(Role.UNIT_STAFF, helping), person(Role.UNIT_STAFF, stranger)
    assert not queries.incidents_visible_to(staff).exists()
    task = made.given(held, helping)
    assert queries.incidents_visible_to(staff).get() == held
    assert queries.incidents_visible_to(person(Role.UNIT_STAFF, held.unit)).get() == held
    assert not queries.incidents_visible_to(other).exists()
    client.force_login(staff)
    assert "1 việc của đơn vị bạn" in client.get(reverse("wagtailadmin_home")).content.decode()
    with pytest.raises(PermissionDenied):
        tasks.finish(actor=other, task=task)
    with pytest.raises(PermissionDenied):
        incidents.note(actor=staff, incident=held, at=timezone.now(), text="Ghi hộ.", source="Đơn vị")
    done = tasks.finish(actor=staff, task=task, result="Đủ 12 bình.")
    assert done.done_at
    assert "việc của đơn vị bạn" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert tasks.finish(actor=staff, task=task, result="Khác").result == "Đủ 12 bình."


def test_a_drill_speaks_to_nobody_and_counts_nowhere(client: Client):
    officer = person(Role.OFFICER)
    drill = made.active(is_drill=True, actor=officer)
    real = made.active()
    today = timezone.localdate()
    assert list(queries.activated_between(today, today)) == [real]
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=drill.pk).update(matter=press.matter(drill.unit))
    reviewing.to_activity(
        actor=officer, lesson=made.lesson(made.stood_down(drill)), plan=plan_for(actor=officer)
    )
    assert not queries.lessons_turned_between(today, today).exists()
    client.force_login(officer)
    page = client.get(drill.get_absolute_url()).content.decode()
    assert "DIỄN TẬP" in page and "mở vụ việc" not in page.lower()
    assert report.data(drill)["is_drill"] is True
    assert any("DIỄN TẬP" in str(block) for block in report.document(drill).blocks)


def test_a_lesson_becomes_an_activity_of_a_plan_once():
    officer = person(Role.OFFICER)
    lesson = made.lesson()
    plan = plan_for(actor=officer)
    activity = reviewing.to_activity(actor=officer, lesson=lesson, plan=plan)
    assert (activity.plan, activity.text) == (plan, lesson.text)
    activity.refresh_from_db()
    assert activity.due == lesson.due and ActivityUnit.objects.get(activity=activity).unit == lesson.unit
    assert reviewing.to_activity(actor=officer, lesson=lesson, plan=plan) == activity
    assert plan.activities.count() == 1
    today = timezone.localdate()
    assert queries.lessons_turned_between(today, today).get() == lesson


def test_a_plan_that_is_out_takes_no_lesson_and_nothing_is_left_behind():
    officer = person(Role.OFFICER)
    lesson, plan = made.lesson(), issued(plan_for(actor=officer))
    before = plan.activities.count()
    with pytest.raises(Refused):
        reviewing.to_activity(actor=officer, lesson=lesson, plan=plan)
    lesson.refresh_from_db()
    assert lesson.activity is None and plan.activities.count() == before


def test_it_is_closed_only_when_the_review_is_done():
    officer = person(Role.OFFICER)
    held = made.active()
    with pytest.raises(Refused, match="hạ báo động"):
        reviewing.close(actor=officer, incident=held)
    task = made.given(held)
    held = made.stood_down(held)
    lesson = made.lesson(held)
    assert len(reviewing.missing(held)) == 3
    reviewing.write(actor=officer, incident=held, well="Báo nhanh.", badly="Thiếu bình.")
    reviewing.handle(actor=officer, lesson=lesson, how="Đã mua 20 bình.")
    with pytest.raises(Refused, match="chưa báo xong"):
        reviewing.close(actor=officer, incident=held)
    tasks.finish(actor=officer, task=task)
    held = reviewing.close(actor=officer, incident=held)
    assert held.state == IncidentState.CLOSED
    with pytest.raises(Refused, match="đã khép"):
        incidents.note(actor=officer, incident=held, at=timezone.now(), text="Thêm.", source="Xã")
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=held.pk).update(went_well="")


def test_no_lesson_is_said_with_its_reason():
    held = made.reviewed()
    assert reviewing.missing(held) == []
    Incident.objects.filter(pk=held.pk).update(no_lesson="")
    held.refresh_from_db()
    assert len(reviewing.missing(held)) == 1


def test_fields_hold_facts_and_no_judgement_of_persons_or_outlets():
    """Safeguard 2: the fields of an incident, its lines, tasks and lessons are an allow-list."""
    fields = {model: {each.name for each in model._meta.fields} - {"id"} for model in (
        Incident, TimelineEntry, IncidentTask, Lesson,
    )}  # fmt: skip
    assert fields == {
        Incident: {
            "title", "situation", "unit", "is_drill", "playbook", "playbook_revision", "matter", "state",
            "began_at", "activated_at", "stood_down_at", "went_well", "went_badly", "no_lesson", "closed_at",
            "folded", "created_by",
        },
        TimelineEntry: {"incident", "kind", "at", "written_at", "text", "source", "by"},
        IncidentTask: {
            "incident", "text", "unit", "person", "due_at", "done_at", "done_by", "result", "created_at",
        },
        Lesson: {"incident", "text", "unit", "due", "activity", "became_at", "handled"},
    }  # fmt: skip


def test_the_chart_keeps_what_happened_in_its_order_and_inside():
    held = made.active()
    task = made.given(held)
    entries = list(held.entries.all())
    due = timezone.now() + timedelta(hours=23)
    drawn = chart.of(held, entries, [task], due)
    assert [dot.number for dot in drawn.dots] == list(range(1, len(entries) + 1))
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)
    places = [*(dot.x for dot in drawn.dots), *(tick.x for tick in drawn.ticks), drawn.due_x or 0]
    assert all(0 <= x <= drawn.width for x in places) and drawn.bars[0].look == "run"
    assert 1 <= len(drawn.ticks) <= chart.MOST_TICKS + 1


@pytest.mark.parametrize("form", ["docx", "pdf", "json"])
def test_the_record_as_a_file(client: Client, form: str):
    officer = person(Role.OFFICER)
    held = made.active()
    made.given(held)
    client.force_login(officer)
    response = client.get(reverse("incidents:file", args=[held.pk, form]))
    assert response.status_code == 200 and f".{form}" in response["Content-Disposition"]
    if form == "json":
        told = json.loads(response.content)
        assert told["title"] == held.title and len(told["timeline"]) == held.entries.count()
        assert str(officer) not in response.content.decode()
    else:
        assert response.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[form]


def test_people_with_a_part_are_told_at_once():
    unit, officer = UnitFactory(), person(Role.OFFICER)
    deputy = person(Role.UNIT_STAFF, unit)
    deputy.email, deputy.wants_mail = "deputy@example.vn", True
    deputy.save()
    held = made.drafted(unit, officer)
    playbooks.add_role(
        actor=officer, playbook=held, wanted={"duty": "Viết tin", "post": "Biên tập", "deputy": deputy}
    )
    held = playbooks.approve(actor=person(Role.LEADER), playbook=held)
    incident = made.active(unit, playbook=held)
    assert Mail.objects.filter(key=f"incidents.active:{incident.pk}:{deputy.pk}").exists()


def test_a_matter_opened_from_it_brings_its_clock_once(client: Client):
    officer = person(Role.OFFICER)
    held, begins = made.active(), timezone.now() - timedelta(minutes=30)
    wanted = {"kind": "event", "title": "Cháy quầy hàng", "begins_at": begins, "ground": "Báo cáo nhanh 5/BC"}
    matter = speaking_on.open_matter(actor=officer, incident=held, wanted=wanted)
    assert speaking_on.open_matter(actor=officer, incident=held, wanted=wanted) == matter
    deadline = deadlines_of(matter).get()
    assert deadline.due_at == begins + timedelta(hours=24)
    client.force_login(officer)
    page = client.get(held.get_absolute_url()).content.decode()
    assert f"{timezone.localtime(deadline.due_at):%H:%M %d/%m/%Y}" in page and deadline.explanation in page
    with pytest.raises(Refused, match="Diễn tập"):
        speaking_on.open_matter(actor=officer, incident=made.active(is_drill=True), wanted=wanted)
