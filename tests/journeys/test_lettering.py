"""Chữ Việt không bị cắt: letters with two marks stand whole on every kind of button, menu, label and heading.

At 100, 125 and 150 per cent of a window, and on a telephone. Every word of a page becomes letters with
stacked marks, of the same number; lettering.js looks for ink outside a box that clips, for lines that touch.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Walker
from .looking import AT_REST

pytestmark = pytest.mark.journey

SAMPLE = "ỬẪỆỘg ựớỹ"
LOOK = (Path(__file__).parent / "lettering.js").read_text(encoding="utf-8")
# One of each kind of screen: tasks, list, review, grid, tree, figures, the framework's own forms.
SCREENS = (
    "/lam-viec/",
    "/lam-viec/van-ban/",
    "/lam-viec/van-ban/1/",
    "/lam-viec/ke-hoach/1/",
    "/lam-viec/danh-ba/",
    "/lam-viec/bao-cao/1/",
    "/lam-viec/bao-cao/lap/",
    "/lam-viec/trao-doi/",
    "/lam-viec/account/",
)
# Width of the window, magnification, dark.
WINDOWS = [(1280, 1.0, False), (1280, 1.25, True), (1280, 1.5, False), (390, 1.0, True)]
SHUT = "Mở hoặc thu gọn thanh bên"


def under_settings(page: Page) -> None:
    page.locator(".sidebar-menu-item").filter(has_text="Thiết lập").get_by_role("button").first.click()


def of_the_account(page: Page) -> None:
    page.locator(".sidebar-footer button").first.click()


MENUS = {"menu of the settings": under_settings, "menu of the account": of_the_account}


def cut(page: Page) -> list[str]:
    """Chỗ chữ bị cắt hoặc chạm nhau."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    seen = page.evaluate(LOOK, SAMPLE)
    assert seen["kinds"]
    return seen["found"]


def test_a_cut_letter_is_seen(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("""<p style="line-height: 1; width: 3em">Một dòng rồi hai dòng</p>
      <button style="font: 20px/1 serif; height: 20px; overflow: hidden">Gửi</button><p>Đủ chỗ</p>""")
    assert {each.split(":")[0] for each in cut(page)} == {"p.", "button.", "button. in button."}
    page.close()


@pytest.mark.parametrize(("width", "scale", "dark"), WINDOWS)
def test_no_letter_is_cut(product: str, chromium: Browser, width: int, scale: float, dark: bool) -> None:
    walker = Walker(chromium, product, width=round(width / scale), dark=dark, scale=scale)
    page, found = walker.page, {}
    walker.go("/lam-viec/login/")
    found["door"] = cut(page)
    walker.sign_in("thuong-truc")
    for path in SCREENS:
        walker.go(path)
        found[path] = cut(page)
    for name, opening in MENUS.items():
        walker.go("/lam-viec/")
        if width < 800:
            page.get_by_role("button", name=SHUT).first.click()
        opening(page)
        page.evaluate(AT_REST)
        found[name] = cut(page)
    assert {where: what for where, what in found.items() if what} == {}
