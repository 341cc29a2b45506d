"""Units and people for tests (đơn vị và người)."""

from datetime import date

import factory

from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import GroupName, Membership, Succession, Unit, UnitGroup, UnitName, User


class UnitFactory(factory.django.DjangoModelFactory[Unit]):
    """A unit in being, with its official name in the directory."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Sở Kiểm thử số {n}")
    kind = UnitKind.DEPARTMENT

    @factory.post_generation
    def official_name(self: Unit, create: bool, extracted: str | None, **kwargs: object) -> None:
        UnitName.objects.create(unit=self, text=self.name, kind=NameKind.OFFICIAL)


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi-dung-{n}")
    first_name = factory.Sequence(lambda n: f"số {n}")
    last_name = "Người dùng"


class GroupFactory(factory.django.DjangoModelFactory[UnitGroup]):
    class Meta:
        model = UnitGroup

    name = factory.Sequence(lambda n: f"Các đơn vị nhóm {n}")


def also_called(unit: Unit, text: str, kind: NameKind = NameKind.SHORT) -> UnitName:
    """Another name of a unit."""
    return UnitName.objects.create(unit=unit, text=text, kind=kind)


def group_called(group: UnitGroup, text: str) -> GroupName:
    """Another way of calling a group."""
    return GroupName.objects.create(group=group, text=text)


def merged(old: Unit, new: Unit, on: date, ground: str = "") -> Succession:
    """`old` ends on the day and `new` takes over."""
    old.valid_to = on
    old.save(update_fields=["valid_to"])
    return Succession.objects.create(predecessor=old, successor=new, on=on, ground=ground)


def standing_office() -> Unit:
    """Cơ quan thường trực of the test office, made once."""
    return Unit.objects.filter(is_standing_office=True).first() or UnitFactory(
        name="Cơ quan thường trực", kind=UnitKind.PARTY, is_standing_office=True
    )


def person(role: Role, unit: Unit | None = None) -> User:
    """A person with one role; office roles stand in the standing office unless told otherwise."""
    office_roles = {Role.CLERK, Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR}
    home = unit or (standing_office() if role in office_roles else UnitFactory())
    user = UserFactory()
    Membership.objects.create(person=user, unit=home, role=role)
    return user
