"""Văn bản chỉ đạo in the shell: addresses and menu (khung làm việc)."""

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
    return [path("van-ban/", include(urls, namespace="directives"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Mục "Văn bản chỉ đạo"."""
    return PermittedMenuItem(
        _("Văn bản chỉ đạo"),
        reverse("directives:list"),
        name="directives",
        icon_name="doc-full",
        order=200,
        action=policy.READ,
    )
