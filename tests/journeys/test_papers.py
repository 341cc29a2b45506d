"""Real paper, by hand, in a browser: a directive becomes a plan, signed elsewhere, and then work."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, expect

import nhipcau.demo
from tests.issuing import pdfs

from .conftest import Walker
from .looking import overflow, violations
from .printing import Sheet, printed

pytestmark = pytest.mark.journey

REAL = Path(__file__).resolve().parents[3] / "shared" / "samples" / "004_ae91674dcfbe727e.txt"
OWN = Path(nhipcau.demo.__file__).parent / "documents" / "huong-dan-tuyen-giao.txt"
# A number of its own: the thread receives the same words under theirs.
NUMBER = "98-HD/BTGTU"
TITLE = "Công tác thông tin đối ngoại năm 2027"
DEPARTMENT, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"
SILENT = "Văn phòng Ủy ban nhân dân tỉnh"
COMMUNE = "Ủy ban nhân dân phường Bến Tràng"
REASON = "Việc thường xuyên, đã có trong chương trình công tác của cơ quan."
LETTERHEAD = ("TỈNH ỦY SÔNG CẦU", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Cầu, ngày")


@dataclass
class Story:
    """Where the story stands, for the tests that go on telling it."""

    room: Path
    officer: Walker
    department: Walker
    foreign: Walker
    clerk: Walker
    phone: Walker
    plan: str = ""
    paper: str = ""
    exported: Path = field(default_factory=Path)

    @property
    def walkers(self) -> tuple[Walker, ...]:
        return self.officer, self.department, self.foreign, self.clerk, self.phone


@pytest.fixture(scope="module")
def story(product: str, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    names = ("thuong-truc", "chuyen-vien-so", "chuyen-vien-ngoai-vu", "van-thu")
    walkers = [Walker(chromium, product, name) for name in names]
    phone = Walker(chromium, product, width=390)
    told = Story(tmp_path_factory.mktemp("giay"), *walkers, phone)
    yield told
    for walker in told.walkers:
        walker.context.close()


@pytest.fixture(autouse=True)
def nothing_failed(story: Story) -> Iterator[None]:
    yield
    for walker in story.walkers:
        assert walker.troubles == []


def test_a_plan_is_drafted_and_edited_by_keyboard(story: Story):
    review = receive(story.clerk, written_in_word(story.room))
    give_leads(story.officer, review)
    story.plan = draft(story.officer)
    fill_the_grid(story.officer)
    leave_one_out(story.officer)
    values_stand_after_reload(story.officer, story.plan)


def written_in_word(room: Path) -> Path:
    """The real guidance where it lies beside the checkout, else our own."""
    text = (REAL if REAL.exists() else OWN).read_text()
    text = re.sub(r"97- ?HD/BTGTU|41-HD/BTGDVTU", NUMBER, text)
    paper = docx.Document()
    for line in filter(str.strip, text.splitlines()):
        paper.add_paragraph(line.strip())
    paper.save(str(room / "huong-dan.docx"))
    return room / "huong-dan.docx"


def receive(clerk: Walker, document: Path) -> str:
    page = clerk.page
    clerk.go("/lam-viec/van-ban/tiep-nhan/")
    page.locator("input[type=file]").first.set_input_files(document)
    page.get_by_role("button", name="Tiếp nhận và đọc").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/$"), timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text(NUMBER)
    return page.url.removeprefix(clerk.address)


def give_leads(officer: Walker, review: str) -> None:
    """What the directive gives to nobody goes to the department that does it here; then all is confirmed."""
    officer.go(review)
    page = officer.page
    bare = page.locator("article[data-waiting]", has_text="văn bản không nêu")
    if bare.count():
        for card in bare.all():
            card.get_by_label("đánh dấu").check()
        page.get_by_text("Với các nhiệm vụ đã đánh dấu").click()
        page.locator("#danh-dau").get_by_role("button", name="Thêm đơn vị").click()
        page.get_by_label("Tìm trong danh bạ").fill("so van hoa")
        page.get_by_role("button", name="Tìm", exact=True).click()
        page.get_by_label(DEPARTMENT).check()
        page.get_by_role("button", name="Thêm", exact=True).click()
    button = page.get_by_role("button", name=re.compile("Xác nhận tất cả"))
    button.click()
    expect(button).to_have_count(0)
    expect(page.locator(".nd-summary__count")).not_to_contain_text("Xác nhận 0/")


def draft(officer: Walker) -> str:
    page = officer.page
    officer.go("/lam-viec/ke-hoach/")
    page.get_by_role("link", name=re.compile("Lập kế hoạch")).first.click()
    page.get_by_label("Trích yếu").fill(TITLE)
    page.get_by_label(re.compile(re.escape(NUMBER))).check()
    page.get_by_role("button", name="Lập kế hoạch").click()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+/$"))
    officer.picture("20-ke-hoach-vua-lap")
    return page.url.removeprefix(officer.address)


def cell(officer: Walker, row: int, column: str) -> Locator:
    return officer.page.locator("tr[data-row]").nth(row).locator(f"[data-column={column}]")


def paste(officer: Walker, text: str) -> None:
    """What a spreadsheet leaves in the clipboard, pasted where the focus stands."""
    officer.page.evaluate(
        """text => {
            const given = new DataTransfer();
            given.setData("text/plain", text);
            const how = { clipboardData: given, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        text,
    )


def saved(officer: Walker) -> None:
    expect(officer.page.locator("[data-grid-state]")).to_contain_text("Đã lưu lúc")
    expect(officer.page.locator(".is-waiting, .is-held")).to_have_count(0)


def fill_the_grid(officer: Walker) -> None:
    """Keys only: a name typed and chosen, Tab, two columns from a spreadsheet, unknown names taken out."""
    keyboard, rows = officer.page.keyboard, officer.page.locator("tr[data-row]").count()
    cell(officer, 0, "supporters").focus()
    keyboard.type("so ngoai")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(cell(officer, 0, "time")).to_be_focused()
    expect(cell(officer, 0, "supporters")).to_contain_text(FOREIGN)
    cell(officer, 1, "leads").focus()
    keyboard.type("UBND phường Bến Tràng")
    keyboard.press("Tab")
    cell(officer, 0, "time").focus()
    quarters = [f"Quý {'I' * (row % 3 + 1)}/2027" for row in range(rows)]
    block = "".join(f"{when}\tSản phẩm {row}, có báo cáo\n" for row, when in enumerate(quarters, 1))
    paste(officer, block)
    expect(cell(officer, rows - 1, "deliverable")).to_contain_text(f"Sản phẩm {rows}, có báo cáo")
    for each in officer.page.locator("[data-column=supporters].is-unclear").all():
        each.focus()
        keyboard.press("Delete")
    saved(officer)
    expect(cell(officer, 1, "leads")).to_contain_text(COMMUNE)
    undo(officer)
    officer.picture("21-luoi-da-dien")


def undo(officer: Walker) -> None:
    keyboard, first = officer.page.keyboard, cell(officer, 0, "deliverable")
    first.focus()
    keyboard.type("Gõ nhầm")
    keyboard.press("Enter")
    expect(first).to_contain_text("Gõ nhầm")
    keyboard.press("Control+z")
    expect(first).to_contain_text("Sản phẩm 1, có báo cáo")
    saved(officer)


def leave_one_out(officer: Walker) -> None:
    """The last line goes; its task waits as a gap until a reason stands for it."""
    page = officer.page
    count = page.locator("[data-gap-count]").first
    page.reload()
    expect(count).to_have_text("0")
    page.locator("tr[data-row]").last.get_by_role("button", name=re.compile("^Bỏ dòng")).click()
    expect(count).to_have_text("1")
    gap = page.locator("li[data-gap]")
    gap.get_by_text("Để ngoài, vì").click()
    gap.get_by_label("Lý do để ngoài kế hoạch").fill(REASON)
    officer.picture("22-khoang-trong")
    gap.get_by_role("button", name="Để ngoài kế hoạch").click()
    expect(count).to_have_text("0")


def values_stand_after_reload(officer: Walker, plan: str) -> None:
    officer.go(plan)
    rows = officer.page.locator("tr[data-row]").count()
    expect(cell(officer, 0, "supporters")).to_contain_text(FOREIGN)
    expect(cell(officer, 0, "time")).to_contain_text("Quý I/2027")
    expect(cell(officer, rows - 1, "deliverable")).to_contain_text(f"Sản phẩm {rows}, có báo cáo")
    expect(officer.page.locator("[data-gap-count]").first).to_have_text("0")


def test_units_comment_and_each_point_is_answered(story: Story):
    story.paper = send_for_comment(story.officer, story.plan)
    agree(story.foreign)
    make_points(story.department)
    answer_points(story.officer, story.paper)
    summary = printed(
        story.officer.page,
        story.officer.page.get_by_role("link", name="Bảng tổng hợp (Word)").click,
        story.room,
        "tong-hop",
    )
    for said in ("TỔNG HỢP", FOREIGN, DEPARTMENT, SILENT, POINTS[0][:30], ANSWERS[1][:30]):
        assert said in summary.words
    close_round(story.officer, story.paper)


POINTS = (
    "Đề nghị nêu rõ nguồn kinh phí của các ấn phẩm bằng tiếng nước ngoài.",
    "Đề nghị lùi các lớp tập huấn sang quý IV.",
)
ANSWERS = (
    "Bổ sung dòng kinh phí vào phụ lục.",
    "Giữ như dự thảo: quý IV trùng kỳ tổng kết năm.",
)


def send_for_comment(officer: Walker, plan: str) -> str:
    page = officer.page
    officer.go(plan + "van-ban/")
    officer.picture("23-van-ban-cua-ke-hoach")
    page.get_by_role("link", name="Gửi lấy ý kiến").click()
    for unit in (DEPARTMENT, FOREIGN, SILENT):
        page.get_by_label(unit, exact=True).check()
    page.get_by_label("Hạn trả lời").fill("31/12/2099")
    page.get_by_label("Nội dung cần góp ý").fill("Đề nghị góp ý về phân công và thời hạn trong phụ lục.")
    page.get_by_role("button", name="Gửi lấy ý kiến").click()
    page.get_by_role("link", name=TITLE).first.click()
    return page.url.removeprefix(officer.address)


def open_request(unit: Walker) -> None:
    """From one's own work to the draft that waits for a word."""
    unit.go("/lam-viec/")
    row = unit.page.locator("#cho-gop-y + ul li", has_text=TITLE)
    row.get_by_role("link", name=re.compile("Góp ý dự thảo")).click()
    expect(unit.page.get_by_role("heading", level=1)).to_contain_text("Góp ý dự thảo")


def agree(unit: Walker) -> None:
    open_request(unit)
    unit.page.get_by_label("Nhất trí toàn văn").check()
    unit.page.get_by_role("button", name="Gửi ý kiến").click()
    expect(unit.page.get_by_text("nhất trí toàn văn").first).to_be_visible()


def make_points(unit: Walker) -> None:
    open_request(unit)
    page = unit.page
    page.get_by_label("Có ý kiến như dưới đây").check()
    for number, words in enumerate(POINTS, 1):
        entry = page.locator("fieldset.iss-entry").nth(number - 1)
        entry.get_by_label("Vị trí", exact=True).select_option(index=number)
        entry.get_by_label("Nội dung góp ý").fill(words)
    unit.picture("24-don-vi-gop-y")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text("Đã gửi ý kiến").first).to_be_visible()


def answer_points(officer: Walker, paper: str) -> None:
    page = officer.page
    officer.go(paper)
    page.get_by_role("link", name="Xem ý kiến góp ý").click()
    for point, choice, words in zip(POINTS, ("Tiếp thu", "Giải trình"), ANSWERS, strict=True):
        box = page.locator(".iss-point", has_text=point)
        box.get_by_label(choice, exact=True).check()
        box.get_by_label("Nội dung tiếp thu, giải trình").fill(words)
        box.get_by_role("button", name="Lưu trả lời").click()
        expect(page.locator(".iss-point", has_text=point)).to_contain_text(words)
    expect(page.get_by_text("Mọi ý kiến đã được tiếp thu hoặc giải trình.")).to_be_visible()
    expect(page.locator(".iss-units li", has_text=SILENT)).to_contain_text("chưa gửi ý kiến")
    officer.picture("25-tiep-thu-giai-trinh")


def close_round(officer: Walker, paper: str) -> None:
    page = officer.page
    page.get_by_role("button", name="Kết thúc đợt này").click()
    page.wait_for_url(re.compile(re.escape(paper) + "(#.*)?$"))
    expect(page.locator(".iss-steps [aria-current=step]")).to_contain_text("Dự thảo")


def test_it_is_signed_elsewhere_and_becomes_work(story: Story):
    submit_and_export(story)
    bring_back(story)
    work_has_started(story.officer)


def submit_and_export(story: Story) -> None:
    """Word for who must still turn the page, PDF for who signs it; both as a good office writes them."""
    page = story.officer.page
    story.officer.go(story.paper)
    page.get_by_role("button", name="Trình ký", exact=True).click()
    for name, form in (("Xuất Word để ký", "Word"), ("Xuất PDF để ký", "PDF")):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("link", name=f"Bản xuất để ký, {form}")).to_be_visible()
    story.officer.picture("26-da-xuat-de-ky")
    found = [exported(story, form) for form in ("Word", "PDF")]
    assert len({sheet.pages for sheet in found}) == 1, [sheet.pages for sheet in found]
    story.exported = found[1].path


def exported(story: Story, form: str) -> Sheet:
    press = story.officer.page.get_by_role("link", name=f"Bản xuất để ký, {form}").click
    sheet = printed(story.officer.page, press, story.room, "ke-hoach")
    for said in (
        *LETTERHEAD,
        "KẾ HOẠCH",
        "KH/BTGDVTU",
        TITLE,
        "Nơi nhận",
        "PHÓ TRƯỞNG BAN",
        "DANH MỤC HOẠT ĐỘNG",
    ):
        assert said in sheet.words, said
    for said in (DEPARTMENT.split(",")[0], "Quý II/2027", "Sản phẩm 1", NUMBER):
        assert said in sheet.words, said
    return sheet


def bring_back(story: Story) -> None:
    """The clerk brings the signed file; the machine says who signed it and that nothing was changed."""
    page = story.clerk.page
    signed = story.room / "ke-hoach-da-ky.pdf"
    with ThreadPoolExecutor() as elsewhere:  # pyHanko starts a loop of its own; the browser's runs here
        signing = elsewhere.submit(pdfs.signed, story.exported.read_bytes(), name="Phó Trưởng Ban")
    signed.write_bytes(signing.result())
    story.clerk.go("/lam-viec/")
    row = page.locator("#cho-so + ul li", has_text=TITLE)
    row.get_by_role("link", name="Ghi số, ngày và bản đã ký").click()
    page.get_by_label("Bản đã ký (PDF)").set_input_files(signed)
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    expect(page.locator(".iss-signatures")).to_contain_text("Phó Trưởng Ban")
    expect(page.locator(".iss-signatures")).to_contain_text("còn nguyên vẹn")
    expect(page.get_by_text("chữ trong tệp khớp bản đã xuất")).to_be_visible()
    page.get_by_label("Số văn bản").fill("27")
    page.get_by_label("Ngày ban hành").fill(f"{date.today():%d/%m/%Y}")
    story.clerk.picture("27-ghi-so-va-ngay")
    page.get_by_role("button", name="Ghi nhận đã ban hành").click()
    expect(page.locator(".nc-lead").first).to_contain_text("27-KH/BTGDVTU")
    story.clerk.picture("28-da-ban-hanh")


def work_has_started(officer: Walker) -> None:
    """What the plan gave out is followed; each leads back to the sentence that asked for it."""
    page = officer.page
    officer.go(f"/lam-viec/cong-viec/?q={NUMBER}&state=all")
    rows = page.locator("table.plans-table tbody tr")
    expect(rows.first).to_contain_text(NUMBER)
    assert rows.filter(has_text=DEPARTMENT).count()
    officer.picture("29-theo-doi")
    rows.first.locator('a[href*="#cau-"]').click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/.*#cau-\d+$"))
    expect(page.locator(page.evaluate("location.hash"))).to_be_in_viewport()


ANSWERED = "Đã đăng 12 tin trên trang của phường, có bản tiếng Anh."


def test_a_commune_answers_by_link_without_an_account(story: Story):
    address = link_for(story.officer, COMMUNE)
    task, code = answer_on_the_phone(story.phone, address)
    merge(story.officer, code)
    it_stands_on_the_work(story.officer, task)


def link_for(officer: Walker, unit: str) -> str:
    page = officer.page
    officer.go("/lam-viec/trao-doi/lien-ket/")
    page.locator("#tao + form").get_by_label(re.compile(re.escape(unit))).check()
    page.get_by_role("button", name="Tạo liên kết").click()
    officer.picture("30-lien-ket-vua-tao")
    return page.locator(".nx-address a").inner_text().removeprefix(officer.address)


def answer_on_the_phone(phone: Walker, address: str) -> tuple[str, str]:
    """What is asked and the code of the receipt; the page is light, and says nothing but this unit's work."""
    phone.go(address)
    page = phone.page
    expect(page.locator(".unit")).to_have_text(COMMUNE)
    found = {"items": violations(page) + overflow(page, 390)}
    phone.picture("31-dien-thoai-danh-sach")
    page.locator("ul.items li", has_text=NUMBER).first.get_by_role("link").click()
    task = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Tiến độ (%)").fill("60")
    page.get_by_label("Kết quả đã làm").fill(ANSWERED)
    page.get_by_label("Chức danh người trả lời").fill("Công chức văn hóa – xã hội")
    found["item"] = violations(page) + overflow(page, 390)
    phone.picture("32-dien-thoai-tra-loi")
    page.get_by_role("button", name="Gửi trả lời").click()
    code = page.locator(".code").inner_text()
    found["receipt"] = violations(page) + overflow(page, 390)
    phone.picture("33-dien-thoai-bien-nhan")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    return task, code


def merge(officer: Walker, code: str) -> None:
    """Nothing changes before the officer has compared and taken it over."""
    page = officer.page
    officer.go("/lam-viec/trao-doi/tra-loi/")
    row = page.locator("tbody tr", has_text=code)
    row.get_by_role("link").first.click()
    expect(page.locator(".nx-compare")).to_contain_text("0 %")
    expect(page.locator(".nx-compare")).to_contain_text("60 %")
    officer.picture("34-so-sanh-tra-loi")
    page.get_by_role("button", name="Ghi nhận trả lời này").click()
    expect(page.get_by_role("button", name="Ghi nhận trả lời này")).to_have_count(0)


def it_stands_on_the_work(officer: Walker, task: str) -> None:
    page = officer.page
    officer.go(f"/lam-viec/cong-viec/?q={NUMBER}&state=all")
    row = page.locator("table.plans-table tbody tr", has_text=COMMUNE).filter(has_text=task[:60])
    expect(row.first).to_contain_text("60 %")
    row.first.get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text(ANSWERED)
    officer.picture("35-viec-cua-phuong")
