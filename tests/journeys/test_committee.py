"""Ban Chỉ đạo: from a member to the meeting, its notice through the reading, and the next agenda."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey

NOTICE = Path(__file__).resolve().parents[1] / "committee" / "thong-bao.txt"
BODY = "/lam-viec/ban-chi-dao/1/"
SCREENS = [
    "/lam-viec/ban-chi-dao/",
    "/lam-viec/ban-chi-dao/lap/",
    BODY,
    f"{BODY}sua/",
    f"{BODY}kien-toan/",
    f"{BODY}phien-hop/",
    f"{BODY}phien-hop/lap/",
    f"{BODY}nhiem-vu/",
    f"{BODY}ke-hoach/",
    "/lam-viec/ban-chi-dao/thanh-phan/1/",
    "/lam-viec/ban-chi-dao/thanh-phan/1/them/",
    "/lam-viec/ban-chi-dao/thanh-vien/1/",
    "/lam-viec/ban-chi-dao/phien/1/",
    "/lam-viec/ban-chi-dao/phien/1/du-hop/",
    "/lam-viec/ban-chi-dao/phien/1/ghi/",
    "/lam-viec/ban-chi-dao/phien/2/",
    "/lam-viec/ban-chi-dao/noi-dung/1/",
]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    for path in SCREENS:
        officer.go(path)
        assert violations(officer.page) == [] and overflow(officer.page, width) == [], path
    officer.go("/lam-viec/ban-chi-dao/phien/1/")
    officer.picture(f"committee-meeting-{width}")
    assert officer.troubles == []


def today(page: Page) -> str:
    return page.evaluate("new Date().toLocaleDateString('en-GB', {timeZone: 'Asia/Ho_Chi_Minh'})")


def notice_of(day: str, room: Path) -> Path:
    """The notice of the tests, dated this day: posts are understood by the composition of that day."""
    number, month, year = day.split("/")
    text = NOTICE.read_text().replace(
        "ngày 20 tháng 11 năm 2026", f"ngày {number} tháng {month} năm {year}", 1
    )
    made = room / "thong-bao.txt"
    made.write_text(text)
    return made


def test_a_conclusion_notice_becomes_work_and_stands_on_the_next_agenda(
    product: str, chromium: Browser, tmp_path: Path
):
    officer = Walker(chromium, product, "thuong-truc")
    page = officer.page
    # A member more: the post represents a unit.
    officer.go("/lam-viec/ban-chi-dao/thanh-phan/1/them/")
    page.get_by_label("Chức vụ").fill("Giám đốc Sở Công Thương")
    page.get_by_label("Đơn vị đại diện").select_option(label="Sở Công Thương")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("Đã thêm thành viên.")).to_be_visible()
    # Today's meeting, and what was said in it.
    officer.go(f"{BODY}phien-hop/lap/")
    page.get_by_label("Loại phiên họp").select_option("special")
    page.get_by_label("Ngày họp").fill(today(page))
    page.get_by_label("Giờ họp").fill("00:05")
    page.get_by_label("Địa điểm").fill("Phòng họp số 1")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Kiểm điểm việc thực hiện kết luận phiên họp định kỳ thứ 1")).to_be_visible()
    page.get_by_text("Thêm nội dung").click()
    page.get_by_label("Nội dung").fill("Tuần lễ hữu nghị biên giới")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("Đã thêm nội dung họp.")).to_be_visible()
    meeting = page.url
    page.get_by_role("link", name="Ghi diễn biến, kết luận").click()
    page.get_by_label("Kết thúc lúc").fill("01:00")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã ghi phiên họp với 0 kết luận.")).to_be_visible()
    # The notice comes from elsewhere and goes the way of every directive.
    page.get_by_label("Tệp thông báo kết luận").set_input_files(str(notice_of(today(page), tmp_path)))
    page.get_by_role("button", name="Tiếp nhận và đọc").click()
    expect(page.locator(".nd-card").first).to_be_visible(timeout=90_000)
    officer.picture("committee-review")
    page.goto(meeting)
    tasks = page.locator(".nct-tasks tbody tr")
    named = {
        "kế hoạch truyền thông Tuần lễ": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Rà soát các thỏa thuận": "Sở Ngoại vụ",
        "hướng dẫn các cơ quan báo chí": "Báo và Phát thanh, truyền hình Sông Cầu",
        "kế hoạch thông tin đối ngoại năm 2027": "Các thành viên Ban Chỉ đạo",
    }
    for task, unit in named.items():
        expect(tasks.filter(has_text=task).first).to_contain_text(unit)
    expect(tasks.filter(has_text="mạng Internet")).to_contain_text("chưa rõ là ai")
    assert violations(page) == [] and overflow(page, 1280) == []
    officer.picture("committee-conclusions")
    # The next meeting, called before, looks back at this one by itself.
    officer.go("/lam-viec/ban-chi-dao/phien/2/")
    expect(page.get_by_text("Kiểm điểm việc thực hiện kết luận họp đột xuất thứ 1")).to_be_visible()
    row = page.locator(".nct-agenda .nct-tasks tbody tr").filter(has_text="Rà soát các thỏa thuận")
    expect(row).to_contain_text("Chờ xác nhận")
    row.get_by_role("link").first.click()
    expect(page.get_by_text("Câu giao việc trong văn bản")).to_be_visible()
    assert officer.troubles == []
    staff = Walker(chromium, product, "chuyen-vien-ngoai-vu")
    staff.go("/lam-viec/ban-chi-dao/phien/1/")
    expect(staff.page.get_by_text("lập danh sách đầu mối").first).to_be_visible()
    expect(staff.page.get_by_text("bộ thông điệp chung")).to_have_count(0)
    staff.picture("committee-unit")
    assert staff.troubles == []
