"""Văn bản chỉ đạo in the shell: addresses and menu (khung làm việc)."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.domain import access

from . import urls
from .domain import policy


class DirectivesMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to whoever may read directives."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person reads any."""
        return bool(access.scope_of(request.user, policy.READ))  # type: ignore[arg-type]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Địa chỉ."""
    return [path("van-ban/", include(urls, namespace="directives"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Mục "Văn bản chỉ đạo"."""
    return DirectivesMenuItem(
        _("Văn bản chỉ đạo"), reverse("directives:list"), name="directives", icon_name="doc-full", order=200
    )
