"""Sự cố in the shell: addresses, and two places in the menu of the press desk (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def incidents_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="incidents"))]


@hooks.register("register_press_item")
def incidents_item() -> MenuItem:
    """Mục Sự cố."""
    return PermittedMenuItem(
        _("Sự cố"),
        reverse_lazy("incidents:incidents"),
        name="incidents",
        icon_name="warning",
        order=550,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def playbooks_item() -> MenuItem:
    """Mục Kịch bản."""
    return PermittedMenuItem(
        _("Kịch bản"),
        reverse_lazy("incidents:playbooks"),
        name="playbooks",
        icon_name="doc-full",
        order=560,
        action=policy.READ,
    )
