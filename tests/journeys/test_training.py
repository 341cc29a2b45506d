"""Tập huấn: from the first line of a course to its figure in the report, on paper and on a telephone."""

import re
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from .conftest import PICTURES, Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey

HOME = "/lam-viec/tap-huan/"
TITLE = "Xử lý thông tin đối ngoại trên mạng (lớp của phép thử)"
NAME, FORGED = "Đỗ Thị Ngọc Ẩn", "/lam-viec/tap-huan/quet/1-AAAAAAAAAAAAAAAAAAAA/"


def sound(page: Page, width: int) -> None:
    assert violations(page) == [] and overflow(page, width) == [], page.url


def make(officer: Walker) -> None:
    """A course with one session that has just ended: people may still be ticked off, papers given."""
    page, now = officer.page, datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    over = now - timedelta(minutes=3)
    officer.go(f"{HOME}lap/")
    page.get_by_label("Đơn vị tổ chức").select_option(label="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    page.get_by_role("button", name="Tiếp tục").click()
    for label, value in (
        ("Tên lớp", TITLE),
        ("Địa điểm", "Hội trường tầng 2"),
        ("Số chỗ", "1"),
        ("Đầu mối liên hệ", "Phòng Tuyên truyền"),
        ("Nhận đăng ký đến hết ngày", f"{now + timedelta(days=2):%d/%m/%Y}"),
        ("Chức vụ người ký", "TRƯỞNG BAN"),
        ("Họ tên người ký", "Nguyễn Văn Mẫu"),
    ):
        page.get_by_label(label).fill(value)
    sound(page, 1280)
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Thêm buổi học đầu tiên").click()
    page.get_by_label("Ngày", exact=False).first.fill(f"{over:%d/%m/%Y}")
    page.get_by_label("Từ giờ").fill("00:00")
    page.get_by_label("Đến giờ").fill(f"{over:%H:%M}" if over.minute or over.hour else "00:01")
    page.get_by_label("Chuyên đề").fill("Kiểm chứng nguồn tin")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Mở lớp").click()
    page.get_by_role("button", name="Cấp liên kết").click()
    expect(page.locator(".nt-address a")).to_be_visible()
    sound(page, 1280)
    officer.picture("training-course-1280")


def register(browser: Browser, address: str) -> str:
    """A telephone of 390 px without JavaScript; returns the address of the confirmation."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Họ và tên").fill("An")
    page.get_by_label("Đơn vị công tác").fill("sở ngoại vụ")
    page.get_by_label("Chức vụ").fill("Chuyên viên")
    page.get_by_label("Tôi đồng ý").check()
    page.get_by_role("button", name="Gửi đăng ký").click()
    expect(page.get_by_text("Hãy ghi đủ họ và tên")).to_be_visible()
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Tôi đồng ý").check()
    page.screenshot(path=str(PICTURES / "training-register-390.png"))
    page.get_by_role("button", name="Gửi đăng ký").click()
    expect(page.get_by_role("heading", name="Bạn đã có chỗ")).to_be_visible()
    expect(page.get_by_text("Sở Ngoại vụ")).to_be_visible()
    page.screenshot(path=str(PICTURES / "training-mine-390.png"), full_page=True)
    assert context.cookies() == []
    return page.url


def test_a_course_from_its_first_line_to_the_report(product: str, chromium: Browser):
    PICTURES.mkdir(parents=True, exist_ok=True)
    officer = Walker(chromium, product, "thuong-truc")
    page = officer.page
    make(officer)
    course, link = page.url, page.locator(".nt-address a").inner_text()
    mine = register(chromium, link)

    stranger = Walker(chromium, product, width=390, dark=True)
    for url in (link, mine):
        stranger.page.goto(url)
        sound(stranger.page, 390)
    # What a telephone reads off the screen opens the organisers' side, and not the person's own page.
    drawn = stranger.page.locator(".qr svg").screenshot()
    scan = zxingcpp.read_barcodes(Image.open(BytesIO(drawn)))[0].text
    assert scan.startswith(f"{product}{HOME}quet/") and mine.rstrip("/").rpartition("/")[2] not in scan
    stranger.page.goto(scan)
    expect(stranger.page.get_by_label("Tên đăng nhập")).to_be_visible()

    door = Walker(chromium, product, "thuong-truc", width=390)
    door.page.goto(scan)
    expect(door.page.get_by_role("heading", name=NAME)).to_be_visible()
    sound(door.page, 390)
    door.picture("training-scan-390")
    door.page.get_by_role("button", name="Ghi có mặt").click()
    expect(door.page.get_by_text("Đã ghi có mặt")).to_be_visible()
    door.picture("training-scanned-390")
    door.page.get_by_role("link", name="Danh sách điểm danh").click()
    expect(door.page.get_by_text("1 / 1")).to_be_visible()
    sound(door.page, 390)
    door.go(FORGED)
    expect(door.page.get_by_role("heading", name="Mã không dùng được")).to_be_visible()

    page.goto(course)
    page.get_by_role("button", name="Cấp giấy chứng nhận").click()
    expect(page.get_by_text("Đã cấp 1 giấy chứng nhận.")).to_be_visible()
    sound(page, 1280)
    paper = officer.context.request.get(_href(page, "In giấy số"))
    text = pypdfium2.PdfDocument(paper.body())[0].get_textpage().get_text_range()
    assert NAME in text and TITLE in re.sub(r"\s+", " ", text)
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert code
    stranger.page.goto(f"{product}/chung-nhan/tra-cuu/")
    stranger.page.get_by_label("Mã kiểm tra").fill(code[0].lower())
    stranger.page.get_by_role("button", name="Kiểm tra").click()
    expect(stranger.page.get_by_role("heading", name="còn giá trị")).to_be_visible()
    expect(stranger.page.get_by_text("Đ. T. N. Ẩ.")).to_be_visible()
    assert NAME not in stranger.page.content()
    sound(stranger.page, 390)

    page.goto(course)
    page.get_by_role("button", name="Tổng kết lớp").click()
    expect(page.get_by_text("Đã tổng kết lớp")).to_be_visible()
    expect(page.locator(".nt-figures")).to_contain_text("lượt người dự")
    sound(page, 1280)
    # A report of its own: those of the running periods may stand frozen by now.
    officer.go("/lam-viec/bao-cao/lap/")
    form = page.locator("form").filter(has=page.get_by_label("Tên báo cáo"))
    form.get_by_label("Tên báo cáo").fill("Báo cáo tập huấn trong ngày")
    now = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    form.get_by_label("Từ ngày").fill(f"{now - timedelta(days=1):%d/%m/%Y}")
    form.get_by_label("Đến hết ngày").fill(f"{now:%d/%m/%Y}")
    follow(form.get_by_role("button"))
    table = page.get_by_role("region", name="Bồi dưỡng, tập huấn")
    table.get_by_role("row").filter(has_text="Ban Tuyên giáo").get_by_role("link").first.click()
    expect(page.get_by_role("link", name=re.compile(re.escape(TITLE)))).to_be_visible()
    troubles = officer.troubles + stranger.troubles + door.troubles
    assert [each for each in troubles if FORGED not in each and "404" not in each] == []


def _href(page: Page, label: str) -> str:
    """The full address of the first link so labelled."""
    path = page.get_by_role("link", name=re.compile(label)).first.get_attribute("href")
    return page.url.partition("/lam-viec/")[0] + (path or "")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width)
    page = officer.page
    officer.go(HOME)
    sound(page, width)
    officer.picture(f"training-list-{width}")
    follow(page.get_by_role("link", name=re.compile("Giới thiệu di sản")))
    sound(page, width)
    for words in ("Danh sách người học", "Đăng ký từ bảng Excel", "Đăng ký người học", "Sửa", "Điểm danh"):
        follow(page.get_by_role("link", name=words, exact=True).first)
        sound(page, width)
        page.go_back()
    for path in ("giay/", "lap/"):
        officer.go(HOME + path)
        sound(page, width)
    assert officer.troubles == []
