"""Tin bài: written, approved by two others, published, translated; then a sentence is corrected in public."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey

HOME = "/lam-viec/tin-bai/"
SCREENS = [HOME, f"{HOME}lap/", f"{HOME}anh/", f"{HOME}anh/them/"]


def sound(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    assert violations(page) == [] and overflow(page, width) == [], page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    for path in SCREENS:
        officer.go(path)
        sound(officer.page, width)
        officer.picture(f"newsroom-{path.removeprefix(HOME).strip('/').replace('/', '-') or 'list'}-{width}")
    officer.go(HOME)
    follow(officer.page.locator("main tbody a").first)
    sound(officer.page, width)
    officer.picture(f"newsroom-story-{width}")
    follow(officer.page.get_by_role("link", name=re.compile("^Viết|^Sửa bài")).first)
    sound(officer.page, width)
    officer.picture(f"newsroom-write-{width}")
    administrator = Walker(chromium, product, "quan-tri", width=width, dark=width == 390)
    administrator.go(f"{HOME}ngon-ngu/")
    sound(administrator.page, width)
    assert officer.troubles == administrator.troubles == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_public_page_is_sound_and_light(product: str, chromium: Browser, width: int):
    reader, answers = Walker(chromium, product, width=width, dark=width == 390), []
    reader.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - needs a function of Python
    reader.page.goto(f"{product}/vi/", wait_until="networkidle")
    words = [each for each in answers if each.request.resource_type != "image"]
    # What a first visit takes before pictures, as the lines carry it.
    assert sum(each.request.sizes()["responseBodySize"] for each in words) < 200_000
    for address in ("/vi/", "/en/", "/vi/tin/", "/vi/tim/?q=cau", "/vi/tim/?q=xyzt"):
        reader.go(address)
        sound(reader.page, width)
    reader.go("/vi/")
    reader.picture(f"portal-home-{width}")
    follow(reader.page.locator(".card__title a").first)
    sound(reader.page, width)
    reader.picture(f"portal-story-{width}")
    assert reader.troubles == []
    reader.go("/vi/tin/9999/khong-co/")
    sound(reader.page, width)


def test_from_the_first_word_to_a_correction(product: str, chromium: Browser):
    staff, officer, leader = (
        Walker(chromium, product, name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao")
    )
    page = staff.page
    staff.go(f"{HOME}lap/")
    page.get_by_label("Tiêu đề").fill("Thư viện trên sông đón bạn đọc")
    page.get_by_label("Loại thông tin").select_option("image")
    page.get_by_label("Nguồn tư liệu").fill("Thông cáo của Thư viện tỉnh ngày 25/11/2026")
    follow(page.get_by_role("button", name="Lập và viết nội dung"))
    page.get_by_label("Tóm tắt").fill("Con tàu chở 3.000 cuốn sách dừng ở sáu bến.")
    page.get_by_label("Nội dung").fill("Tàu chạy từ thứ hai đến thứ sáu.")
    page.get_by_label("Nội dung").press("Home")
    page.get_by_role("button", name="Đề mục").click()
    follow(page.get_by_role("button", name="Lưu"))
    story = page.url.removeprefix(product)
    follow(page.get_by_role("button", name="Trình duyệt"))
    expect(page.locator("main")).to_contain_text("Chờ duyệt lần một")
    expect(page.get_by_role("button", name="Duyệt lần một")).to_have_count(0)

    officer.go(story)
    follow(officer.page.get_by_role("button", name="Duyệt lần một"))
    expect(officer.page.locator("main")).to_contain_text("lần hai phải là người khác")
    leader.go(story)
    follow(leader.page.get_by_role("button", name="Duyệt lần hai"))
    follow(leader.page.get_by_role("link", name="Đăng", exact=True))
    follow(leader.page.get_by_role("button", name="Đăng"))
    follow(leader.page.get_by_role("link", name="Xem trên cổng"))
    reading = leader.page
    expect(reading.get_by_role("heading", level=1)).to_have_text("Thư viện trên sông đón bạn đọc")
    expect(reading.get_by_role("heading", level=2)).to_have_text("Tàu chạy từ thứ hai đến thứ sáu.")
    public = reading.url

    # A sentence was wrong: two people approve again, and the page says what was wrong.
    staff.go(story)
    follow(page.get_by_role("link", name="Sửa bài đã đăng"))
    page.get_by_label("Tóm tắt").fill("Con tàu chở 3.500 cuốn sách dừng ở sáu bến.")
    follow(page.get_by_role("button", name="Lưu"))
    follow(page.get_by_role("button", name="Trình duyệt"))
    for walker, button in ((officer, "Duyệt lần một"), (leader, "Duyệt lần hai")):
        walker.go(story)
        follow(walker.page.get_by_role("button", name=button))
    follow(leader.page.get_by_role("link", name="Đăng", exact=True))
    leader.page.get_by_label("Nội dung đính chính").fill("Tàu chở 3.500 cuốn, không phải 3.000.")
    follow(leader.page.get_by_role("button", name="Đăng"))
    leader.page.goto(public)
    expect(leader.page.locator(".correction")).to_contain_text("3.500 cuốn, không phải 3.000")
    sound(leader.page, 1280)
    assert staff.troubles == officer.troubles == leader.troubles == []
