"""Họp báo: from its first line to what the public reads, at a desk and on a telephone at the door."""

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
from .looking import overflow, violations

pytestmark = pytest.mark.journey

HOME, SITE = "/lam-viec/hop-bao/", "/vi/bao-chi/hop-bao/"
TITLE, PROGRAMME = "Họp báo về mùa hoa (của phép thử)", "Phim về nghề gốm (của phép thử)"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PEOPLE = (
    ("Người của cơ quan báo chí trong nước", "Đỗ Thị Ngọc Ẩn", "Báo Phép thử"),
    ("Người làm báo tự do", "Lò Văn Tình", ""),
    ("Báo chí nước ngoài không thường trú", "Marc Dubois", "Radio Exemple"),
)


def sound(page: Page, width: int) -> None:
    assert violations(page) == [] and overflow(page, width) == [], page.url


def fill(page: Page, given: dict[str, str]) -> None:
    boxes = page.locator("input:not([type=radio], [type=checkbox]), textarea")
    for label, value in given.items():
        page.get_by_label(label).and_(boxes).first.fill(value)


def make(officer: Walker) -> str:
    """A press conference in two hours, so that its door is open; returns its address."""
    page, now = officer.page, datetime.now(ZONE)
    starts, ends = now + timedelta(hours=2), now + timedelta(hours=3)
    officer.go(f"{HOME}lap/")
    fill(
        page,
        {
            "Tên": TITLE,
            "Bắt đầu ngày": f"{starts:%d/%m/%Y}",
            "Giờ bắt đầu": f"{starts:%H:%M}",
            "Kết thúc ngày": f"{ends:%d/%m/%Y}",
            "Giờ kết thúc": f"{ends:%H:%M}",
            "Địa điểm": "Hội trường tầng 2",
            "Nội dung công bố": "Giới thiệu mùa hoa.",
            "Số chỗ": "40",
            "Nhận đăng ký đến ngày": f"{starts:%d/%m/%Y}",
            "Đến giờ": f"{starts - timedelta(minutes=5):%H:%M}",
        },
    )
    page.get_by_label("Đơn vị chủ trì").select_option(label="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    page.get_by_label("Người phát ngôn").select_option(index=1)
    sound(page, 1280)
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_text("Đã công bố trên cổng.")).to_be_visible()
    expect(page.get_by_text("Thông báo họp báo trong nước")).to_be_visible()
    sound(page, 1280)
    officer.picture("conference-1280")
    return page.url


def register(browser: Browser, product: str, kind: str, name: str, outlet: str) -> Page:
    """A telephone of 390 px without script; returns the page of one's own."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(product + SITE)
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Đăng ký dự").click()
    page.get_by_label(kind).check()
    fill(page, {"Họ và tên": name, "Cơ quan báo chí": outlet, "Thư điện tử": "sai@dia-chi", "Bạn cần": "Ghế"})
    page.get_by_label("Thư điện tử").fill("an@bao.example")
    page.wait_for_timeout(3200)
    page.screenshot(path=str(PICTURES / "conference-register-390.png"), full_page=True)
    page.get_by_role("button", name="Gửi đăng ký").click()
    expect(page.get_by_role("heading", name="Đã nhận, đang xem xét")).to_be_visible()
    assert context.cookies() == []
    return page


def test_a_conference_from_its_first_line_to_the_public(product: str, chromium: Browser):
    PICTURES.mkdir(parents=True, exist_ok=True)
    officer = Walker(chromium, product, "thuong-truc")
    page = officer.page
    held = make(officer)
    mine = [register(chromium, product, *each) for each in PEOPLE]

    page.goto(held)
    page.get_by_role("link", name="Danh sách đăng ký").click()
    for _kind, name, _outlet in PEOPLE[:2]:
        page.get_by_label(name).check()
    page.get_by_role("button", name="Cấp thẻ").click()
    expect(page.get_by_text("Đã cấp thẻ cho 2 người.")).to_be_visible()
    page.get_by_label(PEOPLE[2][1]).check()
    page.get_by_text("Từ chối…").click()
    page.get_by_label("Căn cứ từ chối").select_option(label="Không xác nhận được người đăng ký")
    page.get_by_role("button", name="Từ chối", exact=True).click()
    expect(page.get_by_text("Đã từ chối 1 người.")).to_be_visible()
    sound(page, 1280)
    officer.picture("conference-people-1280")

    refused = mine[2]
    refused.reload()
    expect(refused.get_by_text("Không xác nhận được người đăng ký")).to_be_visible()
    refused.get_by_label("Vì sao nên xem lại").fill("Thẻ nhà báo của tôi còn hạn đến cuối năm.")
    refused.get_by_role("button", name="Gửi đề nghị").click()
    expect(refused.get_by_text("đang chờ một người khác quyết định")).to_be_visible()
    page.get_by_role("link", name=PEOPLE[2][1]).click()
    expect(page.get_by_text("Người xem lại phải khác người đã từ chối.")).to_be_visible()
    leader = Walker(chromium, product, "lanh-dao")
    expect(leader.page.get_by_role("link", name="Xem lại việc từ chối").first).to_be_visible()
    leader.page.goto(page.url)
    sound(leader.page, 1280)
    leader.page.get_by_role("button", name="Cấp thẻ").click()
    expect(leader.page.get_by_text("Đã ghi kết quả xem lại")).to_be_visible()
    refused.reload()
    expect(refused.get_by_role("heading", name="Bạn đã được cấp thẻ")).to_be_visible()

    paper = officer.context.request.get(f"{held}the.pdf")
    sheet = pypdfium2.PdfDocument(paper.body())[0]
    words = sheet.get_textpage().get_text_range()
    assert all(name in words for _kind, name, _outlet in PEOPLE)
    drawn = sheet.render(scale=3).to_pil()
    drawn.save(PICTURES / "conference-badges.png")
    codes = {each.text for each in zxingcpp.read_barcodes(drawn)}
    assert len(codes) == 3

    door = Walker(chromium, product, "thuong-truc", width=390)
    shown = Image.open(BytesIO(refused.locator(".ask__code svg").screenshot()))
    scan = zxingcpp.read_barcodes(shown)[0].text
    assert {urlpath(each) for each in codes} >= {urlpath(scan)}
    door.page.goto(product + urlpath(scan))
    expect(door.page.get_by_role("heading", name="Marc Dubois")).to_be_visible()
    sound(door.page, 390)
    door.picture("conference-scan-390")
    door.page.get_by_role("button", name="Ghi có mặt").click()
    expect(door.page.get_by_text("Đã ghi có mặt")).to_be_visible()
    door.page.goto(product + urlpath(scan))
    door.page.get_by_role("button", name="Ghi có mặt").click()
    expect(door.page.get_by_text("Đã ghi từ trước")).to_be_visible()
    door.page.get_by_role("link", name="Danh sách đón").click()
    door.page.get_by_label("Tìm người").fill("ngoc an")
    door.page.get_by_role("button", name="Tìm").click()
    door.page.get_by_role("button", name=re.compile("Ngọc Ẩn có mặt")).click()
    expect(door.page.get_by_text("2 / 3")).to_be_visible()
    sound(door.page, 390)
    door.picture("conference-door-390")

    page.goto(held)
    page.get_by_role("link", name="Ghi câu hỏi").first.click()
    in_two_days = datetime.now(ZONE) + timedelta(days=2)
    fill(page, {"Câu hỏi": "Bao giờ hoa nở?", "Cơ quan báo chí": "Báo Phép thử"})
    page.get_by_label("Nếu hẹn trả lời sau").fill(f"{in_two_days:%d/%m/%Y}")
    page.get_by_role("button", name="Lưu").click()
    officer.go("/lam-viec/")
    page.get_by_role("listitem").filter(has_text="Bao giờ hoa nở?").get_by_role("link").click()
    fill(page, {"Trả lời": "Từ giữa tháng Ba."})
    page.get_by_label("Công bố câu hỏi và trả lời").check()
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Thêm tài liệu").click()
    page.get_by_label("Tên tài liệu").fill("Thông cáo mùa hoa")
    page.locator("input[type=file]").set_input_files(
        {"name": "thong-cao.txt", "mimeType": "text/plain", "buffer": "Mùa hoa".encode()}
    )
    page.get_by_label("không mang dấu chỉ độ mật").check()
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Ghi lời").click()
    fill(page, {"Ghi lời": "Đại diện cơ quan: Mùa hoa bắt đầu giữa tháng Ba."})
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.get_by_text("Đã công bố ghi lời.")).to_be_visible()
    sound(page, 1280)

    reader = Walker(chromium, product, width=390, dark=True)
    reader.go(SITE)
    reader.page.get_by_role("link", name=TITLE).click()
    for words in ("Từ giữa tháng Ba.", "Thông cáo mùa hoa", "Đại diện cơ quan"):
        expect(reader.page.get_by_text(words).first).to_be_visible()
    sound(reader.page, 390)
    reader.picture("conference-public-390")
    assert officer.troubles + leader.troubles + door.troubles + reader.troubles == []


def test_a_foreign_programme_with_its_terms(product: str, chromium: Browser):
    officer = Walker(chromium, product, "thuong-truc")
    page, now = officer.page, datetime.now(ZONE)
    starts, ends = now + timedelta(days=20), now + timedelta(days=23)
    officer.go(f"{HOME}lap/?kind=foreign")
    fill(
        page,
        {
            "Tên": PROGRAMME,
            "Bắt đầu ngày": f"{starts:%d/%m/%Y}",
            "Giờ bắt đầu": "08:00",
            "Kết thúc ngày": f"{ends:%d/%m/%Y}",
            "Giờ kết thúc": "17:00",
            "Địa điểm": "Làng gốm",
            "Bên tổ chức, bên đề nghị": "Radio Exemple",
        },
    )
    page.get_by_label("Đơn vị chủ trì").select_option(label="Sở Ngoại vụ")
    page.get_by_label("Ai đề nghị").select_option(label="Phóng viên nước ngoài đi theo đoàn")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("gửi hồ sơ tới Bộ Ngoại giao").first).to_be_visible()
    programme = page.url
    for step, document in (
        ("Nhận được hồ sơ, đề nghị", ""),
        ("Đề nghị thay đổi chương trình", "12/RE"),
        ("Trả lời bằng văn bản về thay đổi chương trình", "45/SNgV-TT"),
    ):
        page.get_by_role("link", name="Ghi bước").click()
        page.get_by_label("Bước").select_option(label=step)
        page.get_by_label("Số, ký hiệu văn bản").fill(document)
        page.get_by_role("button", name="Lưu").click()
        expect(page.get_by_text("Đã ghi bước này.")).to_be_visible()
    expect(
        page.get_by_role("link", name="Trả lời hồ sơ của phóng viên nước ngoài đi theo đoàn")
    ).to_be_visible()
    page.get_by_text("Cách tính").first.click()
    sound(page, 1280)
    officer.picture("conference-foreign-1280")
    page.get_by_role("link", name="Soạn công văn trả lời").click()
    page.get_by_label("Kính gửi").fill("Bộ Ngoại giao")
    page.get_by_role("button", name="Soạn công văn").click()
    expect(page.get_by_text("Đã soạn công văn")).to_be_visible()
    page.goto(programme)
    sound(page, 1280)
    assert officer.troubles == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    page = officer.page
    officer.go(HOME)
    sound(page, width)
    officer.picture(f"conference-list-{width}")
    page.get_by_role("link", name=re.compile("Lễ hội Trống đồng")).click()
    held = page.url
    officer.picture(f"conference-page-{width}")
    for path in ("", "sua/", "thong-bao/", "loi/en/", "moi/", "nguoi-du/", "nguoi-du/ghi/", "cua/", "huy/"):
        page.goto(held + path)
        sound(page, width)
    for path in ("tai-lieu/them/", "cau-hoi/ghi/", "ghi-loi/"):
        page.goto(held + path)
        sound(page, width)
    for path in (SITE, "/en/bao-chi/hop-bao/", "/ar/bao-chi/hop-bao/"):
        officer.go(path)
        sound(page, width)
    assert officer.troubles == []


def urlpath(address: str) -> str:
    """What stands after the server's name."""
    return "/" + address.partition("://")[2].partition("/")[2]
