"""A leader's quarter of an hour: from the whole to a record, a filter kept, a sheet to take (lãnh đạo)."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .looking import overflow, violations
from .printing import run

pytestmark = pytest.mark.journey
HOME = "/lam-viec/toan-canh/"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_from_the_whole_to_a_record_a_kept_filter_and_paper(
    product: str, chromium: Browser, tmp_path: Path, width: int, dark: bool
):
    leader, found = Walker(chromium, product, "lanh-dao", width, dark), []
    page, name = leader.page, f"Việc quá hạn {width}"

    def look(picture: str) -> None:
        leader.picture(f"9{picture}-{width}")
        found.extend(f"{picture}: {each}" for each in (*violations(page), *overflow(page, width)))

    leader.go(f"{HOME}don-vi/")
    look("0-cac-don-vi")
    page.locator(".ov-unitbar a").first.click()
    expect(page.locator(".nc-task").first).to_be_visible()
    look("1-viec-sau-mot-doan")

    leader.go(f"{HOME}bang-viec/?han=late")
    page.locator(".nc-tool > summary").first.click()
    page.get_by_label("Tên của bộ lọc đang dùng").fill(name)
    look("2-luu-bo-loc")
    page.get_by_role("button", name="Lưu bộ lọc").click()
    kept = page.get_by_role("link", name=name)
    expect(kept).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Tất cả", exact=True).click()
    kept.click()
    expect(page).to_have_url(re.compile("han=late$"))

    page.locator(".nc-print-link").first.click()
    expect(page.get_by_text("Đây là bản để in")).to_be_visible()
    paper = tmp_path / "bang-viec.pdf"
    page.pdf(path=str(paper), prefer_css_page_size=True)
    words = " ".join(run("pdftotext", paper, "-").split())
    assert "Hạn: Đã quá hạn" in words and "In lúc" in words and "quá hạn" in words
    assert "Lưu, sửa bộ lọc" not in words and "Ctrl+K" not in words, "no menus, no buttons"
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", paper))
    assert size and float(size[1]) > float(size[2]), "across"

    leader.go(f"{HOME}do-phu/ba-chieu/")
    look("3-ba-chieu")
    page.locator("td:not(.ov-heat-0) > a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("×")
    look("4-hoat-dong-cua-o")
    leader.go(f"{HOME}lich/ngay-dang-nho/")
    look("5-ngay-dang-nho")
    leader.context.close()
    assert leader.troubles == [] and found == []


def test_filter_columns_and_print_by_keyboard_alone(product: str, chromium: Browser):
    officer = Walker(chromium, product, "thuong-truc")
    page = officer.page

    def reach(what: str) -> None:
        for _step in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").strip().endswith(what):
                return
        raise AssertionError(f"not reached by Tab: {what}")

    officer.go("/lam-viec/danh-ba/?kind=department")
    reach("Lưu bộ lọc")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Các sở")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Các sở")).to_have_attribute("aria-current", "true")
    reach("Chọn cột")
    page.keyboard.press("Enter")
    for _step in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    reach("Dùng các cột này")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Cấp trên")).to_be_hidden()
    reach("bản để in của trang này")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đây là bản để in")).to_be_visible()
    officer.context.close()
    assert officer.troubles == []
