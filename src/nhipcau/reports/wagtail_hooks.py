"""Reports in the shell (báo cáo trong khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn báo cáo."""
    return [path("bao-cao/", include(urls, namespace="reports"))]


@hooks.register("register_admin_menu_item")
def report_menu() -> MenuItem:
    """Mục Báo cáo."""
    return PermittedMenuItem(
        _("Báo cáo"),
        reverse_lazy("reports:reports"),
        name="month-reports",
        icon_name="clipboard-list",
        order=500,
        action=policy.READ,
    )


@hooks.register("register_office_settings_item")
def indicators_item() -> MenuItem:
    """Mục Chỉ tiêu báo cáo trong Thiết lập."""
    return PermittedMenuItem(
        _("Chỉ tiêu báo cáo"),
        reverse_lazy("reports:indicators"),
        name="report-indicators",
        icon_name="list-ul",
        order=310,
        action=policy.SET_INDICATORS,
    )


@hooks.register("register_office_settings_item")
def rules_item() -> MenuItem:
    """Mục Kỳ báo cáo trong Thiết lập."""
    return PermittedMenuItem(
        _("Kỳ báo cáo"),
        reverse_lazy("reports:rules"),
        name="report-periods",
        icon_name="calendar",
        order=300,
        action=policy.SET_RULES,
    )
