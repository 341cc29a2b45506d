"""Every address × role × own or other unit; an address nobody decided fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import policy as directives
from nhipcau.plans.domain import policy as plans
from nhipcau.reports.domain import policy as reports
from nhipcau.reports.domain.counting import ALL as ALL_UNITS
from nhipcau.units.domain import policy as units
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import NameKind, Role, Scope

from .world import World

pytestmark = pytest.mark.django_db

OURS = ("units", "directives", "plans", "reports")
REFUSED = {403, 404}
Arguments = Callable[[World], list[Any]]


@dataclass(frozen=True)
class Address:
    """What an address asks for: its action, its arguments, and whether it only takes a button (POST)."""

    action: Action
    arguments: Arguments = lambda w: []
    button: bool = False


def pk(make: Callable[[World], Any]) -> Arguments:
    return lambda w: [make(w).pk]


def confirmed_directive(w: World):
    return w.confirmed().directive


def own_party(w: World):
    return w.proposed().parties.get()


def file_evidence(w: World):
    from nhipcau.core.domain import files

    evidence = w.evidence()
    evidence.link, evidence.file, evidence.file_name = "", files.keep(b"%PDF-1.7"), "tin.pdf"
    evidence.save()
    return evidence


def with_name(w: World) -> list[int]:
    unit = w.a_unit()
    return [unit.pk, unit.names.create(text="tên phụ", kind=NameKind.SYNONYM).pk]


def with_group_name(w: World) -> list[int]:
    group = w.a_group()
    return [group.pk, group.names.create(text="nhóm thử", folded="nhom thu").pk]


def with_succession(w: World) -> list[int]:
    succession = w.a_succession()
    return [succession.predecessor_id, succession.pk]


def with_role(w: World) -> list[int]:
    return [w.colleague.pk, w.colleague.memberships.get().pk]


unit, group, someone = pk(World.a_unit), pk(World.a_group), pk(World.a_person)
MANAGE, PEOPLE = units.MANAGE_DIRECTORY, units.MANAGE_PEOPLE

ADDRESSES: dict[str, Address] = {
    "units:list": Address(units.READ_DIRECTORY),
    "units:unit": Address(units.READ_DIRECTORY, unit),
    "units:groups": Address(units.READ_DIRECTORY),
    "units:group": Address(units.READ_DIRECTORY, group),
    "units:lookup": Address(units.READ_DIRECTORY),
    "units:remember": Address(units.REMEMBER_NAME, button=True),
    "units:create": Address(MANAGE),
    "units:correct": Address(MANAGE, unit),
    "units:close": Address(MANAGE, unit),
    "units:reopen": Address(MANAGE, unit, button=True),
    "units:succeed": Address(MANAGE, unit),
    "units:withdraw": Address(MANAGE, with_succession, button=True),
    "units:standing_office": Address(MANAGE, unit, button=True),
    "units:add_name": Address(MANAGE, unit, button=True),
    "units:remove_name": Address(MANAGE, with_name, button=True),
    "units:create_group": Address(MANAGE),
    "units:correct_group": Address(MANAGE, group),
    "units:dissolve_group": Address(MANAGE, group, button=True),
    "units:add_group_name": Address(MANAGE, group, button=True),
    "units:remove_group_name": Address(MANAGE, with_group_name, button=True),
    "units:people": Address(PEOPLE),
    "units:create_person": Address(PEOPLE),
    "units:person": Address(PEOPLE, someone),
    "units:correct_person": Address(PEOPLE, someone),
    "units:password": Address(PEOPLE, someone),
    "units:deactivate": Address(PEOPLE, someone, button=True),
    "units:reactivate": Address(PEOPLE, someone, button=True),
    "units:erase": Address(PEOPLE, someone),
    "units:give_role": Address(PEOPLE, someone, button=True),
    "units:end_role": Address(PEOPLE, with_role, button=True),
    "units:trail": Address(units.READ_AUDIT),
    "units:verify_trail": Address(units.READ_AUDIT, button=True),
    "directives:list": Address(directives.READ),
    "directives:intake": Address(directives.REGISTER),
    "directives:review": Address(directives.READ, pk(confirmed_directive)),
    "directives:progress": Address(directives.READ, pk(confirmed_directive)),
    "directives:progress_state": Address(directives.READ, pk(confirmed_directive)),
    "directives:retry": Address(directives.REGISTER, pk(World.failed), button=True),
    "directives:cancel": Address(directives.REGISTER, pk(World.directive), button=True),
    "directives:discard": Address(directives.REGISTER, pk(World.directive), button=True),
    "directives:original": Address(directives.READ, pk(confirmed_directive)),
    "directives:header": Address(directives.CORRECT_HEADER, pk(World.directive)),
    "directives:distinct": Address(directives.CORRECT_HEADER, pk(World.directive), button=True),
    "directives:confirm": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:confirm_all": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:merge": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:drop_marked": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:add_party_to_marked": Address(directives.REVIEW, pk(World.directive)),
    "directives:add": Address(directives.REVIEW, pk(World.directive)),
    "directives:obligation": Address(directives.READ, pk(World.confirmed)),
    "directives:confirm_obligation": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:drop": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:restore": Address(directives.REVIEW, pk(World.dropped), button=True),
    "directives:undo": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:reopen": Address(directives.REVIEW, pk(World.confirmed), button=True),
    "directives:edit": Address(directives.REVIEW, pk(World.proposed)),
    "directives:split": Address(directives.REVIEW, pk(World.proposed)),
    "directives:add_party": Address(directives.REVIEW, pk(World.proposed)),
    "directives:choose": Address(directives.REVIEW, pk(own_party)),
    "directives:remove_party": Address(directives.REVIEW, pk(own_party), button=True),
    "plans:tracking": Address(plans.READ),
    "plans:assignment": Address(plans.READ, pk(World.assignment)),
    "plans:change": Address(plans.ASSIGN, pk(World.assignment)),
    "plans:evidence_file": Address(plans.READ, pk(file_evidence)),
    "plans:assign": Address(plans.ASSIGN, pk(World.confirmed)),
    "plans:assign_many": Address(plans.ASSIGN, pk(confirmed_directive)),
    "reports:reports": Address(reports.READ),
    "reports:report": Address(reports.READ, pk(World.report)),
    "reports:narrative": Address(reports.COMPILE, pk(World.report), button=True),
    "reports:figure": Address(reports.READ, lambda w: [w.report().pk, ALL_UNITS, "assigned"]),
    "reports:print": Address(reports.READ, pk(World.report)),
    "reports:rules": Address(reports.READ_RULES),
    "reports:rule": Address(reports.SET_RULES, pk(World.rule)),
}
# Lists and shells show each role what is theirs, so with an "own" grant they open wherever one sits.
FILTERED = {"directives:list", "plans:tracking", "reports:reports", "reports:report", "reports:figure"}
# What shows every unit at once opens only to those who may see them all.
WHOLE = {"reports:print"}
# The framework's screens that everyone in the shell needs.
FRAMEWORK_OPEN = {
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_home",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
}


def names(resolver=None, prefix: str = "") -> Iterator[str]:
    """Every named address, with its namespace."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


ALL = set(names())


def test_every_address_is_decided():
    assert {name for name in ALL if name.split(":")[0] in OURS} == set(ADDRESSES)


@pytest.mark.parametrize("where", ["own", "other"])
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_address(name: str, role: Role, where: str, client: Client):
    address, world = ADDRESSES[name], World()
    url = reverse(name, args=address.arguments(world))
    client.force_login(world.walker(role, where))
    reach = address.action.grants.get(role, Scope.NONE)
    before = AuditEntry.objects.count()
    response = client.post(url) if address.button else client.get(url)
    if response.streaming:
        b"".join(response.streaming_content)
    mine = reach == Scope.OWN and name not in WHOLE and (where == "own" or name in FILTERED)
    if reach == Scope.ALL or mine:
        assert response.status_code in {200, 302, 400, 409}
    else:
        assert response.status_code in REFUSED
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_a_stranger_is_sent_to_the_door(name: str, client: Client):
    address, world = ADDRESSES[name], World()
    url = reverse(name, args=address.arguments(world))
    response = client.post(url) if address.button else client.get(url)
    assert response.status_code == 302 and response["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("role", list(Role))
def test_the_frameworks_own_screens_stay_closed(role: Role, client: Client):
    """Pages, images, users of the framework: their rights are not ours, and nobody has them."""
    client.force_login(World().walker(role, "own"))
    opened = set()
    ours = {*ADDRESSES, "account", "front", "my_work"}
    for name in sorted(ALL - ours - FRAMEWORK_OPEN - {"wagtailadmin_error_test"}):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        if client.get(url).status_code == 200:
            opened.add(name)
    assert opened == set()
