"""Đôn đốc: a unit's staff reads the day's digest, an officer reminds, a head sees who stands in."""

import re

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey

SUPERVISION = "/lam-viec/don-doc/"
SCREENS = [
    SUPERVISION,
    f"{SUPERVISION}dinh-ky/",
    f"{SUPERVISION}uy-quyen/",
    f"{SUPERVISION}uy-quyen/ghi/",
    f"{SUPERVISION}ban-giao/",
    f"{SUPERVISION}quy-tac/",
    f"{SUPERVISION}quy-tac/them/",
]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width)
    for path in SCREENS:
        officer.go(path)
        assert violations(officer.page) == [] and overflow(officer.page, width) == [], path
    officer.go(f"{SUPERVISION}dinh-ky/")
    officer.page.locator("main table a").first.click()
    expect(officer.page.get_by_role("heading", name="Quy tắc lặp lại")).to_be_visible()
    assert violations(officer.page) == [] and overflow(officer.page, width) == []
    officer.picture(f"steering-duty-{width}")
    assert officer.troubles == []


@pytest.mark.parametrize("width", [1280, 390])
def test_staff_open_a_notice_by_keyboard_and_come_to_the_task(product: str, chromium: Browser, width: int):
    staff = Walker(chromium, product, "chuyen-vien-so", width=width)
    page = staff.page
    staff.go("/lam-viec/thong-bao/?kind=work")
    assert violations(page) == [] and overflow(page, width) == []
    staff.picture(f"steering-inbox-{width}")
    page.locator(".ns-inbox a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Chép thành tin nhắn")).to_be_visible()
    assert violations(page) == [] and overflow(page, width) == []
    page.get_by_role("link", name="Mở việc này").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cong-viec/"))
    assert staff.troubles == []


def test_an_officer_reminds_and_the_unit_hears_of_it(product: str, chromium: Browser):
    officer = Walker(chromium, product, "thuong-truc")
    officer.go("/lam-viec/cong-viec/?q=&state=open&sort=progress")
    rows = officer.page.get_by_role("row").filter(has_text="Sở Văn hóa").filter(has_text="Mới giao")
    rows.first.get_by_role("link").first.click()
    officer.page.get_by_label("Lời nhắn").fill("Đề nghị gửi trước giờ họp giao ban")
    officer.page.get_by_role("button", name="Nhắc kèm lời nhắn").click()
    expect(officer.page.get_by_text("Đã nhắc 1 người của đơn vị.")).to_be_visible()
    officer.picture("steering-remind")
    staff = Walker(chromium, product, "chuyen-vien-so")
    staff.go("/lam-viec/thong-bao/?state=unread&q=giao+ban")
    staff.page.get_by_role("link", name="Nhắc: một việc của đơn vị chưa xong").click()
    expect(staff.page.get_by_text("Đề nghị gửi trước giờ họp giao ban").first).to_be_visible()
    assert officer.troubles + staff.troubles == []
