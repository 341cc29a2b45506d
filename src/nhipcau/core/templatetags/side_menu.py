"""Thanh bên của khung: the framework's menu as its registry gives it, written by the server (thực đơn).

The framework draws the same items with some 300 kB of scripts; a page of work needs no more than their words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.menu import admin_menu

from ..domain import icons

register = template.Library()

# The framework's own cookie: the menu stays as it was left on its screens too.
COLLAPSED = "wagtail_sidebar_collapsed"


@dataclass(frozen=True)
class Entry:
    """Một mục: where it leads, or what it opens; `is_here` when the page belongs to it."""

    name: str
    label: str
    icon: str
    url: str
    classname: str
    attrs: SafeString
    is_here: bool
    is_this_page: bool
    entries: tuple["Entry", ...]


@register.simple_tag
def glyph(name: str, classname: str = "") -> SafeString:
    """Biểu tượng: one picture of the sheet of icons, an ornament beside its word."""
    return format_html(
        '<svg class="icon icon-{} {}" aria-hidden="true"><use href="{}?v={}#icon-{}"></use></svg>',
        name,
        classname,
        reverse("core:icons"),
        icons.digest(),
        name,
    )


@register.inclusion_tag("nhipcau/side_menu.html", takes_context=True)
def side_menu(context: template.Context) -> dict[str, Any]:
    """Thanh bên with what this person may open, as the framework's rules say."""
    request = context["request"]
    profile = getattr(request.user, "wagtail_userprofile", None)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "entries": entries(request),
        "is_collapsed": request.COOKIES.get(COLLAPSED, "0") != "0",
        "has_keys": profile is None or profile.keyboard_shortcuts,
        "person": request.user.first_name or request.user.get_username(),
    }


def entries(request: HttpRequest) -> tuple[Entry, ...]:
    """Các mục của người này, in their order."""
    components = admin_menu.render_component(request)
    return tuple(_entry(each, _nearest(components, request.path), request.path) for each in components)


def _entry(component: Any, nearest: str, path: str) -> Entry:
    below = tuple(_entry(each, nearest, path) for each in getattr(component, "menu_items", ()))
    url = str(getattr(component, "url", ""))
    place = urlsplit(url).path
    return Entry(
        name=component.name,
        label=str(component.label),
        icon=component.icon_name,
        url=url,
        classname=component.classname,
        attrs=flatatt(dict(component.attrs)),
        is_here=any(each.is_here for each in below) or (bool(place) and place == nearest),
        is_this_page=bool(place) and place == path,
        entries=below,
    )


def _nearest(components: Iterable[Any], path: str) -> str:
    """The longest address that the page lies below; everything lies below home, which is only itself."""
    home = reverse("wagtailadmin_home")
    above = (each for each in _places(components) if path == each or (each != home and path.startswith(each)))
    return max(above, key=len, default="")


def _places(components: Iterable[Any]) -> Iterator[str]:
    for each in components:
        if below := getattr(each, "menu_items", ()):
            yield from _places(below)
        else:
            yield urlsplit(str(each.url)).path
