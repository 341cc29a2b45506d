"""Ban Chỉ đạo in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def committee_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("ban-chi-dao/", include(urls, namespace="committee"))]


@hooks.register("register_programmes_item")
def committee_menu() -> MenuItem:
    """Ban Chỉ đạo."""
    return PermittedMenuItem(
        _("Ban Chỉ đạo"),
        reverse("committee:list"),
        name="committee",
        icon_name="comment",
        order=100,
        action=policy.READ,
    )
