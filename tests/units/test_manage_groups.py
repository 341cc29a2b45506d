"""Groups of units (nhóm đơn vị)."""

import pytest

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.enums import Part
from nhipcau.directives.models import ObligationUnit
from nhipcau.units.domain import groups
from nhipcau.units.enums import Role
from nhipcau.units.models import GroupName, UnitGroup
from tests.factories.directives import obligation
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def test_members_who_came_and_went_are_in_the_trail() -> None:
    keeper, stays, goes, comes = person(Role.ADMINISTRATOR), UnitFactory(), UnitFactory(), UnitFactory()
    group = groups.create(actor=keeper, name="Các sở", members=[stays, goes])

    groups.correct(actor=keeper, group=group, name="Các sở, ngành", members=[stays, comes])

    assert set(group.members.all()) == {stays, comes}
    entry = AuditEntry.objects.get(verb="units.group.correct")
    assert entry.before == {"name": "Các sở", "members": [goes.name]}
    assert entry.after == {"name": "Các sở, ngành", "members": [comes.name]}


def test_a_name_leads_to_one_place() -> None:
    keeper, unit = person(Role.ADMINISTRATOR), UnitFactory()
    group = groups.create(actor=keeper, name="Các sở", members=[])
    other = groups.create(actor=keeper, name="Các xã", members=[])
    for _ in range(2):
        groups.add_name(actor=keeper, group=group, text="các cơ quan")

    for text in ("Các cơ quan", "các sở", unit.name):
        with pytest.raises(Refused, match="đã dùng"):
            groups.add_name(actor=keeper, group=other, text=text)
    with pytest.raises(Refused, match="đã dùng"):
        groups.create(actor=keeper, name="CÁC CƠ QUAN", members=[])

    groups.remove_name(actor=keeper, name=GroupName.objects.get())
    groups.add_name(actor=keeper, group=other, text="các cơ quan")


def test_a_group_that_an_obligation_names_is_not_dissolved() -> None:
    keeper = person(Role.ADMINISTRATOR)
    group = groups.create(actor=keeper, name="Các sở", members=[])
    used = ObligationUnit.objects.create(
        obligation=obligation(), part=Part.LEAD, written="các sở", group=group
    )
    with pytest.raises(Refused, match="đang được dùng"):
        groups.dissolve(actor=keeper, group=group)
    assert not AuditEntry.objects.filter(verb="units.group.dissolve").exists()

    used.delete()
    groups.dissolve(actor=keeper, group=group)

    assert not UnitGroup.objects.exists()
