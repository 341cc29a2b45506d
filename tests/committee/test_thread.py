"""From a composition to the next agenda: a notice read in becomes work of the members' units (sợi chỉ)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.committee.domain import conclusions, notices, papers, tasks, unit_plans
from nhipcau.committee.domain.figures import FIGURES
from nhipcau.committee.enums import Circle, Document, Seat, TaskState
from nhipcau.committee.models import Meeting
from nhipcau.core.domain import jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import parties
from nhipcau.directives.domain.obligations import confirmation
from nhipcau.directives.enums import Part
from nhipcau.directives.models import Directive
from nhipcau.issuing.domain import papers as issuing
from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.plans.domain import assignments, proposals
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import committee as bodies
from tests.factories.plans import accepted, issued, plan_for
from tests.factories.units import UnitFactory, person

from .conftest import Body

pytestmark = pytest.mark.django_db
NOTICE = (Path(__file__).parent / "thong-bao.txt").read_bytes()


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def read(directive: Directive) -> Directive:
    jobs.execute(str(directive.job_id))
    directive.refresh_from_db()
    return directive


def leads(directive: Directive) -> dict[str, object]:
    """By section, whom the leads were taken for; None where a person must choose."""
    found = {}
    for task in directive.obligations.order_by("position"):
        named = [each.unit or each.group for each in task.parties.filter(part=Part.LEAD)]
        if named:
            found[task.section] = named[0] if len(named) == 1 else named
    return found


def page(someone: User, url: str, status: int = 200) -> str:
    client = Client()
    client.force_login(someone)
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_a_notice_written_elsewhere_finds_the_units_of_the_posts_it_names(body: Body, officer: User):
    meeting = bodies.held(body.committee)
    directive = read(notices.take_in(actor=officer, meeting=meeting, content=NOTICE, name="tb12.txt"))
    circle = {each.circle: each.group for each in body.composition.circles.all()}
    assert leads(directive) == {
        "1": body.culture,
        "2": body.foreign,
        "3": circle[Circle.ALL],
        "4": body.foreign,
        "5": circle[Circle.HELPERS],
        "6": circle[Circle.STANDING],
        "7": body.press,
        # A person whom the composition does not know: the officer chooses.
        "8": None,
        "9": body.police,
        "10": circle[Circle.MEMBERS],
        # One of several deputies: which one, the officer says.
        "11": None,
    }
    support = {
        party.written: party.unit
        for task in directive.obligations.all()
        for party in task.parties.filter(part=Part.SUPPORT)
    }
    assert support["Cơ quan Thường trực Ban Chỉ đạo"] == body.office
    shown = page(officer, meeting.get_absolute_url())
    assert "“đồng chí Phạm Thị Lạ”" in shown and "chưa rõ là ai" in shown


def test_posts_left_open_are_found_once_the_composition_is_there(officer: User):
    home = bodies.committee()
    early = bodies.composition(home, on=date(2025, 1, 1))
    meeting = bodies.held(home)
    directive = read(notices.take_in(actor=officer, meeting=meeting, content=NOTICE, name="tb12.txt"))
    assert leads(directive)["1"] is None
    unit = UnitFactory(name="Sở Văn hóa")
    bodies.member(early, unit, Seat.STANDING_DEPUTY, "Giám đốc Sở Văn hóa")
    client = Client()
    client.force_login(officer)
    client.post(reverse("committee:look_again", args=[meeting.pk]))
    assert leads(directive)["1"] == unit
    assert AuditEntry.objects.filter(verb="directives.party.look-again").exists()
    assert parties.look_again(actor=officer, directive=directive) == 0


def test_own_notice_goes_through_number_and_review_to_the_next_agenda(body: Body, officer: User):
    meeting = bodies.held(
        body.committee,
        text=(
            "1. Đồng chí Phó Trưởng ban Thường trực chủ trì xây dựng bộ thông điệp, hoàn thành trước ngày "
            "31/12/2030.\n2) Giám đốc Sở Ngoại vụ lập danh sách đầu mối, báo cáo trước ngày 31/12/2030.\n"
            "Các thành viên Ban Chỉ đạo xây dựng kế hoạch của cơ quan mình."
        ),
    )
    coming = bodies.meeting(body.committee, days=30)
    assert coming.agenda.get().follows == meeting
    with pytest.raises(Refused, match="chưa có số và ngày"):
        notices.take_in_own(actor=officer, meeting=meeting)
    paper = papers.draft(actor=officer, meeting=meeting, document=Document.CONCLUSION)
    assert papers.draft(actor=officer, meeting=meeting, document=Document.CONCLUSION) == paper
    signing.submit(actor=officer, paper=paper)
    with pytest.raises(Refused, match="nội dung đã khóa"):
        conclusions.conclude(actor=officer, meeting=meeting, text="Khác.")
    signing.export(actor=officer, paper=paper, form=FileForm.DOCX)
    signing.bring_back(actor=person(Role.CLERK), paper=paper, number="21", on=timezone.localdate())
    meeting = Meeting.objects.get(pk=meeting.pk)
    directive = read(notices.take_in_own(actor=officer, meeting=meeting))
    assert directive.number == "21-TB/CQTT" and directive.type_code == "TB"
    assert [*leads(directive).values()][:2] == [body.culture, body.foreign]
    assert directive.obligations.count() == 3
    confirmation.confirm_all(actor=officer, directive=directive)
    first, second, third = directive.obligations.order_by("position")
    work = [hand_out(officer, task) for task in (first, second, third)]
    assert [len(each) for each in work] == [1, 1, 5]
    accepted(work[0][0], person(Role.UNIT_STAFF, body.culture), officer)
    found = tasks.of([Meeting.objects.get(pk=meeting.pk)])
    assert [task.state for task in found] == [TaskState.DONE, TaskState.RUNNING, TaskState.RUNNING]
    # All of the last meeting stands on the next agenda, and in its invitation.
    back = tasks.unfinished_before(coming)
    assert [task.obligation for task in back] == [first, second, third]
    invitation = papers.draft(actor=officer, meeting=coming, document=Document.INVITATION)
    table = issuing.document(invitation).annexes[0].blocks[0]
    assert [row.cells[4] for row in table.rows] == ["Đã hoàn thành", "Đang thực hiện", "Đang thực hiện"]
    shown = page(officer, coming.get_absolute_url())
    assert first.get_absolute_url() in shown and third.get_absolute_url() in shown
    # What a later meeting finds done long ago is not asked again.
    later = bodies.meeting(body.committee, days=60)
    assert later.agenda.get().follows == coming
    assert first not in [task.obligation for task in tasks.unfinished_before(later)]
    counted = {f.key: f.records(*year()).count() for f in FIGURES}
    assert counted == {
        "committee.meetings": 1,
        "committee.conclusions": 1,
        "committee.tasks": 3,
        "committee.done": 1,
    }
    for figure in FIGURES:
        one = figure.records(*year()).first()
        assert figure.line(one) and figure.address(one).startswith("/lam-viec/")
        assert figure.records(*year()).values_list(figure.unit, flat=True)[0]


def test_a_unit_sees_its_own_work_and_others_nothing(body: Body, officer: User):
    meeting = bodies.held(body.committee)
    directive = read(notices.take_in(actor=officer, meeting=meeting, content=NOTICE, name="tb12.txt"))
    for task in directive.obligations.filter(section__in=("1", "2", "7")):
        confirmation.confirm(actor=officer, obligation=task)
    head, stranger = person(Role.UNIT_HEAD, body.foreign), person(Role.UNIT_HEAD)
    shown = page(head, meeting.get_absolute_url())
    assert "rà soát các thỏa thuận" in shown.lower() and "tuần lễ hữu nghị" not in shown.lower()
    assert "phân giới" not in shown.lower()
    listed = page(head, reverse("committee:tasks", args=[body.committee.pk]))
    assert "rà soát các thỏa thuận" in listed.lower() and "phân giới" not in listed.lower()
    assert "Lưu bộ lọc" in listed and "Chọn cột" in listed
    page(head, reverse("committee:units", args=[body.committee.pk]), status=403)
    for url in (meeting.get_absolute_url(), body.committee.get_absolute_url()):
        page(stranger, url, status=404)
    assert "Chưa có Ban Chỉ đạo nào" in page(stranger, reverse("committee:list"))


def test_each_members_unit_and_its_plan(body: Body, officer: User):
    meeting = bodies.held(body.committee)
    directive = read(notices.take_in(actor=officer, meeting=meeting, content=NOTICE, name="tb12.txt"))
    for task in directive.obligations.filter(section__in=("1", "2", "3")):
        confirmation.confirm(actor=officer, obligation=task)
    plan = plan_for(directive.obligations.get(section="2"), office=body.foreign, year=meeting.year)
    issued(plan)
    rows = unit_plans.of(
        body.committee, list(body.composition.members.all()), year=meeting.year, person=officer
    )
    given = {row.member.unit.name: (len(row.tasks), [p.pk for p in row.plans]) for row in rows[:5]}
    # Those still unconfirmed count too: section 4 names the same unit, 10 every ordinary member.
    assert given["Sở Ngoại vụ"] == (4, [plan.pk])
    assert rows[0].lacks_plan and not rows[2].lacks_plan
    url = reverse("committee:units", args=[body.committee.pk])
    assert plan.title in page(officer, url)
    lacking = page(officer, f"{url}?lack=no")
    assert "Giám đốc Sở Ngoại vụ" not in lacking and "Phó Chủ tịch" in lacking


def test_a_notice_belongs_to_one_meeting(body: Body, officer: User):
    first, second = bodies.held(body.committee, days=-9), bodies.held(body.committee, days=-2)
    directive = notices.take_in(actor=officer, meeting=first, content=NOTICE, name="a.txt")
    assert notices.take_in(actor=officer, meeting=first, content=NOTICE, name="a.txt") == directive
    with pytest.raises(Refused, match="đã là thông báo kết luận của"):
        notices.attach(actor=officer, meeting=second, directive=directive)
    coming = bodies.meeting(body.committee, days=5)
    with pytest.raises(Refused, match="chưa họp"):
        notices.take_in(actor=officer, meeting=coming, content=b"x", name="x.txt")
    read(directive)
    confirmation.confirm(actor=officer, obligation=directive.obligations.get(section="2"))
    with pytest.raises(Refused, match="nhiệm vụ được xác nhận"):
        notices.take_in(actor=officer, meeting=first, content=b"THONG BAO khac", name="x.txt")


def hand_out(officer: User, task) -> list:
    return [
        assignments.assign(
            actor=officer,
            obligation=task,
            unit=one.unit,
            approver=one.approver,
            supporters=one.supporters,
            due=one.due,
            deliverable=one.deliverable,
            allow_past=True,
        )
        for one in proposals.propose(task)
    ]


def year() -> tuple[date, date]:
    today = timezone.localdate()
    return today - timedelta(days=30), today
