"""Standing in: what a deputy may do, for how long, and what never passes to them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.plans.domain import assignments, progress, submissions
from nhipcau.plans.models import Assignment
from nhipcau.plans.queries import my_work, visible_to
from nhipcau.steering.domain import deputies
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Delegation, Notice
from nhipcau.units.domain import access, notices, people, trail_lines
from nhipcau.units.enums import Role, Scope
from nhipcau.units.models import Membership, Unit, User
from tests.factories.plans import AssignmentFactory, EvidenceFactory, submitted
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today():
    return timezone.localdate()


def stand_in(
    absent: User, deputy: User, *, start: int = 0, end: int = 5, by: User | None = None, **more
) -> Delegation:
    """As the absent person declares it; the seat is their first."""
    return deputies.delegate(
        **{
            "actor": by or absent,
            "person": absent,
            "unit": absent.memberships.first().unit,
            "deputy": deputy,
            "starts_on": today() + start * DAY,
            "ends_on": today() + end * DAY,
            "ground": Ground.LEAVE,
        }
        | more
    )


def lent(absent: User, deputy: User, start: int, end: int, **more) -> Delegation:
    """A row as it would stand, also of days that are past."""
    made = {"starts_on": today() + start * DAY, "ends_on": today() + end * DAY}
    return Delegation.objects.create(
        person=absent, deputy=deputy, unit=absent.memberships.first().unit, **made | more
    )


def again(someone: User) -> User:
    """The person as a new request loads them."""
    return User.objects.get(pk=someone.pk)


def two(unit: Unit | None = None) -> tuple[Unit, User, User]:
    """A head and a colleague of one unit."""
    home = unit or UnitFactory()
    return home, person(Role.UNIT_HEAD, home), person(Role.UNIT_STAFF, home)


def test_the_deputy_may_what_the_role_gives_and_the_trail_says_for_whom():
    unit, head, staff = two()
    work = AssignmentFactory(approver=unit)
    submission = submitted(work, person(Role.UNIT_STAFF, work.unit))
    with pytest.raises(PermissionDenied):
        submissions.accept(actor=again(staff), submission=submission)
    stand_in(head, staff)
    deputy = again(staff)
    submissions.accept(actor=deputy, submission=submission)
    entry = AuditEntry.objects.get(verb="plans.accept")
    assert entry.actor_id == staff.pk and entry.after["in_stead_of"] == [head.pk]
    (line,) = trail_lines.lines([entry])
    assert line.who == f"{staff} (thay cho {head})"
    assert audit.broken_at() is None


def test_what_the_deputy_may_anyway_is_not_done_for_another():
    unit, head, staff = two()
    stand_in(head, staff)
    progress.update(actor=again(staff), assignment=AssignmentFactory(unit=unit), percent=10)
    assert "in_stead_of" not in AuditEntry.objects.get(verb="plans.progress").after


def test_an_act_of_ones_own_after_one_for_another_in_the_same_request():
    above = UnitFactory()
    below = UnitFactory(parent=above)
    head, staff = person(Role.UNIT_HEAD, above), person(Role.UNIT_STAFF, below)
    stand_in(head, staff)
    deputy = again(staff)
    progress.update(actor=deputy, assignment=AssignmentFactory(unit=above), percent=10)
    progress.update(actor=deputy, assignment=AssignmentFactory(unit=below), percent=20)
    first, second = AuditEntry.objects.filter(verb="plans.progress").order_by("sequence")
    assert first.after["in_stead_of"] == [head.pk] and "in_stead_of" not in second.after


@pytest.mark.parametrize(
    ("start", "end", "more", "runs"),
    [
        (0, 0, {}, True),
        (-3, 3, {}, True),
        (1, 3, {}, False),
        (-3, -1, {}, False),
        (-3, 3, {"stopped_at": timezone.now()}, False),
    ],
)
def test_it_begins_and_ends_by_itself(start: int, end: int, more: dict, runs: bool):
    _unit, head, staff = two()
    lent(head, staff, start, end, **more)
    assert bool(len(access.memberships(again(staff))) == 2) is runs


def test_what_never_passes():
    """The administrator's role, what the absent one stands in for, ended roles, locked accounts."""
    unit, head, staff = two()
    third = person(Role.UNIT_STAFF, unit)
    Membership.objects.create(person=head, unit=unit, role=Role.ADMINISTRATOR)
    lent(head, staff, 0, 5)
    lent(staff, third, 0, 5)
    deputy, chain = again(staff), again(third)
    assert {m.role for m in access.memberships(deputy)} == {Role.UNIT_STAFF, Role.UNIT_HEAD}
    assert {(m.role, m.person_id) for m in access.memberships(chain)} == {
        (Role.UNIT_STAFF, third.pk),
        (Role.UNIT_STAFF, staff.pk),
    }
    head.is_active = False
    head.save()
    assert {m.role for m in access.memberships(again(staff))} == {Role.UNIT_STAFF}
    head.is_active = True
    head.save()
    head.memberships.filter(role=Role.UNIT_HEAD).update(valid_to=today())
    assert {m.role for m in access.memberships(again(staff))} == {Role.UNIT_STAFF}


def test_a_deputy_whose_own_role_has_ended_has_nothing_left():
    _unit, head, staff = two()
    stand_in(head, staff)
    staff.memberships.update(valid_to=today())
    assert access.memberships(again(staff)) == []
    assert not again(staff).has_perm("wagtailadmin.access_admin")
    assert not list(access.lending.seats(today()))


def test_only_the_unit_named_is_lent():
    unit, head, staff = two()
    elsewhere = UnitFactory()
    Membership.objects.create(person=head, unit=elsewhere, role=Role.UNIT_HEAD)
    AssignmentFactory(unit=elsewhere)
    lent(head, staff, 0, 5)
    assert not visible_to(again(staff)).exists()
    own = AssignmentFactory(unit=unit)
    assert list(my_work(again(staff))) == [own]


def test_the_submitters_deputy_cannot_decide_on_it():
    unit, head, _staff = two()
    second = person(Role.UNIT_STAFF, unit)
    work = AssignmentFactory(unit=unit, approver=unit)
    EvidenceFactory(assignment=work)
    submission = submissions.submit(actor=head, assignment=work)
    stand_in(head, second)
    assert not submissions.decidable_by(again(second), submission)
    with pytest.raises(Refused, match="làm thay chính người nộp"):
        submissions.accept(actor=again(second), submission=submission)
    # Another head's deputy is another person than the submitter.
    other_head = person(Role.UNIT_HEAD, unit)
    lent(other_head, second, 0, 3)
    assert submissions.decidable_by(again(second), submission)


def test_notices_reach_the_deputy_too():
    unit, head, _staff = two()
    below = UnitFactory(parent=unit)
    deputy = person(Role.UNIT_STAFF, below)
    stand_in(head, deputy)
    Notice.objects.all().delete()
    notices.to_units([unit], subject="Việc", lines=["Một việc"], path="/", key="x:1")
    assert Notice.objects.filter(person=deputy).exists()
    officer, stand_by = person(Role.OFFICER), person(Role.CLERK)
    stand_in(officer, stand_by)
    notices.to_officers(subject="Việc", lines=["Một việc"], path="/", key="x:2")
    assert Notice.objects.filter(person=stand_by, key="x:2").exists()


def test_both_are_told_and_either_may_stop_it():
    _unit, head, staff = two()
    made = stand_in(head, staff)
    assert Notice.objects.get(person=staff).subject == "Ủy quyền khi vắng"
    deputies.stop(actor=again(staff), delegation=made)
    deputies.stop(actor=again(staff), delegation=made)
    assert AuditEntry.objects.filter(verb="steering.delegate.stop").count() == 1
    assert len(access.memberships(again(staff))) == 1
    with pytest.raises(PermissionDenied):
        deputies.stop(actor=person(Role.OFFICER), delegation=stand_in(head, staff))


@pytest.mark.parametrize(
    ("days", "said"),
    [((-1, 3), "từ hôm nay trở đi"), ((4, 2), "từ ngày bắt đầu"), ((0, 181), "180 ngày")],
)
def test_days_that_cannot_be(days: tuple[int, int], said: str):
    _unit, head, staff = two()
    with pytest.raises(Refused, match=said):
        stand_in(head, staff, start=days[0], end=days[1])


def test_people_who_cannot_stand_in():
    unit, head, staff = two()
    stranger, clerk = person(Role.UNIT_HEAD), person(Role.ADMINISTRATOR)
    for deputy, said in ((head, "một người khác"), (stranger, "ngay trên hay ngay dưới")):
        with pytest.raises(Refused, match=said):
            stand_in(head, deputy)
    with pytest.raises(Refused, match="không có vai trò nào"):
        stand_in(clerk, person(Role.OFFICER))
    stand_in(staff, head, start=2, end=4)
    with pytest.raises(Refused, match="cũng vắng"):
        stand_in(head, staff, start=4, end=6)
    with pytest.raises(Refused, match="Đã có ủy quyền"):
        stand_in(staff, person(Role.UNIT_STAFF, unit), start=4, end=6)


def test_a_head_speaks_for_the_unit_but_takes_nothing_and_lends_nothing_greater():
    unit, head, staff = two()
    other = person(Role.UNIT_STAFF, unit)
    assert stand_in(staff, other, by=head).declared_by == head
    with pytest.raises(Refused, match="tự nhận quyền"):
        stand_in(other, head, by=head, start=10, end=12)
    with pytest.raises(PermissionDenied):
        stand_in(head, other, by=staff)
    office_head = person(Role.UNIT_HEAD, standing_office())
    with pytest.raises(Refused, match="vượt ngoài đơn vị"):
        stand_in(person(Role.OFFICER), person(Role.CLERK), by=office_head)
    assert stand_in(person(Role.OFFICER), person(Role.CLERK), by=person(Role.ADMINISTRATOR))


@given(st.sampled_from(sorted(set(Role) - {Role.ADMINISTRATOR})), st.sampled_from(list(Role)))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_for_every_action_a_deputy_reaches_what_both_roles_reach_and_no_more(
    db, absent_role: Role, own_role: Role
):
    unit = UnitFactory()
    absent, deputy = person(absent_role, unit), person(own_role, unit)
    lent(absent, deputy, 0, 1)
    together = again(deputy)
    for action in access.ACTIONS.values():
        wanted = max(action.grants.get(role, Scope.NONE) for role in (absent_role, own_role))
        assert access.scope_of(together, action) == wanted
        own = action.grants.get(own_role, Scope.NONE)
        stead = access.stands_in_for(together, action, units=[unit])
        assert stead == ({absent.pk} if wanted > Scope.NONE and own == Scope.NONE else set())


def test_an_erased_person_stands_in_for_nobody():
    _unit, head, staff = two()
    stand_in(head, staff)
    people.erase(actor=person(Role.ADMINISTRATOR), person=head)
    assert not Delegation.objects.exists()


def test_old_ones_are_swept():
    _unit, head, staff = two()
    lent(head, staff, -400, -380), lent(head, staff, -100, -90)
    assert deputies.sweep() == 1


def test_the_screens():
    unit, head, staff = two()
    client = Client()
    client.force_login(head)
    listing, form = reverse("steering:delegations"), reverse("steering:delegate")
    assert "không cần đưa mật khẩu" in client.get(listing).content.decode()
    assert str(staff) in client.get(form).content.decode()
    sent = {
        "seat": f"{head.pk}-{unit.pk}",
        "deputy": staff.pk,
        "starts_on": f"{today():%d/%m/%Y}",
        "ends_on": f"{today() + 3 * DAY:%d/%m/%Y}",
        "ground": "leave",
    }
    assert client.post(form, sent | {"ends_on": "31/02/2026"}).status_code == 422
    assert client.post(form, sent).status_code == 302
    assert client.post(form, sent).status_code == 422  # it stands already
    assert "đang có hiệu lực" in client.get(listing).content.decode()
    assert f"{staff} đang làm thay bạn" in client.get("/lam-viec/").content.decode()
    stranger = Client()
    stranger.force_login(person(Role.OFFICER))
    assert str(head) not in stranger.get(listing).content.decode()
    stop = reverse("steering:stop_delegation", args=[Delegation.objects.get().pk])
    assert stranger.post(stop).status_code == 404
    client.post(stop)
    assert "đã hết" in client.get(listing).content.decode()
    assert "Không có ủy quyền nào khớp" in client.get(f"{listing}?state=now").content.decode()
    assert len(client.get(f"{listing}?export=csv").content.decode("utf-8-sig").splitlines()) == 2


def test_work_handed_out_by_a_deputy_bears_the_deputys_name():
    officer, clerk, unit = person(Role.OFFICER), person(Role.CLERK), UnitFactory()
    stand_in(officer, clerk)
    from tests.factories.plans import confirmed_obligation

    work: Assignment = assignments.assign(
        actor=again(clerk), obligation=confirmed_obligation(), unit=unit, approver=standing_office()
    )
    assert work.assigned_by == clerk
    assert AuditEntry.objects.get(verb="plans.assign").after["in_stead_of"] == [officer.pk]
