"""Yêu cầu cải chính: from a piece that is untrue to the public register, by four hands and one letter."""

from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey

HOME = "/lam-viec/yeu-cau-cai-chinh/"
CLAIM = "Cầu mới thông xe mà không được kiểm định."
TEXTS = {
    "Điều sai": "Cầu đã được kiểm định trước khi thông xe.",
    "Điều đúng": "Việc kiểm định xong ngày 02, biên bản số 31.",
    "Điều chưa biết": "Không có.",
    "Ảnh hưởng": "Người dân ngại đi qua cầu.",
    "Căn cứ pháp luật": "Khoản 6 Điều 7 Nghị định 244/2026/NĐ-CP",
}
ANSWER = "Tòa soạn đã đối chiếu biên bản và đăng cải chính."


def day(ahead: int = 0) -> str:
    return f"{date.today() + timedelta(days=ahead):%d/%m/%Y}"


def test_a_claim_becomes_a_letter_and_its_answer_is_public(product: str, chromium: Browser, tmp_path: Path):
    staff = Walker(chromium, product, "chuyen-vien-so")
    page = staff.page
    case = _written(staff)
    path = case.removeprefix(product)
    page.get_by_role("button", name="Trình rà soát").click()
    expect(page.get_by_text("Đã trình")).to_be_visible()
    found = violations(page) + overflow(page, 1280)

    leader = Walker(chromium, product, "lanh-dao")
    _press(leader, path, "Đã rà soát, đồng ý")
    head = Walker(chromium, product, "lanh-dao-so")
    _press(head, path, "Ký với tư cách người phát ngôn")
    _press(staff, path, "Lập công văn")
    _number(head, staff, path, tmp_path)

    staff.go(path)
    page.get_by_role("link", name="Ghi việc gửi").click()
    page.get_by_label("Gửi ngày").fill(day())
    page.get_by_label("Bưu điện").check()
    page.get_by_role("button", name="Ghi đã gửi").click()
    page.get_by_role("link", name="Ghi trả lời").click()
    page.get_by_label("Trả lời ngày").fill(day())
    page.get_by_label("Trả lời, nguyên văn").fill(ANSWER)
    page.get_by_role("button", name="Ghi trả lời").click()
    page.get_by_role("link", name="Ghi kết quả").click()
    page.get_by_label("Đã cải chính", exact=True).check()
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_text("Đã ghi kết quả.")).to_be_visible()
    staff.picture("rectification")

    reader = Walker(chromium, product, width=390)
    reader.go("/en/bao-chi/yeu-cau-cai-chinh/")
    expect(reader.page.get_by_text("interested party").first).to_be_visible()
    expect(reader.page.get_by_text(ANSWER)).to_be_visible()
    reader.picture("rectification-public-390")
    found += violations(reader.page) + overflow(reader.page, 390)
    troubles = staff.troubles + leader.troubles + head.troubles + reader.troubles
    assert troubles + found == []


def test_criticism_is_refused_and_only_its_number_is_kept(product: str, chromium: Browser):
    staff = Walker(chromium, product, "chuyen-vien-so")
    page = staff.page
    _take_in(page, staff, kind="Phê bình, góp ý", claim="Đường làm quá chậm.")
    expect(page.get_by_text("Không nhận: hồ sơ chỉ giữ số, ngày và lý do.")).to_be_visible()
    expect(page.get_by_text("Đường làm quá chậm")).to_have_count(0)
    assert staff.troubles == []


def _take_in(page: Page, staff: Walker, kind: str, claim: str) -> None:
    staff.go(f"{HOME}nhan/")
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Cơ quan báo chí").fill("Báo Cầu Tre (mẫu)")
    page.get_by_label("Tên bài").fill("Cầu mới có an toàn?")
    page.get_by_label("Liên kết").fill("https://bao-cau-tre.example/cau-moi")
    page.get_by_label("Ngày đăng").fill(day(-1))
    page.get_by_label("Ngôn ngữ").select_option(label="Tiếng Việt")
    page.get_by_label("Câu sai, trích nguyên văn").fill(claim)
    page.get_by_role("button", name="Nhận", exact=True).click()


def _written(staff: Walker) -> str:
    page = staff.page
    _take_in(page, staff, "Một sự việc, con số kiểm chứng được", CLAIM)
    expect(page.get_by_text("Đã nhận.")).to_be_visible()
    case = page.url
    expect(page.get_by_role("button", name="Trình rà soát")).to_have_count(0)
    page.get_by_role("link", name="Soạn", exact=True).click()
    for label, text in TEXTS.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Thêm bằng chứng").click()
    page.get_by_label("Văn bản, hồ sơ, số liệu công khai").check()
    page.get_by_label("Tên tài liệu").fill("Biên bản kiểm định cầu")
    page.get_by_label("Cơ quan ban hành").fill("Sở Xây dựng")
    page.get_by_label("Số, ký hiệu").fill("31/BB-SXD")
    page.get_by_label("Ngày", exact=False).first.fill(day(-10))
    page.get_by_label("Liên kết").fill("https://songcau.example/bien-ban-31")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("Đã thêm bằng chứng.")).to_be_visible()
    return case


def _press(walker: Walker, path: str, name: str) -> None:
    walker.go(path)
    walker.page.get_by_role("button", name=name).click()
    expect(walker.page.get_by_role("button", name=name)).to_have_count(0)


def _number(head: Walker, staff: Walker, path: str, room: Path) -> None:
    """Submitted by the head, exported and opened, numbered by the unit's staff."""
    head.go(path)
    head.page.get_by_role("link", name="Mở trang văn bản").click()
    head.page.get_by_role("button", name="Trình ký", exact=True).click()
    paper = head.page.url.removeprefix(head.address)
    head.page.get_by_role("button", name="Xuất Word để ký").click()
    with head.page.expect_download() as download:
        head.page.get_by_role("link", name="Bản xuất để ký, Word").click()
    download.value.save_as(room / "letter.docx")
    text = "\n".join(each.text for each in docx.Document(str(room / "letter.docx")).paragraphs)
    assert CLAIM in text and TEXTS["Điều đúng"] in text
    staff.go(paper)
    staff.page.get_by_role("link", name="Ghi số, ngày và bản đã ký").click()
    staff.page.get_by_label("Số văn bản").fill("204")
    staff.page.get_by_label("Ngày ban hành").fill(day())
    staff.page.get_by_role("button", name="Ghi nhận đã ban hành").click()
    expect(staff.page.locator(".nc-lead").first).to_contain_text("204/")
