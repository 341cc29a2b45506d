"""A session ends in the middle of a form: what was typed is offered back, once, to the same person (giữ
chữ).
"""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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


def test_words_of_a_report_survive_a_session_that_ended_here_or_was_renewed_elsewhere(
    product: str, chromium: Browser
):
    walker, words = Walker(chromium, product, "thuong-truc"), "Tháng này tỉnh đón ba đoàn phóng viên."
    page, report = walker.page, "/lam-viec/bao-cao/1/"

    def sign_in(where: Page) -> None:
        where.get_by_label("Tên đăng nhập").fill("thuong-truc")
        where.get_by_label("Mật khẩu").fill("nhipcau-demo")
        where.get_by_role("button", name="Đăng nhập", exact=True).click()

    def text(part: str) -> Locator:
        return page.locator(f"#text-{part}")

    walker.go(report)
    text("difficulties").fill(words)
    walker.context.clear_cookies(name="sessionid")
    text("difficulties").locator("xpath=ancestor::form").get_by_role("button").click()
    expect(page.locator("[data-status]", has_text="phiên làm việc đã hết")).to_be_visible()
    # Signed in again in another tab, the words are sent as they stand.
    with walker.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại ở thẻ mới").click()
    sign_in(opened.value)
    opened.value.wait_for_url("**/lam-viec/")
    page.bring_to_front()
    text("difficulties").locator("xpath=ancestor::form").get_by_role("button").click()
    expect(page.locator("[data-status]", has_text="Đã lưu")).to_be_visible()
    assert words not in kept(walker)
    # Signed in again in this one, they are offered back.
    text("results").fill(words)
    page.wait_for_timeout(600)
    walker.context.clear_cookies(name="sessionid")
    page.on("dialog", lambda dialog: dialog.accept())
    walker.go(report)
    sign_in(page)
    page.get_by_role("button", name="Lấy lại vào các ô").click()
    expect(text("results")).to_have_value(words)
    # A reason typed into a card of the review, whose form a script sends.
    walker.go("/lam-viec/van-ban/1/")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    reason = page.locator("form[data-quiet] [id^=bo-]").first
    reason.fill(words)
    walker.context.clear_cookies(name="sessionid")
    reason.press("Enter")
    page.wait_for_url("**/login/**")
    sign_in(page)
    page.get_by_role("button", name="Lấy lại vào các ô").first.click()
    expect(reason).to_have_value(words)
    # Who comes by the address of a button comes home.
    walker.go("/lam-viec/van-ban/1/xac-nhan-tat-ca/")
    page.wait_for_url("**/lam-viec/")
    walker.context.close()
