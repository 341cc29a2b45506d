"""Who may keep the directory and the accounts: every verb, every role (quyền)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import groups, names, people, roles, successions, trail, units
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import GroupName, Membership, Succession, UnitName, User
from tests.factories.units import GroupFactory, UnitFactory, UserFactory, person

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
READS_TRAIL = {Role.ADMINISTRATOR, Role.LEADER}
VERBS: dict[str, Callable[[User], object]] = {
    "create": lambda who: units.create(actor=who, name="Sở X", kind=UnitKind.OTHER),
    "correct": lambda who: units.correct(
        actor=who, unit=UnitFactory(), name="Sở Y", kind=UnitKind.OTHER, parent=None, valid_from=None
    ),
    "close": lambda who: units.close(actor=who, unit=UnitFactory(), on=DAY),
    "reopen": lambda who: units.reopen(actor=who, unit=UnitFactory(valid_to=DAY)),
    "office": lambda who: units.appoint_standing_office(actor=who, unit=UnitFactory()),
    "succeed": lambda who: successions.record(
        actor=who, predecessor=UnitFactory(), successor=UnitFactory(), on=DAY, ground="NQ"
    ),
    "withdraw": lambda who: successions.withdraw(
        actor=who,
        succession=Succession.objects.create(predecessor=UnitFactory(), successor=UnitFactory(), on=DAY),
    ),
    "name": lambda who: names.add(actor=who, unit=UnitFactory(), text="T", kind=NameKind.SHORT),
    "unname": lambda who: names.remove(
        actor=who, name=UnitName.objects.create(unit=UnitFactory(), text="T", kind=NameKind.SHORT)
    ),
    "group": lambda who: groups.create(actor=who, name="Nhóm X", members=[]),
    "regroup": lambda who: groups.correct(actor=who, group=GroupFactory(), name="Nhóm Z", members=[]),
    "call": lambda who: groups.add_name(actor=who, group=GroupFactory(), text="cả nhóm"),
    "uncall": lambda who: groups.remove_name(
        actor=who, name=GroupName.objects.create(group=GroupFactory(), text="x")
    ),
    "dissolve": lambda who: groups.dissolve(actor=who, group=GroupFactory()),
    "person": lambda who: people.create(actor=who, username="moi", last_name="", first_name=""),
    "person.correct": lambda who: people.correct(
        actor=who, person=UserFactory(), last_name="A", first_name="B", email=""
    ),
    "password": lambda who: people.set_password(
        actor=who, person=UserFactory(), password="một câu dài để nhớ"
    ),
    "deactivate": lambda who: people.deactivate(actor=who, person=UserFactory()),
    "reactivate": lambda who: people.reactivate(actor=who, person=UserFactory(is_active=False)),
    "erase": lambda who: people.erase(actor=who, person=UserFactory()),
    "give": lambda who: roles.give(actor=who, person=UserFactory(), unit=UnitFactory(), role=Role.UNIT_STAFF),
    "end": lambda who: roles.end(
        actor=who,
        membership=Membership.objects.create(person=UserFactory(), unit=UnitFactory(), role=Role.UNIT_STAFF),
    ),
    "trail.export": lambda who: trail.record_export(actor=who, entries=1, filters={}),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_role(verb: str, role: Role) -> None:
    who = person(role)
    may = role in READS_TRAIL if verb == "trail.export" else role == Role.ADMINISTRATOR

    if may:
        VERBS[verb](who)
        assert AuditEntry.objects.filter(actor_id=who.pk).exists()
    else:
        with pytest.raises(PermissionDenied):
            VERBS[verb](who)
        assert not AuditEntry.objects.exists()
