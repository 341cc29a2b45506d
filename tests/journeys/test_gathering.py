"""Reports of units, by hand, in a browser: asked for, written, gathered, frozen, amended, sent as paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .printing import Sheet, cells, download, loaded, printed

pytestmark = pytest.mark.journey

DEPARTMENT, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"
SILENT = "Văn phòng Ủy ban nhân dân tỉnh"
RESULTS = {
    DEPARTMENT: "Đã in 2.000 tờ gấp song ngữ; mở chuyên trang tiếng Anh trên cổng của Sở.",
    FOREIGN: "Đã đón ba đoàn phóng viên nước ngoài; cung cấp 15 bộ tài liệu giới thiệu tỉnh.",
}
LATER = "Đã đón bốn đoàn phóng viên nước ngoài; cung cấp 18 bộ tài liệu giới thiệu tỉnh."
LETTERHEAD = (
    "TỈNH ỦY SÔNG CẦU",
    "BAN TUYÊN GIÁO VÀ DÂN VẬN",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "BÁO CÁO",
    "BC/BTGDVTU",
)


@dataclass
class Story:
    """Where the story stands."""

    room: Path
    administrator: Walker
    officer: Walker
    department: Walker
    foreign: Walker
    report: str = ""
    name: str = ""

    @property
    def walkers(self) -> tuple[Walker, ...]:
        return self.administrator, self.officer, self.department, self.foreign


@pytest.fixture(scope="module")
def story(product: str, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    names = ("quan-tri", "thuong-truc", "chuyen-vien-so", "chuyen-vien-ngoai-vu")
    told = Story(tmp_path_factory.mktemp("bao-cao"), *(Walker(chromium, product, name) for name in names))
    yield told
    for walker in told.walkers:
        walker.context.close()


@pytest.fixture(autouse=True)
def nothing_failed(story: Story) -> Iterator[None]:
    yield
    for walker in story.walkers:
        assert walker.troubles == []


def test_units_write_and_one_is_missing(story: Story):
    confirm_the_quarter(story.administrator)
    open_the_quarter(story)
    ask(story)
    for walker, unit in ((story.department, DEPARTMENT), (story.foreign, FOREIGN)):
        write(walker, story.name, RESULTS[unit])
        receive(story.officer, story.report, unit)
    page = story.officer.page
    expect(page.locator(".rp-progress")).to_contain_text("2/3")
    expect(page.locator(".rp-missing")).to_contain_text(SILENT)
    story.officer.picture("41-bao-cao-con-thieu-mot")


def confirm_the_quarter(administrator: Walker) -> None:
    """No law sets the Party's periods: the office says that the proposed days are its own."""
    page = administrator.page
    administrator.go("/lam-viec/bao-cao/quy-tac/")
    row = page.locator("tbody tr").filter(has_text="Đảng").filter(has_text="tháng liền trước quý")
    row.get_by_role("link", name=re.compile("^Kiểm tra và xác nhận")).click()
    page.get_by_label("Căn cứ").fill("Quy định của cơ quan mẫu về kỳ báo cáo")
    page.get_by_label(re.compile("Tôi đã kiểm tra")).check()
    page.get_by_role("button", name="Lưu quy tắc").click()
    expect(row.first).to_contain_text("Đang áp dụng")


def open_the_quarter(story: Story) -> None:
    page = story.officer.page
    story.officer.go("/lam-viec/bao-cao/lap/")
    quarters = page.get_by_role("region", name="Quý", exact=True)
    quarters.locator(".rp-period--running").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/bao-cao/\d+/"))
    story.report = page.url.removeprefix(story.officer.address).partition("#")[0]
    story.name = page.get_by_role("heading", level=1).inner_text()


def ask(story: Story) -> None:
    page = story.officer.page
    page.get_by_role("link", name="Yêu cầu đơn vị báo cáo").click()
    # `all` takes what is there: the page must have come.
    expect(page.get_by_label(SILENT, exact=True)).to_be_visible()
    for box in page.locator("input[name=units]").all():
        box.uncheck()
    for unit in (DEPARTMENT, FOREIGN, SILENT):
        page.get_by_label(unit, exact=True).check()
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.locator(".rp-missing li")).to_have_count(3)


def write(unit: Walker, name: str, results: str) -> None:
    """From one's own work; what is typed saves itself, and nothing is sent before one says so."""
    unit.go("/lam-viec/")
    page = unit.page
    page.locator("#bao-cao-don-vi + ul").get_by_role("link", name=name).click()
    part = page.locator("#results")
    part.get_by_role("textbox").fill(results)
    expect(part.locator("[data-status]")).to_contain_text("Đã lưu")
    unit.picture("40-don-vi-viet-bao-cao")
    page.get_by_role("button", name=re.compile("^Gửi (lại )?báo cáo")).click()
    expect(page.get_by_text("đang chờ cơ quan thường trực nhận")).to_be_visible()


def receive(officer: Walker, report: str, unit: str) -> None:
    officer.go(report)
    page = officer.page
    page.get_by_role("link", name=f"Xem và nhận {unit}").click()
    page.get_by_role("button", name="Nhận báo cáo").click()
    officer.go(report)


def test_it_is_gathered_and_frozen(story: Story):
    gather(story.officer, story.report)
    freeze(story.officer)
    amend(story)
    expect(story.officer.page.locator("#khac-biet + ul")).to_contain_text(FOREIGN)
    story.officer.picture("43-khac-biet-sau-khi-chot")


def gather(officer: Walker, report: str) -> None:
    officer.go(report)
    page = officer.page
    part = page.locator("#results")
    part.get_by_text(re.compile("Ghép từ các đơn vị")).click()
    part.get_by_role("button", name="Đưa vào báo cáo").click()
    for unit, words in RESULTS.items():
        expect(page.locator("#results textarea").first).to_have_value(re.compile(re.escape(words)))
        expect(page.locator("#results textarea").first).to_have_value(re.compile(re.escape(unit)))


def freeze(officer: Walker) -> None:
    page = officer.page
    page.locator("#chot + .nc-card").get_by_label("Lý do").fill("Gửi báo cáo trước hạn theo yêu cầu")
    for unwritten in page.get_by_label("Vẫn chốt khi còn phần chưa viết").all():
        unwritten.check()
    page.get_by_role("button", name="Chốt sớm").click()
    expect(page.get_by_text("Đã chốt số liệu").first).to_be_visible()
    officer.picture("42-bao-cao-quy-da-chot")


def amend(story: Story) -> None:
    """The foreign office corrects what stands in the frozen report: that is told, not written over."""
    unit = story.foreign
    unit.page.reload()
    unit.page.get_by_text("Mở sửa").first.click()
    unit.page.get_by_label("Lý do").fill("Bổ sung đoàn phóng viên cuối kỳ.")
    unit.page.get_by_role("button", name="Mở sửa").click()
    part = unit.page.locator("#results")
    part.get_by_role("textbox").fill(LATER)
    expect(part.locator("[data-status]")).to_contain_text("Đã lưu")
    unit.page.get_by_role("button", name=re.compile("^Gửi (lại )?báo cáo")).click()
    receive(story.officer, story.report, FOREIGN)


def test_it_goes_out_as_paper_and_as_data(story: Story):
    page = story.officer.page
    story.officer.go(story.report)
    page.get_by_role("button", name="Lập văn bản").click()
    expect(page.locator("#van-ban-di")).to_be_visible()
    for kind in ("DOCX", "PDF"):
        sheet = printed(page, link(story, kind), story.room, "bao-cao-quy")
        told(sheet)
    book = cells(download(page, link(story, "XLSX"), story.room, "bao-cao-quy"))
    assert DEPARTMENT in book and len(book) > 50
    content = loaded(download(page, link(story, "JSON"), story.room, "bao-cao-quy"))
    assert RESULTS[FOREIGN] in str(content), "the frozen words, not the later ones"
    assert LATER not in str(content)


def link(story: Story, kind: str) -> Callable[[], None]:
    return story.officer.page.locator(".nc-exports").get_by_role("link", name=kind).click


def told(sheet: Sheet) -> None:
    for said in (*LETTERHEAD, "BÁO CÁO", RESULTS[FOREIGN][:30], SILENT, "Nơi nhận", "PHÓ TRƯỞNG BAN"):
        assert said in sheet.words, said
