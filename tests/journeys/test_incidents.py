"""Sự cố: from the playbook written in quiet days to the lesson that becomes work."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey

LESSON = "Mỗi gian hàng có một bình chữa cháy còn hạn."


def day(ahead: int = 0) -> str:
    return f"{date.today() + timedelta(days=ahead):%d/%m/%Y}"


def test_from_the_playbook_to_the_lesson_in_a_plan(product: str, chromium: Browser, tmp_path: Path):
    staff = Walker(chromium, product, "chuyen-vien-so")
    book = _prepare(staff)
    head = Walker(chromium, product, "lanh-dao-so")
    case = _activate(head, book)
    found = _respond(staff, head, case)
    officer = Walker(chromium, product, "thuong-truc")
    _learn(head, officer, case)
    _files(officer, case, tmp_path)
    officer.picture("incident-closed")
    hand = Walker(chromium, product, "chuyen-vien-so", width=390, dark=True)
    hand.go(case)
    hand.picture("incident-390")
    found += violations(hand.page) + overflow(hand.page, 390)
    assert staff.troubles + head.troubles + officer.troubles + hand.troubles + found == []


def _prepare(staff: Walker) -> str:
    page = staff.page
    staff.go("/lam-viec/kich-ban/lap/")
    page.get_by_label("Tên kịch bản").fill("Hội chợ xuân")
    page.get_by_label("Dùng đến hết ngày").fill(day(120))
    page.get_by_label("Việc của giờ đầu").fill("Gọi Công an xác nhận\nBáo người phát ngôn")
    page.get_by_label("Việc của ngày đầu").fill("Cập nhật trên cổng")
    page.get_by_label("Việc sau đó").fill("Họp rút kinh nghiệm")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lập.")).to_be_visible()
    book = page.url.removeprefix(staff.address)
    page.get_by_role("link", name="Thêm rủi ro").click()
    page.get_by_label("Điều có thể xảy ra").fill("Cháy gian hàng")
    page.get_by_label("Dấu hiệu sớm").fill("Mùi khét")
    page.get_by_label("Biện pháp").fill("Trực điện")
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.get_by_role("link", name="Thêm vai").click()
    page.locator("#id_duty").fill("Nắm tình hình")
    page.get_by_label("Chức danh, bộ phận").fill("Phòng Nghiệp vụ")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_role("button", name="Duyệt kịch bản")).to_have_count(0)
    return book


def _activate(head: Walker, book: str) -> str:
    page = head.page
    head.go(book)
    page.get_by_role("button", name="Duyệt kịch bản").click()
    page.get_by_role("link", name="Kích hoạt", exact=True).click()
    page.get_by_label("Điều đã biết đến lúc này").fill(
        "19:05 một gian hàng bốc cháy, chưa có người bị thương."
    )
    page.get_by_role("button", name="Kích hoạt", exact=True).click()
    expect(page.get_by_text("Đã kích hoạt")).to_be_visible()
    return page.url.removeprefix(head.address)


def _respond(staff: Walker, head: Walker, case: str) -> list[str]:
    page = staff.page
    staff.go(case)
    page.get_by_role("link", name="Ghi nhật ký").click()
    page.get_by_label("Nội dung").fill("Đám cháy đã tắt.")
    page.get_by_label("Nguồn").fill("Công an tỉnh")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_role("button", name="Xong: Báo người phát ngôn").click()
    page.get_by_role("link", name="Giao việc").click()
    page.locator("#id_text").fill("Đếm bình chữa cháy")
    page.get_by_label("Đơn vị làm").select_option(label="Sở Văn hóa, Thể thao và Du lịch")
    later = datetime.now() + timedelta(hours=3)
    page.get_by_label("Hạn ngày").fill(f"{later:%d/%m/%Y}")
    page.get_by_label("Hạn giờ").fill(f"{later:%H:%M}")
    page.get_by_role("button", name="Giao", exact=True).click()
    staff.go("/lam-viec/")
    expect(page.get_by_text("1 việc của đơn vị bạn")).to_be_visible()
    staff.go(case)
    page.get_by_role("link", name="Mở vụ việc phải phát ngôn").click()
    page.get_by_label("Loại vụ việc").select_option("event")
    page.get_by_label("Căn cứ xác định thời điểm").fill("Báo cáo nhanh 5/BC-SVHTTDL")
    page.get_by_role("button", name="Mở vụ việc").click()
    expect(page.get_by_text("khoản 3 Điều 7").first).to_be_visible()
    staff.picture("incident-active")
    found = violations(page) + overflow(page, 1280)
    page.get_by_role("link", name="Báo xong").click()
    page.get_by_label("Kết quả").fill("Đủ 12 bình.")
    page.get_by_role("button", name="Báo xong").click()
    head.go(case)
    head.page.get_by_role("link", name="Hạ báo động").click()
    head.page.get_by_label("Căn cứ").fill("Công an xác nhận đã an toàn.")
    head.page.get_by_role("button", name="Hạ báo động").click()
    return found


def _learn(head: Walker, officer: Walker, case: str) -> None:
    page = head.page
    expect(page.get_by_role("button", name="Khép sự cố")).to_have_count(0)
    page.get_by_role("link", name="Rút kinh nghiệm", exact=True).click()
    page.get_by_label("Điều làm tốt").fill("Xác nhận trong mười phút.")
    page.get_by_label("Điều chưa tốt").fill("Thiếu bình chữa cháy.")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Ghi bài học").click()
    page.get_by_label("Bài học").fill(LESSON)
    page.get_by_label("Đơn vị thực hiện").select_option(label="Sở Văn hóa, Thể thao và Du lịch")
    page.get_by_label("Hạn").fill(day(30))
    page.get_by_role("button", name="Ghi", exact=True).click()
    page = officer.page
    officer.go(case)
    page.get_by_role("link", name="Đưa vào kế hoạch").click()
    page.get_by_role("button", name="Đưa vào kế hoạch").click()
    expect(page.get_by_text("Bài học đã là một hoạt động của kế hoạch.")).to_be_visible()
    page.get_by_role("button", name="Khép sự cố").click()
    expect(page.get_by_text("Đã khép lại.").first).to_be_visible()


def _files(officer: Walker, case: str, room: Path) -> None:
    for form in ("DOCX", "JSON"):
        with officer.page.expect_download() as download:
            officer.page.get_by_role("link", name=form, exact=True).click()
        download.value.save_as(room / form)
    paper = docx.Document(str(room / "DOCX"))
    text = "\n".join(each.text for each in paper.paragraphs)
    assert LESSON in text and "Đã khép lại" not in text
    told = json.loads((room / "JSON").read_text(encoding="utf-8"))
    assert told["state"] == "closed" and told["matter"] and told["lessons"][0]["activity"]
