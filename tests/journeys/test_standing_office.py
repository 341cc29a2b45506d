"""Cơ quan thường trực: what no one covers is found, handed out, and brought to the unit."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey
MATRIX = "/lam-viec/toan-canh/do-phu/nhiem-vu/?trong=on"


def tab_to(page: Page, name: str) -> None:
    """Bấm Tab đến nút mang tên ấy, as one does who has no mouse."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.innerText || document.activeElement.value || ''"):
            return
    pytest.fail(f"no way to {name} by keyboard")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_gap_is_assigned_and_the_unit_is_reminded(product: str, chromium: Browser, width: int):
    office = Walker(chromium, product, "thuong-truc", width=width)
    page = office.page
    office.go(MATRIX)
    gaps = page.locator(".ov-hold--gap a")
    before = gaps.count()
    assert before and violations(page) == [] and overflow(page, width) == []
    gaps.first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Giao việc")).to_be_visible()
    assert violations(page) == [] and overflow(page, width) == []
    tab_to(page, "Giao việc")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("Đã giao"))).to_be_visible()
    office.picture(f"70-da-giao-{width}")
    page.get_by_role("region", name="Phân công").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Đôn đốc")).to_be_visible()
    assert violations(page) == [] and overflow(page, width) == []
    tab_to(page, "Nhắc ngay")
    page.keyboard.press("Enter")
    # The union of artists has no account: what to do instead is said, and the words to send are there.
    expect(page.get_by_text(re.compile("hãy chép tin nhắn gửi cho đơn vị"))).to_be_visible()
    expect(page.get_by_role("heading", name="Chép thành tin nhắn")).to_be_visible()
    office.picture(f"71-nhac-{width}")
    office.go(MATRIX)
    assert gaps.count() < before
    assert office.troubles == []
