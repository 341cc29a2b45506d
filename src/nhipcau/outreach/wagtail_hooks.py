"""Bản tin in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def outreach_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="outreach"))]


@hooks.register("register_admin_menu_item")
def letters_menu() -> MenuItem:
    """Mục Bản tin."""
    return PermittedMenuItem(
        _("Bản tin"),
        reverse_lazy("outreach:letters"),
        name="letters",
        icon_name="mail",
        order=425,
        action=policy.READ,
    )


@hooks.register("register_admin_menu_item")
def channels_menu() -> MenuItem:
    """Mục Kênh chính thức."""
    return PermittedMenuItem(
        _("Kênh chính thức"),
        reverse_lazy("outreach:channels"),
        name="channels",
        icon_name="globe",
        order=430,
        action=policy.READ,
    )


@hooks.register("register_programmes_item")
def products_menu() -> MenuItem:
    """Mục Sản phẩm ngoài mạng, trong Chương trình."""
    return PermittedMenuItem(
        _("Sản phẩm ngoài mạng"),
        reverse_lazy("outreach:products"),
        name="products",
        icon_name="doc-full",
        order=415,
        action=policy.READ,
    )
