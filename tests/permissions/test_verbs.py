"""Every domain verb × role × own or other unit: refused exactly where the policy refuses."""

import contextlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.core.models import AuditEntry
from nhipcau.units.enums import Role, Scope
from nhipcau.units.models import User

from .rows import APPS, joined, merged
from .shapes import PLACES, WALKERS, Case, today
from .world import World

pytestmark = pytest.mark.django_db

UNDER_OTHERS = joined("UNDER_OTHERS") | {"core.domain.audit.record", "core.domain.jobs.cancel"}
VERBS: dict[str, Case] = merged("VERBS")


def verbs() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of a domain that takes `actor`."""
    for app in APPS:
        package = importlib.import_module(f"nhipcau.{app}.domain")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ != module.__name__ or name.startswith("_"):
                    continue
                if "actor" in inspect.signature(function).parameters:
                    yield f"{module.__name__}.{name}".removeprefix("nhipcau."), function


FOUND = {
    path: function
    for path, function in verbs()
    if inspect.signature(function).parameters["actor"].kind is inspect.Parameter.KEYWORD_ONLY
}


def test_every_verb_is_decided():
    assert set(FOUND) - UNDER_OTHERS == set(VERBS)


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("role", WALKERS)
@pytest.mark.parametrize("path", sorted(VERBS))
def test_verb(path: str, role: Role, where: str):
    case, world = VERBS[path], World()
    arguments = case.arguments(world)
    walker: User = world.walker(role, where)
    reach = case.action.grants.get(role, Scope.NONE)
    before = AuditEntry.objects.count()
    if reach == Scope.ALL or (reach == Scope.OWN and where == "own"):
        with contextlib.suppress(ValidationError):  # A condition of the matter, not of the right.
            FOUND[path](actor=walker, **arguments)
    else:
        with pytest.raises(PermissionDenied, match="quyền"):
            FOUND[path](actor=walker, **arguments)
        assert AuditEntry.objects.count() == before


def test_a_role_that_has_ended_gives_nothing():
    world = World()
    world.officer.memberships.update(valid_to=today())
    with pytest.raises(PermissionDenied):
        FOUND["plans.domain.assignments.cancel"](
            actor=User.objects.get(pk=world.officer.pk), assignment=world.assignment(), reason="thử"
        )


def test_a_locked_account_can_do_nothing():
    world = World()
    world.officer.is_active = False
    with pytest.raises(PermissionDenied):
        FOUND["plans.domain.assignments.cancel"](
            actor=world.officer, assignment=world.assignment(), reason="thử"
        )
