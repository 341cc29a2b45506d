"""The overview in the shell: addresses, menu (toàn cảnh trong khung)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def overview_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn của toàn cảnh."""
    return [path("toan-canh/", include(urls, namespace="overview"))]


@hooks.register("register_admin_menu_item")
def overview_menu() -> MenuItem:
    """Toàn cảnh."""
    return PermittedMenuItem(
        _("Toàn cảnh"),
        reverse_lazy("overview:home"),
        name="overview",
        icon_name="view",
        order=150,
        action=policy.SEE,
    )
