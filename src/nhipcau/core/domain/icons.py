"""Biểu tượng của khung: those the menu and the messages show, out of the framework's two hundred.

They are read from the framework as it is installed; none is copied into this project.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from wagtail.admin.icons import get_icons
from wagtail.admin.menu import Menu, admin_menu

SHELL = frozenset(
    {
        "arrow-right",
        "arrow-up",
        "bars",
        "cross",
        "expand-right",
        "logout",
        "success",
        "user",
        "warning",
    }
)
SYMBOL = re.compile(r'<symbol\b[^>]*\bid="icon-([\w-]+)".*?</symbol>', re.DOTALL)


@cache
def sheet() -> str:
    """Tờ biểu tượng: one SVG file of named symbols."""
    wanted = SHELL | set(_of_menu(admin_menu))
    found = (symbol[0] for symbol in SYMBOL.finditer(get_icons()) if symbol[1] in wanted)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(found)}</svg>'


@cache
def digest() -> str:
    """Dấu của tờ biểu tượng, part of its address: a browser may keep it for ever."""
    return hashlib.sha256(sheet().encode()).hexdigest()[:12]


def _of_menu(menu: Menu) -> Iterator[str]:
    for item in menu.registered_menu_items:
        yield item.icon_name
        if below := getattr(item, "menu", None):
            yield from _of_menu(below)
