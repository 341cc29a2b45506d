"""The overview in the shell: addresses, menu (toàn cảnh trong khung)."""

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from nhipcau.units.views.menu import PermittedMenuItem

from . import urls
from .domain import policy


@hooks.register("register_admin_urls")
def overview_urls() -> list[URLPattern | URLResolver]:
    """Đường dẫn của toàn cảnh."""
    return [path("toan-canh/", include(urls, namespace="overview"))]


@hooks.register("register_admin_menu_item")
def overview_menu() -> MenuItem:
    """Toàn cảnh."""
    return PermittedMenuItem(
        _("Toàn cảnh"),
        reverse_lazy("overview:home"),
        name="overview",
        icon_name="view",
        order=150,
        action=policy.SEE,
    )


@hooks.register("register_admin_menu_item")
def find_menu() -> MenuItem:
    """Tìm, for those who do not know the keys."""
    return MenuItem(
        _("Tìm (Ctrl+K)"), reverse_lazy("overview:find"), name="find", icon_name="search", order=50
    )


@hooks.register("insert_global_admin_css")
def switcher_sheet() -> SafeString:
    """Bảng kiểu của ô tìm nhanh."""
    return format_html('<link rel="stylesheet" href="{}">', static("overview/switcher.css"))


@hooks.register("insert_global_admin_js")
def switcher_script() -> SafeString:
    """Ô tìm nhanh on every page of the shell; its words come with the tag, since scripts hold none."""
    words = {
        "data-page": reverse("overview:find"),
        "data-suggest": reverse("overview:suggest"),
        "data-title": _("Tìm nhanh"),
        "data-hint": _("Gõ để tìm văn bản, nhiệm vụ, đơn vị …"),
        "data-screens": _("Màn hình"),
        "data-nothing": _("Không thấy gì. Nhấn Enter để tìm trong toàn hệ thống."),
        "data-offline": _("Chưa tìm được lúc này; hãy thử lại."),
        "data-close": _("Đóng"),
    }
    return format_html('<script src="{}"{} defer></script>', static("overview/switcher.js"), flatatt(words))
