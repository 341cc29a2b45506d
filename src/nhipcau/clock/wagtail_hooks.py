"""The legal clock in the shell: addresses and settings (đồng hồ pháp lý trong khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def clock_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn đồng hồ pháp lý."""
    return [path("dong-ho/", include(urls, namespace="clock"))]


@hooks.register("register_office_settings_item")
def rules_item() -> MenuItem:
    """Mục Quy tắc thời hạn trong Thiết lập."""
    return PermittedMenuItem(
        _("Quy tắc thời hạn"),
        reverse_lazy("clock:rules"),
        name="term-rules",
        icon_name="history",
        order=320,
        action=policy.READ,
    )


@hooks.register("register_office_settings_item")
def calendar_item() -> MenuItem:
    """Mục Lịch nghỉ, làm bù trong Thiết lập."""
    return PermittedMenuItem(
        _("Lịch nghỉ, làm bù"),
        reverse_lazy("clock:calendar"),
        name="office-calendar",
        icon_name="calendar",
        order=330,
        action=policy.READ,
    )


@hooks.register("register_office_settings_item")
def calculator_item() -> MenuItem:
    """Mục Thử tính hạn trong Thiết lập."""
    return PermittedMenuItem(
        _("Thử tính hạn"),
        reverse_lazy("clock:calculator"),
        name="term-calculator",
        icon_name="calendar-alt",
        order=340,
        action=policy.READ,
    )
