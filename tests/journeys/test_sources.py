"""A directive among others: the chain as a picture, its pages beside the text, a conflict in both places."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.issuing import pdfs

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey
PDF = Path(__file__).parents[2] / "packages/vanban/tests/documents/bo-truong-2025.pdf"
CONFLICT = """ỦY BAN NHÂN DÂN TỈNH SÔNG CẦU

Số: 191/KH-UBND
Sông Cầu, ngày 20 tháng 5 năm 2026

KẾ HOẠCH
Đón đoàn phóng viên nước ngoài năm 2026

Căn cứ Kế hoạch số 86/KH-UBND ngày 10/3/2026 của Ủy ban nhân dân tỉnh về hoạt động thông tin đối ngoại;

Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:

1. Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính đón đoàn, hoàn thành trước ngày 15/9/2026.

2. Các đơn vị theo Kế hoạch số 86/KH-VP ngày 10/3/2026 bố trí phương tiện, hoàn thành trước ngày 01/9/2026.
"""


@pytest.fixture(scope="module")
def arrived(product: str, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the signed PDF and the plan with a conflict are read."""
    room = tmp_path_factory.mktemp("nguon")
    # Signing starts a loop of its own, and the browser's is running here.
    with ThreadPoolExecutor() as aside:
        signed = aside.submit(pdfs.signed, PDF.read_bytes(), "Nguyễn Văn Thử").result()
    (room / "chi-thi.pdf").write_bytes(signed)
    (room / "ke-hoach.txt").write_text(CONFLICT)
    clerk = Walker(chromium, product, "van-thu")
    return {name: receive(clerk, room / name) for name in ("chi-thi.pdf", "ke-hoach.txt")}


def receive(clerk: Walker, document: Path) -> str:
    page = clerk.page
    clerk.go("/lam-viec/van-ban/tiep-nhan/")
    page.locator("input[type=file]").first.set_input_files(document)
    page.get_by_role("button", name="Tiếp nhận và đọc").click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/$"), timeout=60_000)
    return page.url.removeprefix(clerk.address)


def test_a_directive_among_others(product: str, chromium: Browser, arrived: dict[str, str]):
    officer = Walker(chromium, product, "thuong-truc")
    walk_the_chain(officer, arrived["ke-hoach.txt"])
    see_the_conflict(officer, arrived["ke-hoach.txt"])
    turn_the_pages(officer, arrived["chi-thi.pdf"])
    assert officer.troubles == []


def walk_the_chain(officer: Walker, plan: str) -> None:
    """By keyboard alone, from the plan to what it rests on and to where it is cited."""
    page = officer.page
    officer.go(plan)
    page.get_by_role("link", name="Chuỗi văn bản").first.click()
    picture = page.locator("svg.nd-chain--ngang")
    above = picture.get_by_role("link", name=re.compile(r"căn cứ, Kế hoạch 86.KH-UBND.*có trong hệ thống"))
    expect(above).to_be_visible()
    expect(
        picture.get_by_role("link", name=re.compile(r"thực hiện, Hướng dẫn 41-HD.BTGDVTU"))
    ).to_be_visible()
    officer.picture("60-chuoi-van-ban")
    above.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("86/KH-UBND")
    page.get_by_role("link", name="Chuỗi văn bản").first.click()
    expect(picture.get_by_role("link", name=re.compile(r"căn cứ, Kế hoạch 191.KH-UBND"))).to_be_visible()
    picture.get_by_role("link", name=re.compile(r"Nghị quyết 47.NQ-CP.*chỉ được viện dẫn")).click()
    expect(page.locator(".nd-anchor:target + .nd-src")).to_contain_text("47/NQ-CP")
    expect(page.locator(".nd-anchor:target + .nd-src")).to_be_in_viewport()


def see_the_conflict(officer: Walker, plan: str) -> None:
    page = officer.page
    officer.go(plan)
    doubts = page.locator(".nd-doubts")
    expect(doubts.locator("mark")).to_contain_text(["86/KH-UBND", "86/KH-VP"])
    officer.picture("61-can-xem-lai")
    doubts.get_by_role("link", name="chỗ 2").click()
    expect(page.locator(".nd-anchor:target + .nd-src, .nd-anchor:target ~ .nd-src").first).to_be_in_viewport()


def turn_the_pages(officer: Walker, directive: str) -> None:
    page = officer.page
    officer.go(directive)
    expect(page.locator(".nd-signed")).to_contain_text("Nguyễn Văn Thử")
    expect(page.locator(".nd-signed")).to_contain_text("còn nguyên vẹn")
    page.get_by_role("link", name="Xem kèm ảnh trang bản gốc").click()
    image = page.get_by_role("img", name=re.compile(r"Ảnh trang 1"))
    expect(image).to_be_visible()
    expect(image).to_have_js_property("naturalWidth", 760)
    page.get_by_role("link", name="Trang sau").click()
    expect(page.get_by_role("img", name=re.compile(r"Ảnh trang 2"))).to_be_visible()
    # The page follows the task that is looked at.
    page.locator("[data-task]").first.focus()
    expect(page.locator("[data-paper-count]")).to_contain_text("trang 1")
    officer.picture("62-anh-trang")


@pytest.mark.parametrize("dark", [False, True], ids=["sang", "toi"])
@pytest.mark.parametrize("width", [1280, 390])
def test_these_screens_are_accessible_and_fit(
    product: str, chromium: Browser, arrived: dict[str, str], width: int, dark: bool
):
    walker = Walker(chromium, product, "thuong-truc", width=width, dark=dark)
    screens = {
        "chuoi": f"{arrived['ke-hoach.txt']}chuoi/",
        "xung-dot": arrived["ke-hoach.txt"],
        "anh-trang": f"{arrived['chi-thi.pdf']}?anh=1",
    }
    found = {}
    for name, path in screens.items():
        walker.go(path)
        walker.picture(f"man-hinh-{name}-{width}{'-toi' if dark else ''}")
        found[name] = violations(walker.page) + overflow(walker.page, width)
    assert {name: list_ for name, list_ in found.items() if list_} == {}
    assert walker.troubles == []
