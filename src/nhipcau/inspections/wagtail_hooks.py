"""Kiểm tra, giám sát in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def inspection_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn kiểm tra."""
    return [path("kiem-tra/", include(urls, namespace="inspections"))]


@hooks.register("register_programmes_item")
def inspections_menu() -> MenuItem:
    """Mục Kiểm tra in Chương trình."""
    return PermittedMenuItem(
        _("Kiểm tra"),
        reverse_lazy("inspections:rounds"),
        name="inspections",
        icon_name="clipboard-list",
        order=100,
        action=policy.READ,
    )
