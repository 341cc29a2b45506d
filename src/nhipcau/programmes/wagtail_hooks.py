"""Các chương trình in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def programmes_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="programmes"))]


def _item(label: Promise, name: str, icon: str, order: int) -> MenuItem:
    url = reverse(f"programmes:{name}")
    return PermittedMenuItem(
        label, url, name=f"programmes-{name}", icon_name=icon, order=order, action=policy.READ
    )


@hooks.register("register_programmes_item")
def events_item() -> MenuItem:
    """Sự kiện, triển lãm."""
    return _item(_("Sự kiện, triển lãm"), "events", "date", 410)


@hooks.register("register_programmes_item")
def partners_item() -> MenuItem:
    """Đối tác."""
    return _item(_("Đối tác"), "partners", "group", 420)


@hooks.register("register_programmes_item")
def rounds_item() -> MenuItem:
    """Khen thưởng và thư viện mô hình hay."""
    return _item(_("Khen thưởng"), "rounds", "pick", 430)


@hooks.register("register_programmes_item")
def budget_item() -> MenuItem:
    """Kinh phí."""
    return _item(_("Kinh phí"), "budget", "table", 440)
