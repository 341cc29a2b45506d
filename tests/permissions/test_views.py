"""Every address × role × own or other unit; an address nobody decided fails."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from nhipcau.core.models import AuditEntry
from nhipcau.units.enums import Role, Scope

from .rows import APPS, joined, merged
from .shapes import PLACES, WALKERS, Address
from .world import World

pytestmark = pytest.mark.django_db

REFUSED = {403, 404}
ADDRESSES: dict[str, Address] = merged("ADDRESSES")
# Lists and shells show each role what is theirs, so with an "own" grant they open wherever one sits.
FILTERED = joined("FILTERED")
# What shows every unit at once opens only to those who may see them all.
WHOLE = joined("WHOLE")
PUBLIC, OWN = joined("PUBLIC"), joined("OWN")
# The framework's screens that everyone in the shell needs.
FRAMEWORK_OPEN = {
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_reauthenticate",
    "account_reauthenticate",
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
    assert {name for name in ALL if name.split(":")[0] in APPS} == set(ADDRESSES) | PUBLIC | OWN


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("role", WALKERS)
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
    ours = {*ADDRESSES, *PUBLIC, *OWN, "account", "front", "my_work"}
    for name in sorted(ALL - ours - FRAMEWORK_OPEN - {"wagtailadmin_error_test"}):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        if client.get(url).status_code == 200:
            opened.add(name)
    assert opened == set()
