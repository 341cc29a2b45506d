"""Dịch thuật in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("dich/", include(urls, namespace="translation"))]


@hooks.register("register_admin_menu_item")
def glossary_menu() -> MenuItem:
    """Mục Dịch thuật, below Tin bài."""
    return PermittedMenuItem(
        _("Dịch thuật"),
        reverse_lazy("translation:entries"),
        name="translation",
        icon_name="table",
        order=425,
        action=policy.READ,
    )
