"""Họp báo in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def conferences_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("hop-bao/", include(urls, namespace="conferences"))]


@hooks.register("register_press_item")
def conferences_menu() -> MenuItem:
    """Mục Họp báo, among those of the press."""
    return PermittedMenuItem(
        _("Họp báo"),
        reverse_lazy("conferences:conferences"),
        name="conferences",
        icon_name="group",
        order=520,
        action=policy.READ,
    )
