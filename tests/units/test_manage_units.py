"""The directory kept: units entered, renamed, ended, succeeded (giữ danh bạ)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import names, successions, units
from nhipcau.units.domain.resolution import resolve
from nhipcau.units.enums import NameKind, Resolved, Role, UnitKind
from nhipcau.units.models import Succession, Unit, UnitName, User
from tests.factories.units import GroupFactory, UnitFactory, group_called, person

DAY = date(2026, 3, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> User:
    return person(Role.ADMINISTRATOR)


def entry(unit: Unit, name: str, **changes: object) -> dict[str, object]:
    return {
        "name": name,
        "kind": unit.kind,
        "parent": unit.parent,
        "valid_from": unit.valid_from,
        "renamed_on": None,
        **changes,
    }


def test_new_unit_is_found_by_both_its_names(keeper: User) -> None:
    unit = units.create(
        actor=keeper, name=" Sở  Khoa học và Công nghệ ", kind=UnitKind.DEPARTMENT, short="Sở KHCN"
    )

    assert unit.name == "Sở Khoa học và Công nghệ"
    assert resolve("Sở Khoa học và Công nghệ", on=DAY).how == Resolved.EXACT
    assert resolve("sở khcn", on=DAY).unit == unit
    assert audit.broken_at() is None


def test_two_units_in_being_never_share_an_official_name(keeper: User) -> None:
    UnitFactory(name="Sở Nội vụ")

    with pytest.raises(Refused, match="đã có đơn vị"):
        units.create(actor=keeper, name="SỞ NỘI VỤ", kind=UnitKind.DEPARTMENT)

    assert Unit.objects.filter(names__folded="so noi vu").count() == 1


def test_name_of_an_ended_unit_may_be_taken(keeper: User) -> None:
    UnitFactory(name="Sở Tài chính", valid_to=DAY)

    assert units.create(actor=keeper, name="Sở Tài chính", kind=UnitKind.DEPARTMENT, valid_from=DAY).pk


def test_misspelt_name_is_gone_a_former_name_stays(keeper: User) -> None:
    unit = UnitFactory(name="Sở Ngoại vu")
    units.correct(actor=keeper, unit=unit, **entry(unit, "Sở Ngoại giao"))
    unit.refresh_from_db()
    assert resolve("Sở Ngoại vu", on=DAY).how == Resolved.SUGGESTED

    units.correct(actor=keeper, unit=unit, **entry(unit, "Sở Đối ngoại", renamed_on=DAY))

    assert resolve("Sở Đối ngoại", on=DAY).unit == unit
    assert resolve("Sở Ngoại giao", on=DAY).unit == unit
    assert unit.names.get(folded="so ngoai giao").valid_to == DAY


def test_renaming_back_works(keeper: User) -> None:
    unit = UnitFactory(name="Sở A")
    for name in ("Sở B", "Sở A"):
        units.correct(actor=keeper, unit=unit, **entry(unit, name, renamed_on=DAY))
        unit.refresh_from_db()

    assert {(n.text, n.valid_to) for n in unit.names.all()} == {("Sở A", None), ("Sở B", DAY)}


def test_correcting_case_keeps_one_name(keeper: User) -> None:
    unit = UnitFactory(name="sở nội vụ")

    units.correct(actor=keeper, unit=unit, **entry(unit, "Sở Nội vụ", renamed_on=DAY))

    assert [name.text for name in unit.names.all()] == ["Sở Nội vụ"]


def test_unit_never_stands_below_itself(keeper: User) -> None:
    top = UnitFactory()
    child = UnitFactory(parent=top)

    with pytest.raises(Refused, match="cấp trên"):
        units.correct(actor=keeper, unit=top, **entry(top, top.name, parent=child))


def test_nothing_changed_is_not_in_the_trail(keeper: User) -> None:
    unit = UnitFactory()

    units.correct(actor=keeper, unit=unit, **entry(unit, unit.name))

    assert not AuditEntry.objects.exists()


def test_merger_ends_the_unit_and_names_its_heir(keeper: User) -> None:
    old, new = UnitFactory(name="Sở Thông tin và Truyền thông"), UnitFactory()

    for _ in range(2):  # a double click
        successions.record(actor=keeper, predecessor=old, successor=new, on=DAY, ground="Nghị quyết 12")

    old.refresh_from_db()
    assert old.valid_to == DAY
    assert Succession.objects.count() == AuditEntry.objects.filter(verb="units.succession").count() == 1
    assert resolve("Sở TT&TT", on=DAY).unit == new


def test_second_heir_of_the_same_day_is_a_division(keeper: User) -> None:
    old, one, other = UnitFactory(), UnitFactory(), UnitFactory()
    for new in (one, other):
        successions.record(actor=keeper, predecessor=old, successor=new, on=DAY, ground="Nghị quyết 12")

    assert resolve(old.name, on=DAY).how == Resolved.AMBIGUOUS


def test_unsound_successions_are_refused_and_change_nothing(keeper: User) -> None:
    old, new = UnitFactory(), UnitFactory()
    ended = UnitFactory(valid_to=DAY)
    cases = [
        (old, new, DAY, "  ", "căn cứ"),
        (old, old, DAY, "NQ", "chính nó"),
        (old, ended, DAY, "NQ", "không hoạt động"),
        (ended, new, DAY + timedelta(days=1), "NQ", "đã ngừng hoạt động"),
        (person(Role.OFFICER).memberships.get().unit, new, DAY, "NQ", "cơ quan thường trực"),
    ]
    for predecessor, successor, on, ground, words in cases:
        with pytest.raises(Refused, match=words):
            successions.record(
                actor=keeper, predecessor=predecessor, successor=successor, on=on, ground=ground
            )

    assert not Succession.objects.exists()
    assert Unit.objects.filter(valid_to=None, pk__in=[old.pk, new.pk]).count() == 2


def test_a_circle_of_heirs_cannot_be_made(keeper: User) -> None:
    first, second, third = UnitFactory(), UnitFactory(), UnitFactory()
    successions.record(actor=keeper, predecessor=first, successor=second, on=DAY, ground="NQ")
    successions.record(
        actor=keeper, predecessor=second, successor=third, on=DAY + timedelta(days=9), ground="NQ"
    )

    # `first` is entered as in being before it began again; only its lineage can tell.
    with pytest.raises(Refused, match="ngược lại"):
        Unit.objects.filter(pk=first.pk).update(valid_to=None)
        first.refresh_from_db()
        successions.record(
            actor=keeper, predecessor=third, successor=first, on=DAY + timedelta(days=20), ground="NQ"
        )


def test_mistaken_merger_is_taken_back(keeper: User) -> None:
    old, new = UnitFactory(), UnitFactory()
    made = successions.record(actor=keeper, predecessor=old, successor=new, on=DAY, ground="NQ")
    with pytest.raises(Refused, match="kế thừa"):
        units.reopen(actor=keeper, unit=old)

    successions.withdraw(actor=keeper, succession=made)
    units.reopen(actor=keeper, unit=old)

    assert resolve(old.name, on=timezone.localdate()).unit == old


def test_ended_once(keeper: User) -> None:
    unit = UnitFactory(valid_from=DAY)
    with pytest.raises(Refused, match="sau ngày bắt đầu"):
        units.close(actor=keeper, unit=unit, on=DAY)

    units.close(actor=keeper, unit=unit, on=DAY + timedelta(days=1))

    with pytest.raises(Refused, match="02/03/2026"):
        units.close(actor=keeper, unit=unit, on=DAY + timedelta(days=5))


def test_there_is_one_standing_office(keeper: User) -> None:
    unit = UnitFactory()

    for _ in range(2):
        units.appoint_standing_office(actor=keeper, unit=unit)

    assert list(Unit.objects.filter(is_standing_office=True)) == [unit]
    assert AuditEntry.objects.filter(verb="units.standing_office").count() == 1


def test_names_are_added_and_taken_away(keeper: User) -> None:
    unit, other = UnitFactory(), UnitFactory()

    assert names.add(actor=keeper, unit=unit, text="SNV", kind=NameKind.SHORT) == []
    assert names.add(actor=keeper, unit=other, text="snv", kind=NameKind.SHORT) == [unit]
    names.remove(actor=keeper, name=other.names.get(folded="snv"))

    assert resolve("SNV", on=DAY).unit == unit


def test_names_that_belong_elsewhere_are_refused(keeper: User) -> None:
    unit, other = UnitFactory(), UnitFactory()
    group_called(GroupFactory(), "các nơi")

    for text in (other.name, "Các nơi"):
        with pytest.raises(Refused):
            names.add(actor=keeper, unit=unit, text=text, kind=NameKind.SYNONYM)
    with pytest.raises(Refused, match="tên chính thức"):
        names.remove(actor=keeper, name=UnitName.objects.get(unit=unit))
