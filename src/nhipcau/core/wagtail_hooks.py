"""The shell: our sheet, our menu (khung làm việc)."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# Menus by model, of a framework: they come back, one by one, with the work that needs them.
FRAMEWORK_MENUS = {"explorer", "images", "documents", "snippets", "settings", "reports", "help"}


@hooks.register("insert_global_admin_css")
def shell_sheet() -> SafeString:
    """Bảng kiểu của khung."""
    return format_html('<link rel="stylesheet" href="{}">', static("nhipcau/shell.css"))


@hooks.register("insert_global_admin_js")
def words_of_fields() -> SafeString:
    """Lời nhắc của ô nhập, in the language of the page whatever the browser speaks."""
    return render_to_string("nhipcau/fields.html")


@hooks.register("insert_global_admin_js")
def keeping_script() -> SafeString:
    """Giữ chữ đang gõ, and tell an old browser."""
    return format_html('<script src="{}" defer></script>', static("nhipcau/keeping.js"))


@hooks.register("construct_main_menu")
def menu_by_work(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Thực đơn theo việc: only what our apps registered."""
    menu_items[:] = [item for item in menu_items if item.name not in FRAMEWORK_MENUS]
