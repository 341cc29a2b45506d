"""Handing over: what a leaver holds passes with one confirmation, the unit's work stays (bàn giao)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.committee.models import Meeting
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, Job
from nhipcau.inspections.models import TeamMember
from nhipcau.issuing.domain import letters
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.overview.models import CalendarFeed
from nhipcau.plans.models import Plan
from nhipcau.programmes.models import Seat
from nhipcau.reports.enums import ReportState
from nhipcau.reports.models import Report
from nhipcau.steering.domain import handovers, holdings
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Delegation, HandOver, Notice
from nhipcau.training.models import Course
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories import committee as bodies
from tests.factories import inspections as inspecting
from tests.factories import plans as planning
from tests.factories import programmes, training
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def draft(actor: User) -> Paper:
    return letters.draft(
        actor=actor,
        kind=PaperKind.LETTER,
        office=standing_office(),
        title="mời họp",
        addressees=["Sở Ngoại vụ"],
        paragraphs=["Kính mời."],
    )


def officers() -> tuple[User, User, User]:
    """Who leaves, who takes over, and the administrator."""
    return person(Role.OFFICER), person(Role.OFFICER), person(Role.ADMINISTRATOR)


def test_drafts_and_jobs_pass_and_what_is_over_stays():
    leaver, taker, admin = officers()
    open_, issued = draft(leaver), draft(leaver)
    Paper.objects.filter(pk=issued.pk).update(state=PaperState.ISSUED)
    others = draft(taker)
    job = Job.objects.create(label="Nhập bảng", work="x", requested_by=leaver)
    work = AssignmentFactory(unit=standing_office())
    made = handovers.hand_over(actor=admin, person=leaver, to=taker)
    owners = dict(Paper.objects.values_list("pk", "created_by"))
    assert owners == {open_.pk: taker.pk, issued.pk: leaver.pk, others.pk: taker.pk}
    job.refresh_from_db()
    assert job.requested_by == taker
    assert [(line["kind"], line["moved"]) for line in made.lines] == [
        ("Văn bản đi đang soạn", True),
        ("Công việc nền đang chạy", True),
        ("Việc của đơn vị", False),
    ]
    assert made.lines[-1]["path"] == work.get_absolute_url()
    assert leaver.memberships.get().valid_to is None and made.roles == []
    entry = AuditEntry.objects.get(verb="steering.hand_over")
    assert entry.after["records"] == [f"issuing.paper:{open_.pk}", f"core.job:{job.pk}"]
    assert set(Notice.objects.filter(subject="Bàn giao công việc").values_list("person", flat=True)) == {
        leaver.pk,
        taker.pk,
    }


def test_an_administrator_passes_the_roles_too_but_never_their_own_kind():
    leaver, taker, admin = person(Role.OFFICER), person(Role.CLERK), person(Role.ADMINISTRATOR)
    made = handovers.hand_over(actor=admin, person=leaver, to=taker, with_roles=True)
    assert made.roles == ["Chuyên viên thường trực, Cơ quan thường trực"]
    now = {m.role for m in access.memberships(User.objects.get(pk=taker.pk))}
    assert now == {Role.CLERK, Role.OFFICER}
    assert access.memberships(User.objects.get(pk=leaver.pk)) == []


def test_a_head_hands_over_for_the_unit_but_gives_no_roles():
    unit = UnitFactory()
    head, leaver, taker = (person(role, unit) for role in (Role.UNIT_HEAD, Role.UNIT_STAFF, Role.UNIT_STAFF))
    with pytest.raises(PermissionDenied):
        handovers.hand_over(actor=head, person=leaver, to=taker, with_roles=True)
    assert not HandOver.objects.exists()
    assert handovers.hand_over(actor=head, person=leaver, to=taker)
    # Who sits in another unit as well is not one head's to hand over.
    from nhipcau.units.models import Membership

    Membership.objects.create(person=leaver, unit=UnitFactory(), role=Role.UNIT_STAFF)
    with pytest.raises(PermissionDenied):
        handovers.hand_over(actor=head, person=User.objects.get(pk=leaver.pk), to=taker)


def test_standing_in_ends_with_it():
    leaver, taker, admin = officers()
    clerk, today = person(Role.CLERK), timezone.localdate()
    days = {"unit": standing_office(), "starts_on": today, "ends_on": today, "ground": Ground.LEAVE}
    Delegation.objects.create(person=leaver, deputy=clerk, **days)
    Delegation.objects.create(person=clerk, deputy=leaver, **days)
    handovers.hand_over(actor=admin, person=leaver, to=taker)
    assert not Delegation.objects.filter(stopped_at=None).exists()


@pytest.mark.parametrize("case", ["self", "closed", "stranger"])
def test_who_cannot_take_over(case: str):
    leaver, taker, admin = officers()
    to = {"self": leaver, "closed": taker, "stranger": person(Role.UNIT_STAFF)}[case]
    if case == "closed":
        taker.is_active = False
        taker.save()
    with pytest.raises(Refused):
        handovers.hand_over(actor=admin, person=leaver, to=to)


def test_the_screens_show_it_confirm_it_once_and_print_it():
    leaver, taker, admin = officers()
    paper = draft(leaver)
    client = Client()
    client.force_login(admin)
    new = f"{reverse('steering:new_hand_over')}?nguoi={leaver.pk}"
    page = client.get(new).content.decode()
    assert str(paper) in page and "Chuyển cả vai trò" in page
    assert client.post(new, {"confirmed": "on"})["Location"] == reverse("steering:new_hand_over")
    new += f"&nhan={taker.pk}"
    assert f"Chuyển cho {taker}" in client.get(new).content.decode()
    assert client.post(new, {}).status_code == 422
    record = client.post(new, {"confirmed": "on", "note": "Đ/c chuyển công tác"})
    shown = client.get(record["Location"]).content.decode()
    assert str(paper) in shown and "Đ/c chuyển công tác" in shown and "data-print" in shown
    listing = reverse("steering:hand_overs")
    assert str(leaver) in client.get(listing).content.decode()
    assert len(client.get(f"{listing}?export=csv").content.decode("utf-8-sig").splitlines()) == 2
    for someone, status in ((taker, 200), (person(Role.OFFICER), 404)):
        other = Client()
        other.force_login(someone)
        assert other.get(record["Location"]).status_code == status
        assert other.get(new).status_code == 403


def moved_of(lines: list[dict[str, Any]]) -> set[str]:
    """The kinds of what moves."""
    return {line["kind"] for line in lines if line["moved"]}


def stayed_of(lines: list[dict[str, Any]]) -> dict[str, str]:
    """Why things stay, by kind; what is the units' own left out."""
    return {line["kind"]: line["why"] for line in lines if line["why"]}


def own_plan(unit: Unit) -> Plan:
    """A unit's own plan, which names who of the unit sees to a line."""
    plan = planning.plan_for()
    Paper.objects.filter(pk=plan.paper_id).update(by_unit=True, office=unit, created_by=None)
    Plan.objects.filter(pk=plan.pk).update(office=unit)
    return Plan.objects.get(pk=plan.pk)


def everything(leaver: User, unit: Unit) -> dict[str, Model]:
    """One of each that names the leaver and still has to be done."""
    team = inspecting.prepared(UnitFactory(), actor=leaver)
    body = bodies.composition()
    sitting = bodies.member(body, unit, account=leaver)
    meeting = bodies.meeting(body.committee)
    Meeting.objects.filter(pk=meeting.pk).update(chair=sitting, secretary=sitting, created_by=leaver)
    line = planning.line(own_plan(unit), responsible=leaver)
    course = training.draft(unit, contact=f"{leaver}, Phòng Tuyên truyền")
    Course.objects.filter(pk=course.pk).update(created_by=leaver)
    judged = programmes.a_round(person(Role.OFFICER))
    seat = Seat.objects.create(round=judged, person=leaver)
    today = timezone.localdate()
    named = {
        "kind": "on-demand",
        "year": 2026,
        "title": "Báo cáo đột xuất",
        "starts_on": today,
        "ends_on": today,
    }
    named |= {"office": unit, "created_by": leaver}
    report = Report.objects.create(index=1, **named)
    frozen = Report.objects.create(index=2, state=ReportState.FROZEN, **named)
    feed = CalendarFeed.objects.create(person=leaver, kind="person", token_digest="x" * 64)
    return {
        "part": team.team.get(), "round": team, "sitting": sitting, "meeting": meeting, "line": line,
        "course": course, "seat": seat, "report": report, "frozen": frozen, "feed": feed,
    }  # fmt: skip


def test_all_that_a_person_must_see_to_passes_and_what_cannot_says_why():
    leaver, taker, admin = officers()
    unit = standing_office()
    held = everything(leaver, unit)
    change = holdings.Change(admin, leaver, taker)
    before = handovers.preview(change)
    made = handovers.hand_over(actor=admin, person=leaver, to=taker)
    # What was shown before is what was done.
    assert made.lines == before
    assert moved_of(made.lines) == {
        "Thành viên đoàn kiểm tra",
        "Đợt kiểm tra đang điều hành",
        "Phiên họp đang chuẩn bị",
        "Dòng kế hoạch phụ trách",
        "Lớp bồi dưỡng, tập huấn đang tổ chức",
        "Thành viên hội đồng khen thưởng",
        "Báo cáo đang soạn",
    }
    assert f"{held['round']} – Trưởng đoàn" in {line["label"] for line in made.lines}
    stayed = stayed_of(made.lines)
    assert stayed.keys() == {
        "Báo cáo đang soạn",
        "Thành viên Ban Chỉ đạo",
        "Chủ trì phiên họp sắp tới",
        "Thư ký phiên họp sắp tới",
        "Đầu mối liên hệ của lớp",
        "Địa chỉ lịch riêng",
    }
    assert "quyết định kiện toàn" in stayed["Thành viên Ban Chỉ đạo"]
    assert stayed["Báo cáo đang soạn"] == "Số liệu đã chốt nên giữ nguyên người lập."
    for record in held.values():
        record.refresh_from_db()
    assert {held["part"].person, held["seat"].person, held["line"].responsible} == {taker}
    assert {held[name].created_by for name in ("round", "meeting", "course", "report")} == {taker}
    assert held["frozen"].created_by == held["sitting"].account == held["feed"].person == leaver
    moved = AuditEntry.objects.filter(verb="steering.hand_over.record")
    assert moved.count() == 7 and moved.get(subject_type="programmes.seat").after == {
        "person": f"units.user:{taker.pk}"
    }


def test_what_depends_on_who_takes_over_and_who_hands_over():
    unit = UnitFactory()
    head, leaver, near = (person(role, unit) for role in (Role.UNIT_HEAD, Role.UNIT_STAFF, Role.UNIT_STAFF))
    above = person(Role.UNIT_STAFF, UnitFactory())
    Unit.objects.filter(pk=unit.pk).update(parent=above.memberships.get().unit)
    team = inspecting.prepared(UnitFactory())
    TeamMember.objects.create(round=team, person=leaver)
    planning.line(own_plan(unit), responsible=leaver)
    body = bodies.composition()
    mine, theirs = (bodies.member(body, unit, account=each) for each in (leaver, near))
    meeting = bodies.meeting(body.committee)
    Meeting.objects.filter(pk=meeting.pk).update(secretary=mine)
    far = holdings.Change(head, leaver, above)
    found = {str(each.kind.label): each.why for each in holdings.held_by(far)}
    assert found["Thư ký phiên họp sắp tới"].startswith("Thư ký phải là thành viên")
    made = handovers.hand_over(actor=head, person=leaver, to=near).lines
    assert moved_of(made) == {"Dòng kế hoạch phụ trách", "Thư ký phiên họp sắp tới"}
    assert stayed_of(made)["Thành viên đoàn kiểm tra"].startswith("Do cơ quan thường trực cử")
    meeting.refresh_from_db()
    assert meeting.secretary == theirs


def test_what_was_signed_meanwhile_stops_the_whole():
    leaver, taker, admin = officers()
    first, second = draft(leaver), draft(leaver)
    held = holdings.held_by(change := holdings.Change(admin, leaver, taker))
    Paper.objects.filter(pk=second.pk).update(state=PaperState.ISSUED)
    with pytest.raises(Refused, match="chưa bàn giao gì"), transaction.atomic():
        for each in held:
            holdings.move(each, change)
    assert set(Paper.objects.filter(pk__in=[first.pk, second.pk]).values_list("created_by", flat=True)) == {
        leaver.pk
    }
