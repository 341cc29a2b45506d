"""Tin bài in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def newsroom_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("tin-bai/", include(urls, namespace="newsroom"))]


@hooks.register("register_admin_menu_item")
def newsroom_menu() -> MenuItem:
    """Mục Tin bài."""
    return PermittedMenuItem(
        _("Tin bài"),
        reverse_lazy("newsroom:stories"),
        name="newsroom",
        icon_name="edit",
        order=420,
        action=policy.READ,
    )


@hooks.register("register_office_settings_item")
def languages_menu() -> MenuItem:
    """Mục Ngôn ngữ của cổng, trong Thiết lập."""
    return PermittedMenuItem(
        _("Ngôn ngữ của cổng"),
        reverse_lazy("newsroom:languages"),
        name="site-languages",
        icon_name="globe",
        order=350,
        action=policy.MANAGE_LANGUAGES,
    )
