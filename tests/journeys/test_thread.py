"""The thread, by hand, in a browser: a directive goes in, a figure leads back to its sentence."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import nhipcau.demo

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey

HERE = Path(__file__).resolve()
REAL = HERE.parents[3] / "shared" / "samples" / "004_ae91674dcfbe727e.txt"
OWN = Path(nhipcau.demo.__file__).parent / "documents" / "huong-dan-tuyen-giao.txt"
UNIT = "Sở Văn hóa, Thể thao và Du lịch"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guidance where it lies beside the checkout, else our own under another number."""
    if REAL.exists():
        return REAL
    print("../shared/samples is absent: the journey uses the sample office's own guidance")
    path = tmp_path_factory.mktemp("tai-lieu") / "huong-dan.txt"
    path.write_text(OWN.read_text().replace("41-HD/BTGDVTU", "97-HD/BTGTU"))
    return path


def test_the_thread(product: str, chromium: Browser, document: Path):
    clerk, officer = Walker(chromium, product, "van-thu"), Walker(chromium, product, "thuong-truc")
    staff = Walker(chromium, product, "chuyen-vien-so")

    review = receive(clerk, document)
    correct_a_lead(officer, review)
    split_an_obligation(officer, review)
    confirm(officer, review)
    work = assign(officer, review)
    prove_and_submit(staff, work, "Bản thảo chương trình", "https://example.org/ban-thao")
    return_it(officer, work)
    prove_and_submit(staff, work, "Chương trình đã ban hành", "https://example.org/chuong-trinh")
    accept(officer, work)
    follow_a_figure_back(officer, work)
    for walker in (clerk, officer, staff):
        assert walker.troubles == []


def receive(clerk: Walker, document: Path) -> str:
    page = clerk.page
    page.get_by_role("link", name="Văn bản chỉ đạo").first.click()
    page.get_by_role("link", name="Tiếp nhận văn bản").first.click()
    clerk.picture("01-tiep-nhan")
    page.locator("input[type=file]").set_input_files(document)
    page.get_by_role("button", name="Tiếp nhận và đọc").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/$"), timeout=30_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("97-HD/BTGTU")
    return page.url.removeprefix(clerk.address)


def correct_a_lead(officer: Walker, review: str) -> None:
    """The press of the source province is not in our directory: a person says whom it is here."""
    officer.go(review)
    page = officer.page
    officer.picture("02-ra-soat")
    unknown = page.locator(".nd-party", has_text="chưa rõ là ai").first
    written = unknown.inner_text()
    unknown.get_by_role("link", name="Tìm trong danh bạ").click()
    page.get_by_label("Tìm trong danh bạ").fill("bao va phat thanh")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_label("Báo và Phát thanh, truyền hình Sông Cầu").check()
    officer.picture("03-chon-don-vi")
    page.get_by_role("button", name="Chọn", exact=True).click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/"))
    name = re.search("“([^”]+)”", written)
    assert name
    expect(page.locator(".nd-party", has_text=name[1]).first).to_contain_text("người chọn")


def split_an_obligation(officer: Walker, review: str) -> None:
    officer.go(review)
    page = officer.page
    before = page.locator("article[data-waiting]").count()
    card = page.locator("article[data-waiting]", has_text="đẩy mạnh hoạt động thông tin đối ngoại")
    if not card.count():
        card = page.locator("article[data-waiting]").filter(has=page.get_by_role("link", name="Tách"))
    card.first.get_by_role("link", name="Tách").click()
    page.get_by_label("tách từ đây").first.check()
    officer.picture("04-tach")
    page.get_by_role("button", name="Tách", exact=True).click()
    expect(page.locator("article[data-waiting]")).to_have_count(before + 1)


def confirm(officer: Walker, review: str) -> None:
    officer.go(review)
    page = officer.page
    page.get_by_role("button", name=re.compile("Xác nhận tất cả")).click()
    expect(page.locator(".nd-summary__count")).not_to_contain_text("Xác nhận 0/")
    officer.picture("05-da-xac-nhan")


def assign(officer: Walker, review: str) -> str:
    """The obligation of the merged department goes to its heir."""
    officer.go(review)
    page = officer.page
    card = page.locator("article.nd-card--confirmed", has_text=UNIT).first
    card.get_by_role("link", name=re.compile(r"^Nhiệm vụ \d+")).click()
    officer.picture("06-nhiem-vu")
    page.get_by_role("link", name="Giao việc").first.click()
    expect(page.get_by_role("heading", name="Giao cho đơn vị nào")).to_be_visible()
    past = page.get_by_label(re.compile("hạn đã qua"))
    if past.count():
        past.check()
    officer.picture("07-giao-viec")
    page.get_by_role("button", name="Giao việc").click()
    page.get_by_role("link", name=UNIT).first.click()
    page.wait_for_url(re.compile(r"/cong-viec/\d+/"))
    return page.url.removeprefix(officer.address)


def prove_and_submit(staff: Walker, work: str, title: str, link: str) -> None:
    staff.go("/lam-viec/")
    staff.picture("08-viec-cua-toi")
    assert staff.page.locator(f'a[href^="{work}"]').count(), "the work is not among mine"
    staff.go(work)
    page = staff.page
    form = page.locator("details.plans-add")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    form.get_by_label("Tên minh chứng").fill(title)
    form.get_by_label("Số lượng").fill("1")
    form.get_by_label("Loại").select_option("document")
    form.get_by_label("hoặc Đường dẫn").fill(link)
    form.get_by_role("button", name="Thêm minh chứng").click()
    expect(page.locator("#minh-chung, .plans-evidence").first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(title))).to_be_visible()
    page.get_by_role("button", name="Nộp kết quả").click()
    expect(page.get_by_text("Chờ duyệt").first).to_be_visible()
    staff.picture("09-da-nop")


def return_it(officer: Walker, work: str) -> None:
    officer.go(work)
    page = officer.page
    page.locator("#duyet").get_by_label("Lý do").fill("Đây là bản thảo; cần bản đã ban hành.")
    page.get_by_role("button", name=re.compile("^Trả lại")).click()
    expect(page.get_by_text("Trả lại").first).to_be_visible()
    officer.picture("10-tra-lai")


def accept(officer: Walker, work: str) -> None:
    officer.go(work)
    page = officer.page
    page.locator("#duyet").get_by_role("button", name="Chấp nhận").click()
    expect(page.get_by_text("Đã chấp nhận").first).to_be_visible()


def follow_a_figure_back(officer: Walker, work: str) -> None:
    page = officer.page
    officer.go("/lam-viec/bao-cao/")
    page.locator(".nc-card", has_text="Kỳ đang chạy").get_by_role(
        "button", name=re.compile("Lập báo cáo")
    ).or_(page.locator(".nc-card", has_text="Kỳ đang chạy").get_by_role("link", name="Mở báo cáo")).click()
    page.wait_for_url(re.compile(r"/bao-cao/\d+/"))
    page.locator("#chot").scroll_into_view_if_needed()
    page.get_by_label("Lý do").fill("Gửi báo cáo trước hạn theo yêu cầu")
    for unwritten in page.get_by_label("Vẫn chốt khi còn phần chưa viết").all():
        unwritten.check()
    page.get_by_role("button", name="Chốt sớm").click()
    expect(page.get_by_text("Đã chốt số liệu").first).to_be_visible()
    officer.picture("11-bao-cao-da-chot")
    row = page.locator("table.rp-figures tbody tr", has_text=UNIT)
    row.locator('a[href*="/accepted/"]').first.click()
    officer.picture("12-con-so")
    record = page.locator("li.nc-card").filter(has=page.locator(f'a[href^="{work}"]')).first
    quoted = record.locator("mark").inner_text()
    record.locator(".rp-source a").first.click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/.*#cau-\d+$"))
    officer.picture("13-cau-trong-van-ban")
    target = page.locator(page.evaluate("location.hash"))
    expect(target).to_be_in_viewport()
    source = page.locator("article.nd-source, .nd-source").first.inner_text()
    assert plain(quoted)[:60] in plain(source)


def plain(text: str) -> str:
    return re.sub(r"[\W\d]+", " ", text)


SCREENS = {
    "viec-cua-toi": "/lam-viec/",
    "van-ban": "/lam-viec/van-ban/",
    "tiep-nhan": "/lam-viec/van-ban/tiep-nhan/",
    "ra-soat": "/lam-viec/van-ban/1/",
    "theo-doi": "/lam-viec/cong-viec/",
    "phan-cong": "/lam-viec/cong-viec/1/",
    "danh-ba": "/lam-viec/danh-ba/",
    "bao-cao": "/lam-viec/bao-cao/",
    "mot-bao-cao": "/lam-viec/bao-cao/1/",
}


@pytest.mark.parametrize("dark", [False, True], ids=["sang", "toi"])
@pytest.mark.parametrize("width", [1280, 390])
def test_screens_are_accessible_and_fit(product: str, chromium: Browser, width: int, dark: bool):
    """No axe violation (WCAG 2.1 A and AA), nothing wider than the window, on every screen of the thread."""
    walker = Walker(chromium, product, "thuong-truc", width=width, dark=dark)
    found = {}
    for name, path in SCREENS.items():
        walker.go(path)
        walker.picture(f"man-hinh-{name}-{width}{'-toi' if dark else ''}")
        found[name] = violations(walker.page) + overflow(walker.page, width)
    assert {name: list_ for name, list_ in found.items() if list_} == {}
    assert walker.troubles == []


def test_the_sign_in_is_accessible(product: str, chromium: Browser):
    walker = Walker(chromium, product)
    walker.go("/lam-viec/login/")
    walker.picture("00-dang-nhap")
    assert violations(walker.page) == []
    assert walker.troubles == []
