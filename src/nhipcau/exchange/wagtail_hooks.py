"""Trao đổi dữ liệu in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Địa chỉ."""
    return [path("trao-doi/", include(urls, namespace="exchange"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Mục "Trao đổi Excel"."""
    return PermittedMenuItem(
        _("Trao đổi Excel"),
        reverse("exchange:imports"),
        name="exchange",
        icon_name="table",
        order=450,
        action=policy.READ_IMPORTS,
    )
