"""Reports in the shell (báo cáo trong khung làm việc)."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.domain import access
from nhipcau.units.enums import Scope

from . import urls
from .domain import policy


class ReportsMenuItem(MenuItem):
    """Mục Báo cáo, for those who may read one."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may read any report."""
        return access.scope_of(request.user, policy.READ) != Scope.NONE


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn báo cáo."""
    return [path("bao-cao/", include(urls, namespace="reports"))]


@hooks.register("register_admin_menu_item")
def report_menu() -> MenuItem:
    """Mục Báo cáo."""
    return ReportsMenuItem(
        _("Báo cáo"),
        reverse_lazy("reports:reports"),
        name="month-reports",
        icon_name="clipboard-list",
        order=500,
    )
