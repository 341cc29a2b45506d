"""Who gets a notice: those who work for the unit today, have an address and want mail; once an event."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.mailing.models import Mail
from nhipcau.units.domain import notices, people
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, User
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db

EVENT = {"subject": "Giao 1 việc mới", "lines": ["Đơn vị được giao:", "1. Đăng tin"], "path": "/lam-viec/"}


def reachable(made: User) -> User:
    made.email = f"{made.username}@example.vn"
    made.save()
    return made


def told() -> set[str]:
    return set(Mail.objects.values_list("recipient", flat=True))


def test_everyone_who_works_for_the_unit_is_told_once_an_event():
    unit = UnitFactory()
    head, staff = (reachable(person(role, unit)) for role in (Role.UNIT_HEAD, Role.UNIT_STAFF))
    reachable(person(Role.UNIT_STAFF))
    reachable(person(Role.LEADER))
    Membership.objects.create(person=head, unit=UnitFactory(), role=Role.UNIT_STAFF)
    assert notices.to_units([unit], key="x:1", **EVENT) == 2
    assert notices.to_units([unit], key="x:1", **EVENT) == 0
    assert told() == {head.email, staff.email}
    body = Mail.objects.first().body
    assert "1. Đăng tin" in body and body.rstrip().endswith("/lam-viec/") and "Tài khoản" in body


def test_whoever_did_it_and_whoever_cannot_or_will_not_be_told_is_passed_over():
    unit = UnitFactory()
    doer, unwilling, gone, former = (reachable(person(Role.UNIT_STAFF, unit)) for _ in range(4))
    person(Role.UNIT_STAFF, unit)
    unwilling.wants_mail = False
    unwilling.save()
    gone.is_active = False
    gone.save()
    former.memberships.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert notices.to_units([unit], key="x:1", besides=doer, **EVENT) == 0


def test_officers_are_told_in_the_standing_office_alone():
    officer = reachable(person(Role.OFFICER))
    reachable(person(Role.CLERK))
    reachable(person(Role.UNIT_HEAD))
    assert notices.to_officers(key="x:1", **EVENT) == 1
    assert told() == {officer.email}


def test_a_title_over_two_lines_becomes_a_subject_of_one():
    someone = reachable(person(Role.UNIT_STAFF))
    notices.to_people([someone], key="x:1", **(EVENT | {"subject": "Giao việc\n  mới"}))
    assert Mail.objects.get().subject == "Giao việc mới"


def test_the_mail_speaks_the_offices_language_whoever_acts():
    from django.utils import translation

    someone = reachable(person(Role.UNIT_STAFF))
    with translation.override("en"):
        notices.to_people([someone], key="x:1", **EVENT)
    assert "xin đừng trả lời" in Mail.objects.get().body


def test_an_erased_person_is_not_written_to():
    someone = reachable(person(Role.UNIT_STAFF))
    notices.to_people([someone], key="x:1", **EVENT)
    people.erase(actor=person(Role.ADMINISTRATOR), person=someone)
    assert told() == {""}
