"""The committee at a glance: what the next meeting lacks, who owes what, and every figure opens it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nhipcau.committee.domain import look_back, meetings, outlook, tasks
from nhipcau.committee.enums import TaskState
from nhipcau.committee.models import Meeting, Member
from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from nhipcau.units.models import UnitGroup, User
from tests.factories import committee as bodies
from tests.factories.directives import DirectiveFactory
from tests.factories.plans import AssignmentFactory, accepted, confirmed_obligation, party
from tests.factories.units import person

from .conftest import Body

pytestmark = pytest.mark.django_db
LATE = timedelta(days=9)


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


def page(someone: User, url: str) -> str:
    client = Client()
    client.force_login(someone)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def concluded(body: Body, officer: User) -> list[Assignment]:
    """A notice that gave a task to three units, late, running and done, and one to nobody."""
    meeting = bodies.held(body.committee)
    directive = DirectiveFactory(state="confirmed", number="12-TB/BCĐ")
    Meeting.objects.filter(pk=meeting.pk).update(directive=directive)
    shared = confirmed_obligation(directive=directive)
    today = timezone.localdate()
    work = [
        AssignmentFactory(obligation=shared, unit=body.foreign, due=today - LATE),
        AssignmentFactory(obligation=shared, unit=body.police, due=today + LATE),
        AssignmentFactory(obligation=shared, unit=body.press, due=today - LATE),
    ]
    accepted(work[2], person(Role.UNIT_STAFF, body.press), officer)
    party(confirmed_obligation(directive=directive), written="Chưa rõ ai", part=Part.LEAD)
    return work


def test_what_a_unit_owes_and_how_late(body: Body, officer: User) -> None:
    concluded(body, officer)
    found = tasks.of(Meeting.objects.filter(directive__isnull=False), officer)
    rows = outlook.owed(found, timezone.localdate())
    told = [(row.unit and row.unit.name, len(row.open), len(row.late), row.days_late) for row in rows]
    assert told == [("Sở Ngoại vụ", 1, 1, 9), ("Công an tỉnh", 1, 0, 0), (None, 1, 0, 0)]
    (shared,) = [task for task in found if task.state == TaskState.LATE]
    # Late as a whole, but not what the police has of it; the press has done its part.
    for unit, state, fits in (
        (body.foreign, "late", True),
        (body.police, "late", False),
        (body.police, "open", True),
        (body.press, "open", False),
        (body.press, "", True),
    ):
        assert tasks.fits(shared, state=state, unit=unit.pk) is fits, (unit, state)


def test_a_task_is_what_its_names_and_its_work_say(body: Body, officer: User) -> None:
    work = concluded(body, officer)
    directive = work[0].obligation.directive
    group = UnitGroup.objects.create(name="Các sở, ban, ngành")
    group.members.set([body.press, body.foreign, body.police])
    named = confirmed_obligation(directive=directive)
    for words in (
        {"written": "các ngành", "group": group, "part": Part.LEAD},
        {"written": "Công an", "unit": body.police, "part": Part.LEAD},
        {"written": "ai đó", "part": Part.SUPPORT},
    ):
        party(named, **words)
    AssignmentFactory(obligation=named, unit=body.press, state=AssignmentState.CANCELLED)
    held = Meeting.objects.filter(directive__isnull=False)
    with CaptureQueriesContext(connection) as asked:
        found = tasks.of(held, officer)
    assert len(asked) == 8
    plain = Obligation.objects.filter(directive=directive).order_by("position", "pk")
    assert [task.obligation for task in found] == list(plain)
    for task in found:
        live = task.obligation.assignments.exclude(state=AssignmentState.CANCELLED)
        assert [(one.pk, one.unit, one.due, one.state) for one in task.work] == [
            (one.pk, one.unit, one.due, one.state) for one in live
        ]
        assert [one.get_absolute_url() for one in task.work] == [one.get_absolute_url() for one in live]
        leads = task.obligation.parties.filter(part=Part.LEAD)
        assert task.leads == "; ".join(str(one.unit or one.group or one.written) for one in leads)
        assert task.unresolved is task.obligation.parties.filter(unit=None, group=None).exists()
    (last,) = [task for task in found if task.obligation == named]
    assert last.state == TaskState.UNASSIGNED and last.unresolved
    assert last.lead_units == list(group.members.all())
    assert tasks.standing(held, officer) == {directive.pk: tasks.counted(found)}
    stranger = person(Role.UNIT_HEAD)
    assert tasks.standing(held, stranger) == {} and tasks.of(held, stranger) == []


def test_every_figure_opens_as_many(body: Body, officer: User) -> None:
    concluded(body, officer)
    shown = page(officer, body.committee.get_absolute_url())
    links = re.findall(r'<a href="([^"]*nhiem-vu/[?]unit=[^"]*)">(\d+)</a>', shown)
    assert len(links) == 3
    for url, number in links:
        listed = page(officer, url.replace("&amp;", "&"))
        assert len(re.findall("<tr>", listed.split("<tbody>")[1])) == int(number)
    assert "quá hạn 9 ngày" in shown and "Chưa rõ đơn vị nào" in shown
    head = page(person(Role.UNIT_HEAD, body.police), body.committee.get_absolute_url())
    assert "Thành viên mà đơn vị chưa có kế hoạch" in shown
    for hidden in ("Thành viên mà đơn vị chưa có kế hoạch", "Còn thiếu:", "Chưa rõ đơn vị nào"):
        assert hidden not in head


def test_the_next_meeting_says_what_it_lacks(body: Body, officer: User) -> None:
    coming = bodies.meeting(body.committee)
    address = body.committee.get_absolute_url()
    shown = page(officer, address)
    for words in ("Chưa định người chủ trì", "Chưa định thư ký", "Chưa lập giấy mời", "Chưa có nội dung nào"):
        assert words in shown, words
    chair = Member.objects.filter(composition=body.composition).first()
    meetings.change(
        actor=officer,
        meeting=coming,
        starts_at=coming.starts_at,
        place=coming.place,
        chair=chair,
        secretary=chair,
    )
    coming.agenda.create(position=1, title="Kế hoạch quý")
    shown = page(officer, address)
    assert "1 nội dung chưa có tài liệu" in shown and "Chưa định" not in shown
    Meeting.objects.filter(pk=coming.pk).update(starts_at=bodies.at(-1))
    assert "Đã qua ngày họp mà chưa ghi" in page(officer, address)


def test_queries_stay_few(body: Body, officer: User) -> None:
    client = Client()
    client.force_login(officer)

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    one = body.committee.get_absolute_url()
    lists = [f"{one}{part}/" for part in ("phien-hop", "nhiem-vu", "ke-hoach")]
    coming = bodies.meeting(body.committee)
    every = (one, "/lam-viec/ban-chi-dao/", coming.get_absolute_url(), *lists)
    concluded(body, officer)
    look_back.settle(officer, body.committee)
    client.get(every[0])
    first = [queries(url) for url in every]
    concluded(body, officer)
    assert [queries(url) for url in every] == first
    assert max(first) <= 25
