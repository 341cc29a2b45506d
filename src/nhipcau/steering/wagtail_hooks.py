"""Đôn đốc và thông báo in the shell: addresses and menus (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy
from .views.menu import InboxMenuItem


@hooks.register("register_admin_urls")
def steering_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="steering"))]


@hooks.register("register_admin_menu_item")
def inbox_menu() -> MenuItem:
    """Thông báo, with the number of those not read."""
    return InboxMenuItem(_("Thông báo"), reverse("steering:inbox"), name="inbox", icon_name="mail", order=110)


@hooks.register("register_admin_menu_item")
def steering_menu() -> MenuItem:
    """Đôn đốc."""
    return PermittedMenuItem(
        _("Đôn đốc"),
        reverse("steering:reminders"),
        name="steering",
        icon_name="warning",
        order=450,
        action=policy.READ,
    )
