"""Phát ngôn in the shell: addresses and the menu of the press desk (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy

# Enquiries, conferences, incidents put their own here: @hooks.register("register_press_item").
press = Menu(register_hook_name="register_press_item")


@hooks.register("register_admin_urls")
def press_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="press"))]


@hooks.register("register_admin_menu_item")
def press_menu() -> MenuItem:
    """Mục Báo chí, shown when something in it is."""
    return SubmenuMenuItem(_("Báo chí"), press, name="press-menu", icon_name="comment", order=435)


@hooks.register("register_press_item")
def spokespersons_item() -> MenuItem:
    """Mục Người phát ngôn."""
    return PermittedMenuItem(
        _("Người phát ngôn"),
        reverse_lazy("press:spokespersons"),
        name="spokespersons",
        icon_name="user",
        order=600,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def turns_item() -> MenuItem:
    """Mục Trực phát ngôn."""
    return PermittedMenuItem(
        _("Trực phát ngôn"),
        reverse_lazy("press:turns"),
        name="duty-turns",
        icon_name="time",
        order=610,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def cadence_item() -> MenuItem:
    """Mục Nhịp cung cấp thông tin."""
    return PermittedMenuItem(
        _("Nhịp cung cấp thông tin"),
        reverse_lazy("press:cadence"),
        name="cadence",
        icon_name="calendar-check",
        order=620,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def rectifications_item() -> MenuItem:
    """Mục Yêu cầu cải chính."""
    return PermittedMenuItem(
        _("Yêu cầu cải chính"),
        reverse_lazy("press:rectifications"),
        name="rectifications",
        icon_name="edit",
        order=540,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def matters_item() -> MenuItem:
    """Mục Vụ việc phát ngôn."""
    return PermittedMenuItem(
        _("Vụ việc phát ngôn"),
        reverse_lazy("press:matters"),
        name="press-matters",
        icon_name="warning",
        order=500,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def statements_item() -> MenuItem:
    """Mục Phát ngôn."""
    return PermittedMenuItem(
        _("Phát ngôn"),
        reverse_lazy("press:statements"),
        name="press-statements",
        icon_name="openquote",
        order=510,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def releases_item() -> MenuItem:
    """Mục Thông cáo báo chí."""
    return PermittedMenuItem(
        _("Thông cáo báo chí"),
        reverse_lazy("press:releases"),
        name="press-releases",
        icon_name="doc-full",
        order=520,
        action=policy.READ,
    )


@hooks.register("register_press_item")
def holdings_item() -> MenuItem:
    """Mục Nội dung chuẩn bị sẵn."""
    return PermittedMenuItem(
        _("Nội dung chuẩn bị sẵn"),
        reverse_lazy("press:holdings"),
        name="press-holdings",
        icon_name="clipboard-list",
        order=530,
        action=policy.READ,
    )
