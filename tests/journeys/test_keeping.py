"""A session ends in the middle of a form: what was typed is offered back, once, to the same person (giữ
chữ).
"""

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker

pytestmark = pytest.mark.journey
FORM = "/lam-viec/danh-ba/them/"
NAME = "Trung tâm Thông tin đối ngoại thử"


def kept(walker: Walker) -> str:
    held: str = walker.page.evaluate("JSON.stringify(Object.entries(localStorage))")
    return held


def test_text_survives_the_end_of_a_session_and_goes_on_success_and_sign_out(product: str, chromium: Browser):
    walker = Walker(chromium, product, "quan-tri")
    page = walker.page
    walker.go(FORM)
    page.locator("[name=name]").fill(NAME)
    # The session ends elsewhere, as after a night.
    walker.context.clear_cookies(name="sessionid")
    page.locator(".nc-body form").get_by_role("button").last.click()
    page.wait_for_url("**/login/**")
    assert NAME in kept(walker)
    page.get_by_label("Tên đăng nhập").fill("quan-tri")
    page.get_by_label("Mật khẩu").fill("nhipcau-demo")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"**{FORM}")
    expect(page.locator(".nc-keeping")).to_contain_text("chưa lưu được")
    walker.picture("chu-chua-luu")
    page.get_by_role("button", name="Lấy lại vào các ô").click()
    expect(page.locator("[name=name]")).to_have_value(NAME)
    expect(page.locator(".nc-keeping")).to_have_count(0)
    page.locator(".nc-body form").get_by_role("button").last.click()
    page.wait_for_url(lambda url: not url.endswith(FORM))
    assert NAME not in kept(walker)
    # A closed tab keeps it, signing out does not.
    walker.go(FORM)
    page.locator("[name=name]").fill("gõ dở")
    page.wait_for_timeout(600)
    walker.go("/lam-viec/danh-ba/")
    walker.go(FORM)
    expect(page.locator(".nc-keeping")).to_be_visible()
    page.get_by_role("button", name="quan-tri").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/login/**")
    assert "nc-draft" not in kept(walker)
    walker.context.close()
