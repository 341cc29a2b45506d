"""The shell: our sheet, our menu (khung làm việc)."""

from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import Menu, admin_menu
from wagtail.admin.search import Search, admin_search_areas


def _of_ours(name: str) -> list[Any]:
    """What our own apps registered. Menus and search by model, of a framework, come back, one by one, with
    the work that needs them; until then nobody's right to them is looked up.
    """
    return [register() for register in hooks.get_hooks(name) if register.__module__.startswith("nhipcau.")]


class MenuByWork(Menu):  # type: ignore[misc]
    """Thực đơn theo việc."""

    @cached_property
    def registered_menu_items(self) -> list[Any]:
        return _of_ours(self.register_hook_name)


class SearchByWork(Search):  # type: ignore[misc]
    """Tìm theo việc."""

    @cached_property
    def registered_search_areas(self) -> list[Any]:
        return sorted(_of_ours(self.register_hook_name))


# Both are made once by the framework and known by name wherever it shows them.
admin_menu.__class__, admin_search_areas.__class__ = MenuByWork, SearchByWork


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
