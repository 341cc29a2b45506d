"""Plans and work in the shell: addresses, menu (kế hoạch, công việc trong khung)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def work_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn của công việc và kế hoạch."""
    return [path("", include(urls, namespace="plans"))]


@hooks.register("register_admin_menu_item")
def my_work_menu() -> MenuItem:
    """Việc của tôi."""
    return MenuItem(
        _("Việc của tôi"), reverse("wagtailadmin_home"), name="my-work", icon_name="tick-inverse", order=100
    )


@hooks.register("register_admin_menu_item")
def tracking_menu() -> MenuItem:
    """Theo dõi."""
    return PermittedMenuItem(
        _("Theo dõi"),
        reverse("plans:tracking"),
        name="tracking",
        icon_name="list-ul",
        order=400,
        action=policy.READ,
    )


@hooks.register("register_admin_menu_item")
def plans_menu() -> MenuItem:
    """Kế hoạch."""
    return PermittedMenuItem(
        _("Kế hoạch"),
        reverse("plans:plans"),
        name="plans",
        icon_name="calendar-check",
        order=300,
        action=policy.READ_PLAN,
    )


@hooks.register("register_office_settings_item")
def terms_item() -> MenuItem:
    """Danh mục phân loại."""
    return PermittedMenuItem(
        _("Danh mục phân loại"),
        reverse("plans:terms"),
        name="terms",
        icon_name="tag",
        order=400,
        action=policy.CLASSIFY,
    )
