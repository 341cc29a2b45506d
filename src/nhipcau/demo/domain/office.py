"""Cơ quan mẫu: its directory and accounts, from office.toml, through the same verbs as everyone."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from nhipcau.units.domain import founding, groups, names, people, successions, units
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import Unit, User

from . import story

# For the sample office on this machine only; printed at each start.
PASSWORD = "nhipcau-demo"  # noqa: S105
ROOM = Path(__file__).resolve().parents[1]


def is_loaded() -> bool:
    """Đã có đơn vị nào chưa; the sample office is loaded only into an empty product."""
    return Unit.objects.exists()


def accounts() -> list[tuple[str, str]]:
    """Tài khoản thử: username, and role with unit, one per line of the greeting."""
    return [
        (account["username"], f"{Role(account['role']).label} – {account['unit']}")
        for account in _read()["account"]
        if User.objects.filter(username=account["username"], is_active=True).exists()
    ]


def load(*, tell: Callable[[str], None] = lambda step: None) -> None:
    """Nạp cơ quan mẫu whole or not at all; `tell` hears each step."""
    office = _read()
    with transaction.atomic():
        tell("danh bạ đơn vị và tài khoản")
        administrator = _found(office)
        found = _units(office, administrator)
        _people(office, administrator, found)
        story.tell(tell=tell)


def _read() -> dict[str, Any]:
    return tomllib.loads((ROOM / "office.toml").read_text(encoding="utf-8"))


def _found(office: dict[str, Any]) -> User:
    account = next(account for account in office["account"] if account["role"] == Role.ADMINISTRATOR)
    home = next(unit for unit in office["unit"] if unit["name"] == account["unit"])
    return founding.found(
        office=home["name"],
        username=account["username"],
        password=PASSWORD,
        last_name=account["name"],
        kind=UnitKind(home["kind"]),
    )


def _units(office: dict[str, Any], actor: User) -> dict[str, Unit]:
    found = {unit.name: unit for unit in Unit.objects.all()}
    for entry in office["unit"] + office["merged"]:
        parent = found.get(entry.get("parent", ""))
        unit = found.get(entry["name"])
        if unit is None:
            unit = units.create(actor=actor, name=entry["name"], kind=UnitKind(entry["kind"]), parent=parent)
            found[unit.name] = unit
        elif parent:
            units.correct(
                actor=actor,
                unit=unit,
                name=unit.name,
                kind=UnitKind(unit.kind),
                parent=parent,
                valid_from=None,
            )
        for text in entry.get("names", []):
            kind = NameKind.SHORT if len(text) < len(unit.name) else NameKind.SYNONYM
            names.add(actor=actor, unit=unit, text=text, kind=kind)
    for entry in office["merged"]:
        successions.record(
            actor=actor,
            predecessor=found[entry["name"]],
            successor=found[entry["into"]],
            on=entry["on"],
            ground=entry["ground"],
        )
    for entry in office["group"]:
        members = Unit.objects.filter(kind__in=entry["kinds"], valid_to=None)
        group = groups.create(actor=actor, name=entry["name"], members=members)
        for text in entry["names"]:
            groups.add_name(actor=actor, group=group, text=text)
    return found


def _people(office: dict[str, Any], actor: User, found: dict[str, Unit]) -> None:
    for account in office["account"]:
        if account["username"] != actor.username:
            people.create(
                actor=actor,
                username=account["username"],
                last_name=account["name"],
                first_name="",
                unit=found[account["unit"]],
                role=Role(account["role"]),
                password=PASSWORD,
            )
