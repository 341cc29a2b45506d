"""The side menu is the framework's list of items, written by the server without its scripts (thanh bên)."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.users.models import UserProfile

from nhipcau.core.domain import icons
from nhipcau.core.templatetags import side_menu
from nhipcau.units.enums import Role
from tests.factories.units import person

pytestmark = pytest.mark.django_db
TEMPLATES = Path(side_menu.__file__).parents[1] / "templates"


def request(path: str, role: Role):
    made = RequestFactory().get(path)
    made.user = person(role)
    return made


def leaves(entries):
    return [
        (each.label, each.url) for each in chain.from_iterable(entry.entries or (entry,) for entry in entries)
    ]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_offered_what_the_framework_would_offer(role):
    asked = request(reverse("wagtailadmin_home"), role)
    components = admin_menu.render_component(asked)
    theirs = chain.from_iterable(getattr(each, "menu_items", None) or [each] for each in components)
    entries = side_menu.entries(asked)
    assert leaves(entries) == [(str(each.label), str(each.url)) for each in theirs]
    assert [each.label for each in entries] == [str(each.label) for each in components]


@pytest.mark.parametrize(
    ("name", "here", "is_this_page"),
    [
        ("wagtailadmin_home", ["Việc của tôi"], True),
        ("units:list", ["Danh bạ"], True),
        ("units:create", ["Danh bạ"], False),
        ("units:people", ["Thiết lập", "Người dùng và vai trò"], True),
        ("wagtailadmin_account", [], False),
    ],
)
def test_a_page_lights_the_entry_it_lies_below(name, here, is_this_page):
    entries = side_menu.entries(request(reverse(name), Role.ADMINISTRATOR))
    lit = [each for entry in entries for each in (entry, *entry.entries) if each.is_here]
    assert [each.label for each in lit] == here
    assert any(each.is_this_page for each in lit) == is_this_page


def test_a_page_of_work_has_its_menu_at_once_and_no_script_of_the_framework(client):
    staff = person(Role.UNIT_STAFF)
    client.force_login(staff)
    page = client.get(reverse("units:list")).content.decode()
    assert "wagtailadmin/js" not in page and "wagtail-config" not in page
    assert 'aria-current="page"' in page and 'class="sidebar"' in page and " data-keys" in page
    UserProfile.objects.update_or_create(user=staff, defaults={"keyboard_shortcuts": False})
    client.cookies[side_menu.COLLAPSED] = "1"
    page = client.get(reverse("units:list")).content.decode()
    assert 'class="sidebar sidebar--slim"' in page
    assert " data-keys" not in page and "aria-keyshortcuts" not in page


def test_the_sheet_of_icons_has_what_is_shown_and_is_kept(client):
    entries = side_menu.entries(request(reverse("wagtailadmin_home"), Role.ADMINISTRATOR))
    shown = {each.icon for entry in entries for each in (entry, *entry.entries)}
    shown |= {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in re.findall(r'{% glyph "([\w-]+)"', template.read_text(encoding="utf-8"))
    }
    assert shown >= icons.SHELL
    sheet = client.get(reverse("core:icons"), {"v": icons.digest()})
    assert sheet["Content-Type"] == "image/svg+xml" and "immutable" in sheet["Cache-Control"]
    assert shown <= set(re.findall(r'id="icon-([\w-]+)"', sheet.content.decode()))
    assert client.get(reverse("core:icons"), {"v": "cu"})["Cache-Control"] == "no-cache"
