"""Every action × role, decided here a second time by hand: a change of right must be made in two places."""

import importlib
from pathlib import Path

import pytest

import nhipcau
from nhipcau.units.domain import access
from nhipcau.units.enums import Role, Scope

from .rows import TABLES

for _policy in sorted(Path(nhipcau.__file__).parent.glob("*/domain/policy.py")):
    importlib.import_module(f"nhipcau.{_policy.parts[-3]}.domain.policy")

ROLES = [Role.CLERK, Role.OFFICER, Role.UNIT_HEAD, Role.UNIT_STAFF, Role.LEADER, Role.ADMINISTRATOR]
REACH = {"-": Scope.NONE, "own": Scope.OWN, "all": Scope.ALL}

DECIDED = {
    name: dict(zip(ROLES, (REACH[word] for word in words), strict=True))
    for table in TABLES.values()
    for name, *words in (line.split() for line in table.DECISIONS.strip().splitlines())
}


def test_every_action_is_decided_and_every_decision_has_an_action():
    assert set(access.ACTIONS) == set(DECIDED)


@pytest.mark.parametrize("name", sorted(DECIDED))
def test_grants_are_as_decided(name):
    action = access.ACTIONS[name]
    assert {role: action.grants.get(role, Scope.NONE) for role in ROLES} == DECIDED[name]
