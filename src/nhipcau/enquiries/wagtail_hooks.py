"""Câu hỏi báo chí in the shell: addresses and menu (khung làm việc)."""

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def enquiries_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn."""
    return [path("", include(urls, namespace="enquiries"))]


@hooks.register("register_press_item")
def enquiries_item() -> MenuItem:
    """Mục Câu hỏi báo chí, among those of the press."""
    return PermittedMenuItem(
        _("Câu hỏi báo chí"),
        reverse_lazy("enquiries:enquiries"),
        name="enquiries",
        icon_name="help",
        order=510,
        action=policy.READ,
    )
