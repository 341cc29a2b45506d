"""What a row of the tables says (hình dạng một dòng quyền)."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role

from .world import World

# Rights do not hang on the database. On PostgreSQL each verb and address is walked by those who may do most,
# so that its statements are run there too; the whole matrix is walked on SQLite.
if "NHIPCAU_TEST_POSTGRES" in os.environ:
    WALKERS, PLACES = [Role.CLERK, Role.OFFICER, Role.UNIT_HEAD, Role.ADMINISTRATOR], ["own"]
else:
    WALKERS, PLACES = list(Role), ["own", "other"]
Arguments = Callable[[World], list[Any]]


@dataclass(frozen=True)
class Case:
    """The action a verb must ask for, and the arguments (made by `World`) with which it would succeed."""

    action: Action
    arguments: Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Address:
    """What an address asks for: its action, its arguments, and whether it only takes a button (POST)."""

    action: Action
    arguments: Arguments = lambda w: []
    button: bool = False


def pk(make: Callable[[World], Any]) -> Arguments:
    """The argument of an address: the number of a record made for it."""
    return lambda w: [make(w).pk]


def today() -> date:
    """Hôm nay at the office."""
    return timezone.localdate()
