"""Tập huấn in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def training_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("tap-huan/", include(urls, namespace="training"))]


@hooks.register("register_programmes_item")
def training_menu() -> MenuItem:
    """Mục Tập huấn, trong Chương trình."""
    return PermittedMenuItem(
        _("Tập huấn"),
        reverse_lazy("training:courses"),
        name="training",
        icon_name="group",
        order=300,
        action=policy.READ,
    )
