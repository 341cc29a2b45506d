"""Lists of units and people stand in Vietnamese order, on the screen and in the database."""

import ast
import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from nhipcau.units import queries
from nhipcau.units.domain import groups, people, units
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, UnitGroup, User
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db

SOURCES = Path(import_module("nhipcau").__path__[0])

IN_ORDER = ["Ban Dân vận", "Báo Sông Cầu", "Đài Phát thanh", "Sở Du lịch", "Sở Dũng", "Ủy ban", "Văn phòng"]
PEOPLE = [("Đỗ Thị", "An"), ("Trần", "An"), ("Lê", "Ân"), ("Hồ Văn Bình", ""), ("Vũ", "Đức"), ("Phan", "Ý")]


@pytest.fixture
def manager() -> User:
    return person(Role.ADMINISTRATOR, UnitFactory(name="A", is_standing_office=True))


def test_units_stand_in_order_however_they_were_written(manager: User) -> None:
    Unit.objects.bulk_create(Unit(name=name, kind=UnitKind.PARTY) for name in IN_ORDER[:2])
    for name in reversed(IN_ORDER[2:6]):
        UnitFactory(name=name)
    last = UnitFactory(name="Bảo tàng")
    units.correct(
        actor=manager,
        unit=last,
        name=IN_ORDER[6],
        kind=last.kind,
        parent=None,
        valid_from=None,
        renamed_on=date(2026, 1, 1),
    )
    stand = [unit.name for unit in Unit.objects.exclude(name="A")]
    assert stand == IN_ORDER
    assert [unit.name for unit in queries.in_office_order(Unit.objects.filter(name__startswith="Sở"))] == [
        "Sở Du lịch",
        "Sở Dũng",
    ]


def test_groups_stand_in_order(manager: User, client: Client) -> None:
    for name in ("Ủy ban các xã", "Đoàn thể", "Các sở"):
        groups.create(actor=manager, name=name, members=[])
    assert [group.name for group in UnitGroup.objects.all()] == ["Các sở", "Đoàn thể", "Ủy ban các xã"]
    client.force_login(manager)
    page = client.get(reverse("units:groups")).content.decode()
    assert page.index("Các sở") < page.index("Đoàn thể") < page.index("Ủy ban các xã")


def test_people_stand_by_given_name_and_lose_their_place_with_their_name(manager: User) -> None:
    made = [
        people.create(actor=manager, username=f"u{number}", last_name=last, first_name=first)
        for number, (last, first) in reversed(list(enumerate(PEOPLE)))
    ]
    listed = [str(one) for one in queries.people(day=date.today()) if one != manager]
    assert listed == [f"{last} {first}".strip() for last, first in PEOPLE]
    moved = made[0]
    people.correct(actor=manager, person=moved, last_name="Phan", first_name="Ái", email="")
    moved.refresh_from_db()
    assert moved.sort_key < made[-1].sort_key
    people.erase(actor=manager, person=moved)
    moved.refresh_from_db()
    assert moved.sort_key == ""


def test_an_office_of_before_gets_its_order(manager: User) -> None:
    UnitFactory(name="Đài Phát thanh")
    kept = {model: dict(model.objects.values_list("pk", "sort_key")) for model in (Unit, UnitGroup, User)}
    for model in kept:
        model.objects.update(sort_key="")
    import_module("nhipcau.units.migrations.0003_vietnamese_order").write_keys(apps, None)
    now = {model: dict(model.objects.values_list("pk", "sort_key")) for model in kept}
    assert now == kept and all(kept[Unit].values())


def test_no_list_is_ordered_by_the_bytes_of_a_name() -> None:
    """Who orders by a unit's or person's name orders by its sort_key."""
    names = re.compile(
        r"-?(\w+__)?(unit|lead|office|group|person|actor|member|parent)__(name|first_name|last_name)"
    )
    found = set()
    for path in SOURCES.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                order = node.args
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ordering":
                order = [node.value]
            else:
                continue
            texts = [text for part in order for text in ast.walk(part) if isinstance(text, ast.Constant)]
            found |= {f"{path.name}: {text.value}" for text in texts if names.fullmatch(str(text.value))}
    assert found == set()
