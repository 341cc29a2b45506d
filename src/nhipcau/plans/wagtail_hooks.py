"""The work engine in the shell: addresses, menu (công việc trong khung)."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.domain import access
from nhipcau.units.enums import Scope

from . import urls
from .domain import policy


class TrackingMenuItem(MenuItem):
    """Theo dõi: shown to those who may see any work."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person's roles see work at all."""
        return access.scope_of(request.user, policy.READ) != Scope.NONE


@hooks.register("register_admin_urls")
def work_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn của công việc."""
    return [path("cong-viec/", include(urls, namespace="plans"))]


@hooks.register("register_admin_menu_item")
def my_work_menu() -> MenuItem:
    """Việc của tôi."""
    return MenuItem(
        _("Việc của tôi"), reverse("wagtailadmin_home"), name="my-work", icon_name="tick-inverse", order=100
    )


@hooks.register("register_admin_menu_item")
def tracking_menu() -> MenuItem:
    """Theo dõi."""
    return TrackingMenuItem(
        _("Theo dõi"), reverse("plans:tracking"), name="tracking", icon_name="list-ul", order=400
    )
