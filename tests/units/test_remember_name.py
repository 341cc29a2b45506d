"""Remembering how documents write a name (ghi nhớ cách viết)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain.resolution import remember, resolve
from nhipcau.units.enums import NameKind, Resolved, Role
from nhipcau.units.models import GroupName, UnitName
from tests.factories.units import GroupFactory, UnitFactory, also_called, group_called, person

DAY = date(2026, 8, 1)

pytestmark = pytest.mark.django_db


def test_unknown_name_leads_to_the_unit_and_is_in_the_trail() -> None:
    unit, clerk = UnitFactory(name="Sở Ngoại vụ"), person(Role.CLERK)

    remember(actor=clerk, written="  cơ quan đối ngoại   địa phương ", unit=unit)

    found = resolve("Cơ quan đối ngoại địa phương", on=DAY)
    assert (found.unit, found.how) == (unit, Resolved.ALIAS)
    entry = AuditEntry.objects.get(verb="units.remember")
    assert (entry.actor_id, entry.after) == (clerk.pk, {"text": "cơ quan đối ngoại địa phương"})
    assert audit.broken_at() is None


def test_ambiguous_short_name_is_settled_by_a_choice() -> None:
    one, other = UnitFactory(), UnitFactory()
    for unit in (one, other):
        also_called(unit, "BTG")

    remember(actor=person(Role.OFFICER), written="btg", unit=other)

    assert resolve("BTG", on=DAY).unit == other


def test_a_new_choice_takes_the_name_from_the_old_one() -> None:
    clerk, unit, group = person(Role.CLERK), UnitFactory(), GroupFactory()
    remember(actor=clerk, written="các nơi", unit=unit)

    remember(actor=clerk, written="Các nơi", group=group)

    assert resolve("các nơi", on=DAY).group == group
    assert not UnitName.objects.filter(folded="cac noi").exists()
    assert AuditEntry.objects.filter(verb="units.forget").count() == 1


def test_said_twice_is_remembered_once() -> None:
    clerk, unit, group = person(Role.CLERK), UnitFactory(), GroupFactory()

    for _ in range(2):
        remember(actor=clerk, written="một nơi", unit=unit)
        remember(actor=clerk, written="nhiều nơi", group=group)

    assert UnitName.objects.filter(kind=NameKind.REMEMBERED).count() == 1
    assert GroupName.objects.count() == 1
    assert AuditEntry.objects.count() == 2


def test_official_name_of_another_is_not_given_away() -> None:
    owner, other, group = UnitFactory(), UnitFactory(), GroupFactory()
    group_called(group, "cả tỉnh")
    clerk = person(Role.CLERK)

    for written in (owner.name, group.name):
        with pytest.raises(Refused, match="tên chính thức"):
            remember(actor=clerk, written=written.upper(), unit=other)

    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("written", ["", " … ", "x" * 251])
def test_unreadable_or_endless_names_are_refused(written: str) -> None:
    with pytest.raises(Refused):
        remember(actor=person(Role.CLERK), written=written, unit=UnitFactory())


def test_a_closed_unit_remembers_nothing() -> None:
    with pytest.raises(Refused, match="kế thừa"):
        remember(actor=person(Role.CLERK), written="nơi cũ", unit=UnitFactory(valid_to=date(2025, 3, 1)))


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.UNIT_STAFF, Role.LEADER])
def test_other_roles_may_not(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        remember(actor=person(role), written="nơi nào", unit=UnitFactory())
