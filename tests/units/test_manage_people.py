"""Accounts and roles (tài khoản và vai trò)."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.users.models import UserProfile

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import access, people, policy, roles
from nhipcau.units.domain.founding import found
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Membership, User
from tests.factories.units import UnitFactory, person

NAMES = {"username": "van.thu.01", "last_name": "Phạm Thị", "first_name": "Bút", "email": "but@example.vn"}
PASSWORD = "bốn-con-ngỗng-lội"

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> User:
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def clerk(keeper: User) -> User:
    return people.create(actor=keeper, unit=UnitFactory(), role=Role.CLERK, password=PASSWORD, **NAMES)


def again(someone: User) -> User:
    """The person as loaded anew, with nothing remembered."""
    return User.objects.get(pk=someone.pk)


def test_account_with_its_first_role(clerk: User) -> None:
    assert access.allowed(clerk, policy.REMEMBER_NAME)
    assert clerk.check_password(PASSWORD)
    assert str(clerk) == "Phạm Thị Bút"


def test_trail_holds_no_personal_value(keeper: User, clerk: User) -> None:
    people.correct(actor=keeper, person=clerk, last_name="Phạm Thị", first_name="Nghiên", email="")

    trail = json.dumps(
        [[entry.before, entry.after] for entry in AuditEntry.objects.all()], ensure_ascii=False
    )
    assert "sha256:" in trail
    assert not [value for value in (*NAMES.values(), "Nghiên") if value in trail]
    assert AuditEntry.objects.get(verb="units.people.correct").before.keys() == {"first_name", "email"}


@pytest.mark.parametrize("password", ["1234567890", "ngan", "van.thu.01"])
def test_weak_password_makes_no_account(keeper: User, password: str) -> None:
    with pytest.raises(ValidationError):
        people.create(actor=keeper, password=password, **NAMES)

    assert not User.objects.filter(username=NAMES["username"]).exists()


def test_username_is_taken_whatever_its_case(keeper: User, clerk: User) -> None:
    with pytest.raises(ValidationError, match="đã có người dùng"):
        people.create(actor=keeper, **{**NAMES, "username": "Van.Thu.01"})


def test_closed_account_may_do_nothing_until_opened(keeper: User, clerk: User) -> None:
    people.deactivate(actor=keeper, person=clerk)
    assert not access.allowed(again(clerk), policy.READ_DIRECTORY)

    people.reactivate(actor=keeper, person=clerk)
    assert access.allowed(again(clerk), policy.READ_DIRECTORY)


def test_erased_person_leaves_a_trail_that_holds(keeper: User, clerk: User) -> None:
    UserProfile.get_for_user(clerk)

    for _ in range(2):
        people.erase(actor=keeper, person=clerk)

    gone = again(clerk)
    stored = " ".join(str(value) for value in User.objects.filter(pk=gone.pk).values_list()[0])
    assert not [value for value in NAMES.values() if value in stored]
    assert gone.audit_salt == ""
    assert not gone.check_password(PASSWORD)
    assert not access.memberships(gone)
    assert not UserProfile.objects.filter(user=gone).exists()
    assert audit.broken_at() is None
    with pytest.raises(Refused, match="đã được xóa"):
        people.reactivate(actor=keeper, person=gone)


def test_office_is_never_left_without_administrator(keeper: User) -> None:
    other = person(Role.ADMINISTRATOR)
    people.deactivate(actor=keeper, person=other)

    for verb in (people.deactivate, people.erase):
        with pytest.raises(Refused, match="chính tài khoản"):
            verb(actor=keeper, person=keeper)
    with pytest.raises(Refused, match="cuối cùng"):
        roles.end(actor=keeper, membership=keeper.memberships.get())

    people.reactivate(actor=keeper, person=other)
    roles.end(actor=keeper, membership=keeper.memberships.get())
    assert not access.allowed(again(keeper), policy.MANAGE_PEOPLE)


def test_role_given_twice_is_one_role(keeper: User, clerk: User) -> None:
    unit = UnitFactory()

    for _ in range(2):
        roles.give(actor=keeper, person=clerk, unit=unit, role=Role.UNIT_HEAD)

    assert clerk.memberships.filter(unit=unit).count() == 1
    assert AuditEntry.objects.filter(verb="units.role.give", after__role="unit-head").count() == 1


def test_ended_role_begins_anew(keeper: User, clerk: User) -> None:
    held = clerk.memberships.get()
    roles.end(actor=keeper, membership=held)
    assert not access.memberships(again(clerk))

    roles.give(actor=keeper, person=clerk, unit=held.unit, role=Role.CLERK)

    assert [role.role for role in access.memberships(again(clerk))] == [Role.CLERK]


def test_role_of_a_time_to_come(keeper: User, clerk: User) -> None:
    today = timezone.localdate()
    held = roles.give(
        actor=keeper, person=clerk, unit=UnitFactory(), role=Role.LEADER, valid_from=today + timedelta(days=7)
    )
    assert not access.allowed(again(clerk), policy.READ_AUDIT)

    roles.end(actor=keeper, membership=held)

    held.refresh_from_db()
    assert held.valid_from == held.valid_to == today


def test_roles_that_cannot_be(keeper: User, clerk: User) -> None:
    today = timezone.localdate()
    ended = UnitFactory(valid_to=today)
    with pytest.raises(Refused, match="không hoạt động"):
        roles.give(actor=keeper, person=clerk, unit=ended, role=Role.CLERK)
    with pytest.raises(Refused, match="sau ngày bắt đầu"):
        roles.give(actor=keeper, person=clerk, unit=UnitFactory(), role=Role.CLERK, valid_to=today)
    people.deactivate(actor=keeper, person=clerk)
    with pytest.raises(Refused, match="bị khóa"):
        roles.give(actor=keeper, person=again(clerk), unit=UnitFactory(), role=Role.CLERK)


def test_first_administrator_is_made_once() -> None:
    first = found(office="Ban A", kind=UnitKind.PARTY, username="quan-tri", password=PASSWORD)

    assert access.allowed(first, policy.MANAGE_PEOPLE)
    assert Membership.objects.get().unit.is_standing_office
    with pytest.raises(Refused, match="đã có quản trị viên"):
        found(office="Ban B", kind=UnitKind.PARTY, username="khac", password=PASSWORD)
