"""Báo cáo năm về phát ngôn in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def press_year_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("bao-chi/", include(urls, namespace="press_year"))]


@hooks.register("register_press_item")
def press_year_item() -> MenuItem:
    """Mục Báo cáo năm."""
    return PermittedMenuItem(
        _("Báo cáo năm"),
        reverse_lazy("press_year:reports"),
        name="press-year",
        icon_name="doc-full",
        order=700,
        action=policy.READ,
    )
