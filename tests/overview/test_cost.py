"""Chi phí của màn hình: no screen asks more of the database than it may, in an office that has everything.

The office is that of the walk in English, which knows every named screen; then with every record thrice.
"""

from collections.abc import Iterable
from contextlib import suppress

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.core.models import AuditEntry
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User
from tests.locale import walks
from tests.locale.conftest import everyone, office  # noqa: F401
from tests.locale.outgoing import Outgoing
from tests.locale.seeing import Seeing
from tests.locale.world import World, client_of, reader

pytestmark = pytest.mark.django_db
MOST = 25
# These tell of every kind of record there is: a query a kind, however many records.
BY_KIND = {"units:trail": 60, "steering:inheritance": 60, "ban-giao/lap": 60}
# A report that is frozen: what was kept, what stands now, and what changed between.
REPORTS = {"reports:report": 30}
# The first page of one who holds every role of the office at once, and of an officer: what waits for them is
# asked of each part once.
EVERY_ROLE = {"wagtailadmin_home": 33, "officer": 29, "unit-head": 26, "unit-staff": 26}
BOUNDS = BY_KIND | REPORTS | EVERY_ROLE
# What is one person's alone, and what is chained.
ONCE = (AuditEntry, Membership, Unit, User)


def thrice() -> None:
    """Mỗi hồ sơ thành ba, save where there can be one only."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("nhipcau.") and model not in ONCE and model._meta.pk.name == "id":
            for one in [*model._base_manager.all()]:
                _again(model, one)
                _again(model, one)


def _again(model: type[Model], one: Model) -> None:
    one.pk = None
    with suppress(IntegrityError), transaction.atomic():
        model._base_manager.bulk_create([one])


def over(client: Client, screens: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Các màn hình hỏi quá nhiều, with how often."""
    found = {}
    for name, url in screens:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200, url
        bound = next((most for key, most in BOUNDS.items() if key == name or key in url), MOST)
        if len(asked) > bound:
            found[f"{name} {url}"] = len(asked)
    return found


@pytest.mark.usefixtures("everyone")
def test_every_screen_costs_little_with_one_record_and_with_three(office: Unit, everyone: User) -> None:  # noqa: F811
    world = World(office, everyone)
    out = Outgoing(world)
    named = world.screens() | out.screens() | Seeing(world).screens() | walks.screens(world)
    screens = [(name, reverse(name, args=args)) for name, args in named.items()]
    screens += [("", url) for url in out.states()]
    of_unit = ["overview:calendar", "overview:board", "plans:tracking", "directives:list"]
    people = {role: client_of(reader(office, role)) for role in Role}
    people |= {role: client_of(reader(world.unit, role)) for role in (Role.UNIT_HEAD, Role.UNIT_STAFF)}
    found = {}
    for times in (1, 3):
        whole = client_of(everyone)
        found[times] = over(whole, screens)
        for role, client in people.items():
            found[times] |= over(client, [(f"{role}", reverse("wagtailadmin_home"))])
        for role in (Role.UNIT_HEAD, Role.UNIT_STAFF):
            own = [(name, reverse(name)) for name in of_unit]
            own += [("", world.late.get_absolute_url()), *(("", url) for url in out.of_a_unit())]
            found[times] |= over(people[role], own)
        if times == 1:
            thrice()
    assert found == {1: {}, 3: {}}
