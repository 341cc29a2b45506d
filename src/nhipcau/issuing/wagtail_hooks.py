"""Papers on their way out in the shell: addresses and menus (văn bản đi trong khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def paper_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn văn bản đi."""
    return [path("van-ban-di/", include(urls, namespace="issuing"))]


@hooks.register("register_admin_menu_item")
def papers_menu() -> MenuItem:
    """Mục Văn bản đi."""
    return PermittedMenuItem(
        _("Văn bản đi"),
        reverse_lazy("issuing:papers"),
        name="papers",
        icon_name="doc-full-inverse",
        order=350,
        action=policy.READ,
    )


@hooks.register("register_office_settings_item")
def forms_item() -> MenuItem:
    """Mục Thể thức văn bản trong Thiết lập."""
    return PermittedMenuItem(
        _("Thể thức văn bản"),
        reverse_lazy("issuing:forms"),
        name="office-forms",
        icon_name="form",
        order=250,
        action=policy.SET_FORM,
    )
