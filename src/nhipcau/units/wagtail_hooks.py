"""Danh bạ và thiết lập in the shell: addresses and menus (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import urls
from .domain import policy
from .views.menu import PermittedMenuItem

# Higher apps put their own settings here: @hooks.register("register_office_settings_item").
office_settings = Menu(register_hook_name="register_office_settings_item")
# What is not of every day stands together, so that the menu fits a small screen.
programmes = Menu(register_hook_name="register_programmes_item")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Địa chỉ."""
    return [path("danh-ba/", include(urls, namespace="units"))]


@hooks.register("register_admin_menu_item")
def directory_item() -> MenuItem:
    """Mục "Danh bạ"."""
    return PermittedMenuItem(
        _("Danh bạ"),
        reverse("units:list"),
        name="units",
        icon_name="group",
        order=800,
        action=policy.READ_DIRECTORY,
    )


@hooks.register("register_admin_menu_item")
def programmes_item() -> MenuItem:
    """Mục "Chương trình": the committee, inspections, training and what else higher apps put there."""
    return SubmenuMenuItem(
        _("Chương trình"), programmes, name="programmes-menu", icon_name="calendar-alt", order=470
    )


@hooks.register("register_admin_menu_item")
def settings_item() -> MenuItem:
    """Mục "Thiết lập", shown when something in it is."""
    return SubmenuMenuItem(
        _("Thiết lập"), office_settings, name="office-settings", icon_name="cog", order=900
    )


@hooks.register("register_office_settings_item")
def people_item() -> MenuItem:
    """Mục "Người dùng và vai trò"."""
    return PermittedMenuItem(
        _("Người dùng và vai trò"),
        reverse("units:people"),
        name="people",
        icon_name="user",
        order=100,
        action=policy.MANAGE_PEOPLE,
    )


@hooks.register("register_office_settings_item")
def mail_item() -> MenuItem:
    """Mục "Thư báo"."""
    return PermittedMenuItem(
        _("Thư báo"),
        reverse("units:mails"),
        name="mails",
        icon_name="mail",
        order=800,
        action=policy.MANAGE_MAIL,
    )


@hooks.register("register_office_settings_item")
def retention_item() -> MenuItem:
    """Mục "Thời hạn lưu"."""
    return PermittedMenuItem(
        _("Thời hạn lưu"),
        reverse("units:retention"),
        name="retention",
        icon_name="bin",
        order=840,
        action=policy.MANAGE_RETENTION,
    )


@hooks.register("register_office_settings_item")
def health_item() -> MenuItem:
    """Mục "Tình trạng hệ thống"."""
    return PermittedMenuItem(
        _("Tình trạng hệ thống"),
        reverse("units:health"),
        name="health",
        icon_name="circle-check",
        order=860,
        action=policy.READ_HEALTH,
    )


@hooks.register("register_office_settings_item")
def trail_item() -> MenuItem:
    """Mục "Nhật ký"."""
    return PermittedMenuItem(
        _("Nhật ký"),
        reverse("units:trail"),
        name="trail",
        icon_name="history",
        order=900,
        action=policy.READ_AUDIT,
    )
