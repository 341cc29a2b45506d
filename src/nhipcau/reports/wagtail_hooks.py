"""Reports in the shell (báo cáo trong khung làm việc)."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Scope

from . import urls
from .domain import policy


class PermittedMenuItem(MenuItem):  # type: ignore[misc]
    """Mục thực đơn shown to those who may do `action`, be it for their own unit only."""

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person's present roles reach anything."""
        return access.scope_of(request.user, self.action) != Scope.NONE  # type: ignore[arg-type]


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
