"""Units and people for tests (đơn vị và người)."""

import factory

from nhipcau.core.domain.folding import fold
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import Membership, Unit, UnitName, User


class UnitFactory(factory.django.DjangoModelFactory[Unit]):
    """A unit in being, with its official name in the directory."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Sở Kiểm thử số {n}")
    kind = UnitKind.DEPARTMENT

    @factory.post_generation
    def official_name(self: Unit, create: bool, extracted: str | None, **kwargs: object) -> None:
        UnitName.objects.create(unit=self, text=self.name, folded=fold(self.name), kind=NameKind.OFFICIAL)


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi-dung-{n}")
    first_name = factory.Sequence(lambda n: f"số {n}")
    last_name = "Người dùng"


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
