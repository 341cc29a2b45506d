"""Kiểm tra: an inspector draws a sample, records what is found, the unit answers, a minute is opened, the
follow-up closed by another hand."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import DESK_AND_HAND, Walker
from .looking import overflow, violations
from .printing import printed

pytestmark = pytest.mark.journey

HOME = "/lam-viec/kiem-tra/"
UNIT = "Sở Văn hóa, Thể thao và Du lịch"
TITLE = "Kiểm tra việc giới thiệu tỉnh bằng tiếng nước ngoài"


def day(ahead: int = 0) -> str:
    return f"{date.today() + timedelta(days=ahead):%d/%m/%Y}"


@DESK_AND_HAND
def test_an_inspector_goes_from_the_round_to_the_last_remedy(
    product: str, chromium: Browser, tmp_path: Path, width: int
):
    officer = Walker(chromium, product, "thuong-truc", width)
    page = officer.page
    _prepare(officer)
    _open(officer)
    page.get_by_role("link", name="Xem mẫu, vì sao chọn từng việc").click()
    expect(page.get_by_text("rút lại từ hạt giống cho đúng mẫu này")).to_be_visible()
    expect(page.get_by_text("Máy rút: tầng").first).to_be_visible()
    officer.picture(f"inspection-sample-{width}")
    page.go_back()
    page.get_by_role("link", name="Mở đơn vị này").click()
    visit = page.url
    _inspect(page, visit)
    officer.picture(f"inspection-visit-{width}")
    found = violations(page) + overflow(page, width)
    page.get_by_label("Hạn giải trình").fill(day(3))
    page.get_by_role("button", name="Gửi phát hiện").click()
    expect(page.get_by_text("Đã gửi phát hiện")).to_be_visible()

    staff = Walker(chromium, product, "chuyen-vien-so", width)
    _explain(staff, visit)
    found += violations(staff.page) + overflow(staff.page, width)

    officer.go(visit.removeprefix(product))
    page.get_by_label("Kết quả xem xét").select_option("upheld")
    page.get_by_label("Ý kiến của đoàn").fill("Đoàn chưa thấy minh chứng nào, đề nghị bổ sung.")
    page.get_by_role("button", name="Lưu ý kiến của đoàn").click()
    _conclude(page)
    _open_minute(page, tmp_path)
    _mend(staff, page)
    found += violations(page) + overflow(page, width)
    assert officer.troubles + staff.troubles + found == []


def _prepare(officer: Walker) -> None:
    page = officer.page
    officer.go(HOME)
    page.get_by_role("link", name="Lập đợt kiểm tra").first.click()
    page.get_by_label("Tên đợt").fill(TITLE)
    page.get_by_label("Căn cứ").fill("Quyết định số 08-QĐ/BTGDVTU ngày 05/01/2026 về việc lập đoàn kiểm tra")
    page.get_by_label("Kiểm tra từ ngày").fill(day())
    page.get_by_label("Đến hết ngày", exact=False).first.fill(day(10))
    page.get_by_label(UNIT, exact=True).check()
    page.get_by_role("button", name="Lập đợt kiểm tra").click()
    expect(page.get_by_text("Đã lập đợt kiểm tra.")).to_be_visible()


def _open(officer: Walker) -> None:
    page = officer.page
    for person, part in (("Lãnh đạo cơ quan", "lead"), ("Chuyên viên thường trực", "secretary")):
        page.get_by_label("Người", exact=False).first.select_option(label=person)
        page.get_by_label("Vai trò trong đoàn").select_option(part)
        page.get_by_role("button", name="Cử vào đoàn").click()
        expect(page.get_by_role("button", name=f"Thôi cử {person}")).to_be_visible()
    page.get_by_label("Số việc cần rút").fill("2")
    page.get_by_role("button", name="Rút mẫu").click()
    expect(page.get_by_text("Đã rút mẫu.")).to_be_visible()
    officer.picture("inspection-prepared")
    page.get_by_role("button", name="Bắt đầu đợt kiểm tra").click()
    expect(page.get_by_text("Đợt kiểm tra đã bắt đầu")).to_be_visible()


def _inspect(page: Page, visit: str) -> None:
    """Of each task the checklist and a finding: what has evidence is met, what has none is not."""
    links = page.locator("main table").first.get_by_role("link")
    expect(links).to_have_count(2)
    tasks = [links.nth(place).get_attribute("href") or "" for place in range(links.count())]
    faults = 0
    for address in tasks:
        page.goto(f"{visit.split('/lam-viec/')[0]}{address}")
        form = page.locator("form", has=page.get_by_role("button", name="Lưu phiếu"))
        for select in form.get_by_role("combobox").all():
            select.select_option("yes")
        page.get_by_role("button", name="Lưu phiếu").click()
        expect(page.get_by_text("Đã lưu phiếu kiểm tra.")).to_be_visible()
        write = page.locator("form", has=page.get_by_role("button", name="Lưu phát hiện"))
        seen = write.get_by_role("checkbox")
        if seen.count() and faults:
            seen.first.check()
            write.get_by_label("Tính chất").select_option("met")
            write.get_by_label("Nội dung phát hiện").fill("Đã mở minh chứng, đúng yêu cầu của văn bản.")
            write.get_by_role("button").click()
            expect(page.get_by_text("Đã lưu phát hiện.")).to_be_visible()
            continue
        faults += 1
        write.get_by_label("Tính chất").select_option("no-evidence")
        write.get_by_label("Nội dung phát hiện").fill("Chưa có minh chứng của bản tiếng Anh.")
        write.get_by_role("button").click()
        page.get_by_text("Ghi kiến nghị").click()
        page.get_by_label("Kiến nghị", exact=False).first.fill("Bổ sung bản tiếng Anh đã công bố")
        page.get_by_label("Hạn thực hiện").fill(day(15))
        page.get_by_role("button", name="Lưu kiến nghị").click()
        expect(page.get_by_text("Đã ghi kiến nghị")).to_be_visible()
    assert faults
    page.goto(visit)


def _explain(staff: Walker, visit: str) -> None:
    page = staff.page
    staff.go("/lam-viec/")
    expect(page.get_by_role("link", name=re.compile("phát hiện chờ giải trình")).first).to_be_visible()
    page.goto(visit)
    forms = page.locator("form", has=page.get_by_role("button", name="Gửi giải trình"))
    expect(forms.first).to_be_visible()
    # The first finding is explained, the others agreed with.
    for place in range(forms.count()):
        form = forms.nth(place)
        if place:
            form.get_by_label("Nhất trí với phát hiện").check()
        else:
            form.get_by_label("Không nhất trí, giải trình như sau").check()
            form.get_by_label("Giải trình", exact=True).fill("Bản tiếng Anh đang chờ hiệu đính.")
        form.get_by_role("button").click()
        expect(page.locator(".ins-said")).to_have_count(place + 1)
    staff.picture("inspection-explained")


def _conclude(page: Page) -> None:
    page.get_by_label("Địa điểm").fill("Trụ sở Sở")
    page.get_by_label("Bắt đầu lúc").fill("08:00")
    page.get_by_label("Đại diện đơn vị").fill("Phó Giám đốc Sở")
    page.get_by_role("button", name="Lưu buổi làm việc").click()
    page.get_by_role("button", name="Kết luận kiểm tra đơn vị").click()
    expect(page.get_by_text("Đã kết luận kiểm tra đơn vị")).to_be_visible()


def _open_minute(page: Page, room: Path) -> None:
    page.get_by_role("button", name="Lập biên bản").click()
    page.get_by_role("link", name=re.compile("Mở trang văn bản")).click()
    for label, name in (("Word", "bien-ban-kiem-tra"), ("PDF", "bien-ban-kiem-tra-pdf")):
        link = page.get_by_role("link", name=label, exact=True)
        sheet = printed(page, link.click, room, name)
        for words in ("BIÊN BẢN", "Hồi 8 giờ 00", "ĐẠI DIỆN ĐƠN VỊ", "TRƯỞNG ĐOÀN", "Bản tiếng Anh đang chờ"):
            assert words in sheet.words, (label, words)
        assert sheet.pages >= 2
    page.go_back()


def _mend(staff: Walker, officer: Page) -> None:
    """The unit shows its remedy, the officer accepts it."""
    page = staff.page
    staff.go(f"{HOME}kien-nghi/?state=open&q=ban+tieng+anh+da+cong+bo")
    page.locator("main table a").first.click()
    address = page.url
    page.get_by_label("Tên minh chứng").fill("Trang tiếng Anh đã đăng")
    page.get_by_label("Ngày thực hiện").fill(day())
    page.get_by_label("Đường dẫn").fill("https://songcau.example/en/moi/")
    page.get_by_role("button", name="Thêm minh chứng").click()
    page.get_by_label("Đơn vị đã làm gì").fill("Đã đăng bản tiếng Anh.")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã báo cáo thực hiện")).to_be_visible()
    officer.goto(address)
    officer.get_by_role("button", name="Xác nhận đã thực hiện").click()
    expect(officer.get_by_text("Đã xác nhận kiến nghị được thực hiện.")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int, dark: bool):
    officer = Walker(chromium, product, "thuong-truc", width, dark)
    found = []
    paths = ["", "lap/", "1/", "1/mau/", "2/", "2/mau/?viec=tinh", "3/", "3/sua/", "don-vi/1/", "don-vi/2/"]
    paths += ["don-vi/3/", "phat-hien/", "kien-nghi/", "kien-nghi/1/"]
    for path in paths:
        officer.go(HOME + path)
        officer.picture(f"inspection-{path.split('?')[0].replace('/', '-') or 'rounds'}{width}")
        found += [f"{path}: {each}" for each in violations(officer.page) + overflow(officer.page, width)]
    officer.go(f"{HOME}don-vi/2/")
    officer.page.locator("main table a").first.click()
    officer.picture(f"inspection-item-{width}")
    found += violations(officer.page) + overflow(officer.page, width)
    staff = Walker(chromium, product, "chuyen-vien-so", width, dark)
    for path in ("", "don-vi/1/", "don-vi/3/", "kien-nghi/1/"):
        staff.go(HOME + path)
        staff.picture(f"inspection-unit-{path.replace('/', '-') or 'rounds'}{width}")
        found += [f"{path}: {each}" for each in violations(staff.page) + overflow(staff.page, width)]
    assert found == []
    assert officer.troubles + staff.troubles == []
