"""Các chương trình: a nomination becomes a decision; an event enters the calendar and a frozen report."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey

HOME = "/lam-viec/chuong-trinh/"
SCREENS = [
    f"{HOME}su-kien/",
    f"{HOME}su-kien/them/",
    f"{HOME}doi-tac/",
    f"{HOME}doi-tac/them/",
    f"{HOME}khen-thuong/",
    f"{HOME}khen-thuong/mo/",
    f"{HOME}khen-thuong/de-cu/",
    f"{HOME}khen-thuong/thu-vien/",
    f"{HOME}kinh-phi/",
]
# From each list the page of its first row.
PAGES = [
    f"{HOME}su-kien/",
    f"{HOME}doi-tac/",
    f"{HOME}khen-thuong/",
    f"{HOME}khen-thuong/de-cu/",
    f"{HOME}kinh-phi/",
]


def sound(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    assert violations(page) == [] and overflow(page, width) == [], page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    for path in SCREENS:
        officer.go(path)
        sound(officer.page, width)
    for path in PAGES:
        officer.go(path)
        follow(officer.page.locator("main tbody a").first)
        sound(officer.page, width)
        officer.picture(f"programmes-{path.removeprefix(HOME).strip('/').replace('/', '-')}-{width}")
    assert officer.troubles == []


def test_from_nomination_to_decision(product: str, chromium: Browser):
    officer, staff = (Walker(chromium, product, name) for name in ("thuong-truc", "chuyen-vien-so"))
    page = officer.page
    officer.go(f"{HOME}khen-thuong/mo/")
    page.get_by_label("Tên đợt xét").fill("Đợt xét quý cuối năm")
    page.get_by_label("Nhận đề cử đến hết ngày").fill(f"{date.today() + timedelta(days=5):%d/%m/%Y}")
    page.get_by_label("Căn cứ của quyết định").fill("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")
    page.get_by_role("button", name="Lưu").click()
    round_at = page.url.removeprefix(product)
    staff.go(round_at)
    staff.page.get_by_role("link", name="Viết đề cử").click()
    staff.page.get_by_label("Đề cử về").select_option("practice")
    staff.page.get_by_label("Tên mô hình, thành tích").fill("Góc đọc song ngữ ở nhà ga")
    staff.page.get_by_label("Đối tượng").select_option("collective")
    staff.page.get_by_label("Tập thể hoặc chức danh").fill("Phòng Quản lý du lịch")
    staff.page.get_by_label("Cách làm và kết quả").fill("Đặt tủ sách song ngữ, thay sách hằng tuần.")
    staff.page.get_by_role("button", name="Lưu").click()
    staff.page.get_by_role("button", name="Gửi đề cử").click()
    expect(staff.page.locator("main")).to_contain_text("Đã gửi")
    nomination_at = staff.page.url.removeprefix(product)

    officer.go(round_at)
    page.get_by_text("Cử hội đồng", exact=True).click()
    for box in page.locator("input[name=seat-people]").all():
        box.check()
    page.get_by_role("button", name="Lưu hội đồng").click()
    page.get_by_role("button", name="Chuyển hội đồng chấm").click()
    officer.go(nomination_at)
    sound(page, 1280)
    for box, points in zip(page.locator("#cham ~ form input[type=number]").all(), (9, 8, 10), strict=True):
        box.fill(str(points))
    page.get_by_role("button", name="Ghi điểm").click()
    officer.go(round_at)
    expect(page.locator("main tbody")).to_contain_text("9,00")
    officer.picture("programmes-scores")
    page.get_by_label("Hình thức ghi nhận cho").fill("Giấy khen")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("button", name="Lập quyết định").click()
    expect(page.locator("main")).to_contain_text("Dự thảo")
    page.locator("main a[href*='/van-ban-di/']").first.click()
    expect(page.locator("main")).to_contain_text("Về việc khen thưởng đợt xét quý cuối năm")
    officer.picture("programmes-decision")
    assert violations(page) == [] and officer.troubles == [] and staff.troubles == []


def test_an_event_enters_the_calendar_and_stands_frozen_in_a_report(product: str, chromium: Browser):
    staff, officer = (Walker(chromium, product, name) for name in ("chuyen-vien-so", "thuong-truc"))
    today, page = f"{date.today():%d/%m/%Y}", staff.page
    staff.go(f"{HOME}su-kien/them/")
    page.get_by_label("Loại").select_option("exhibition")
    page.get_by_label("Tên sự kiện").fill("Triển lãm ảnh ở nhà ga")
    page.get_by_label("Địa điểm").fill("Nhà ga Sông Cầu")
    page.get_by_label("Từ ngày").fill(today)
    page.get_by_label("Đến hết ngày").fill(today)
    page.get_by_role("button", name="Lưu").click()
    event_at = page.url.removeprefix(product)
    page.get_by_text("Ghi kết quả", exact=True).click()
    page.get_by_label("Số lượt khách").fill("1234")
    page.get_by_label("Đếm bằng").select_option("counter")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.locator("main")).to_contain_text("1.234")
    staff.go("/lam-viec/toan-canh/lich/")
    page.locator(f"main a[href='{event_at}']").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(event_at))

    page = officer.page
    officer.go("/lam-viec/bao-cao/lap/")
    form = page.locator("form").filter(has=page.get_by_label("Tên báo cáo"))
    form.get_by_label("Tên báo cáo").fill("Báo cáo các chương trình trong ngày")
    form.get_by_label("Từ ngày").fill(today)
    form.get_by_label("Đến hết ngày").fill(today)
    form.get_by_role("button").click()
    section = page.get_by_role("region", name="Sự kiện, triển lãm")
    expect(section).to_contain_text("1.234")
    page.get_by_label("Lý do").first.fill("báo cáo nhanh")
    for unwritten in page.get_by_label("Vẫn chốt khi còn phần chưa viết").all():
        unwritten.check()
    page.get_by_role("button", name="Chốt sớm").click()
    section.scroll_into_view_if_needed()
    officer.picture("programmes-report")
    sound(page, 1280)

    page = staff.page
    page.get_by_role("link", name="Sửa sự kiện").click()
    page.get_by_label("Tên sự kiện").fill("Triển lãm ảnh đổi tên")
    page.get_by_role("button", name="Lưu").click()
    page = officer.page
    section.get_by_role("link", name="1.234").first.click()
    expect(page.locator("main tbody")).to_contain_text("Triển lãm ảnh ở nhà ga, Nhà ga Sông Cầu")
    sound(page, 1280)
    officer.picture("programmes-figure")
    page.get_by_role("link", name=re.compile("Triển lãm ảnh ở nhà ga")).click()
    expect(page.get_by_role("heading", name="Triển lãm ảnh đổi tên")).to_be_visible()
    assert staff.troubles == [] and officer.troubles == []
