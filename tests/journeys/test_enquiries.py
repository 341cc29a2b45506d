"""Báo chí hỏi: from a form without script to the letter at a mail server and the page; a refusal."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from tests.mailing.conftest import Postbox, free_port

from .conftest import Walker, running
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey
HOME = "/lam-viec/cau-hoi-bao-chi/"
UNIT = "Sở Văn hóa, Thể thao và Du lịch"
ANSWER = "Nhà hát mở cửa lại ngày 20/12/2026."


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def office(sample_office: Path, tmp_path: Path, postbox: Postbox) -> Iterator[str]:
    """The product, whose mail goes to the test's server."""
    room = tmp_path / "var"
    shutil.copytree(sample_office, room)
    told = {"DJANGO_SETTINGS_MODULE": "tests.journeys.smtp_settings", "NHIPCAU_TEST_SMTP": str(postbox.port)}
    with running(room, **told) as address:
        yield address


def sound(page: Page, width: int = 1280) -> None:
    assert violations(page) == [] and overflow(page, width) == [], page.url


def ask(browser: Browser, address: str, subject: str, mail: str) -> Page:
    """A reporter at a browser without scripts; the page of the question is open at the end."""
    page = browser.new_context(java_script_enabled=False, locale="vi-VN").new_page()
    page.goto(f"{address}/vi/bao-chi/hoi/")
    page.get_by_label("Cơ quan báo chí").fill("Báo Hành Trình")
    page.get_by_label("Họ và tên người hỏi").fill("Vũ Thị Đường")
    page.get_by_label("Thư điện tử").fill(mail)
    page.get_by_label("Hỏi về việc").fill(subject)
    page.get_by_label("Câu hỏi", exact=False).last.fill("Bao giờ nhà hát mở cửa lại?")
    # Nobody writes a question sooner, and the form knows it.
    time.sleep(3.2)
    follow(page.get_by_role("button", name="Gửi câu hỏi"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi")
    return page


def letter_to(postbox: Postbox, mail: str, words: str) -> str:
    """The text of the letter to this address that holds these words, once it has come."""
    for _ in range(240):
        for each in postbox.taken:
            if each["To"] == mail and words in (said := each.get_content()):
                return said
        time.sleep(0.5)
    raise AssertionError(f"no letter to {mail} with {words!r}")


def given(officer: Walker, subject: str) -> str:
    officer.go(HOME)
    follow(officer.page.get_by_role("link", name=subject))
    path = officer.page.url.removeprefix(officer.address)
    follow(officer.page.get_by_role("link", name="Giao đơn vị trả lời"))
    officer.page.get_by_label("Đơn vị trả lời").select_option(label=UNIT)
    officer.page.get_by_label("Vì sao giao đơn vị này").fill("Nhà hát thuộc Sở")
    follow(officer.page.get_by_role("button", name="Giao"))
    return path


def approved(path: str, *hands: tuple[Walker, str]) -> None:
    for walker, button in hands:
        walker.go(path)
        follow(walker.page.get_by_role("button", name=button, exact=True))


def test_from_the_form_to_the_published_answer_and_a_refusal(
    office: str, chromium: Browser, postbox: Postbox
):
    asked = ask(chromium, office, "Nhà hát trên sông", "duong@baohanhtrinh.example")
    staff, officer, voice = (
        Walker(chromium, office, name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao-so")
    )
    approvals = (
        (staff, "Trình duyệt"),
        (officer, "Duyệt lần một"),
        (voice, "Duyệt với tư cách người phát ngôn"),
    )
    path = given(officer, "Nhà hát trên sông")
    staff.go(path)
    sound(staff.page)
    follow(staff.page.get_by_role("link", name="Soạn trả lời"))
    staff.page.get_by_label("Nội dung trả lời").fill(ANSWER)
    follow(staff.page.get_by_role("button", name="Lưu"))
    expect(staff.page.locator("main")).to_contain_text("Cần ít nhất một nguồn")
    expect(staff.page.get_by_role("button", name="Trình duyệt")).to_have_count(0)
    follow(staff.page.get_by_role("link", name="Ghi nguồn"))
    staff.page.get_by_label("Điều được nói").fill("Mở cửa lại ngày 20/12/2026")
    staff.page.get_by_label("Văn bản, tài liệu làm căn cứ").fill("Kế hoạch số 91/KH-SVHTTDL")
    staff.page.get_by_label("Liên kết").fill("https://songcau.example/ke-hoach-91")
    follow(staff.page.get_by_role("button", name="Ghi nguồn"))
    officer.go(path)
    follow(officer.page.get_by_role("button", name="Tôi đã đối chiếu"))
    approved(path, *approvals)
    staff.go(path)
    follow(staff.page.get_by_role("link", name="Trả lời người hỏi"))
    follow(staff.page.get_by_role("button", name="Trả lời", exact=True))
    assert UNIT in letter_to(postbox, "duong@baohanhtrinh.example", ANSWER)
    asked.reload()
    expect(asked.locator("main")).to_contain_text(ANSWER)
    officer.go(path)
    follow(officer.page.get_by_role("link", name="Công bố", exact=True))
    officer.page.get_by_label("Câu hỏi, viết lại").fill("Nhà hát trên sông bao giờ mở cửa lại?")
    follow(officer.page.get_by_role("button", name="Công bố"))
    follow(officer.page.get_by_role("link", name="Xem trên cổng"))
    expect(officer.page.locator("main")).to_contain_text(ANSWER)
    expect(officer.page.locator("main")).not_to_contain_text("Vũ Thị Đường")
    sound(officer.page)

    refused_page = ask(chromium, office, "Vụ án tại nhà hát", "duong2@baohanhtrinh.example")
    path = given(officer, "Vụ án tại nhà hát")
    staff.go(path)
    follow(staff.page.get_by_role("link", name="Soạn trả lời"))
    staff.page.get_by_label("Nếu từ chối").select_option("investigation")
    follow(staff.page.get_by_role("button", name="Lưu"))
    approved(path, *approvals)
    staff.go(path)
    follow(staff.page.get_by_role("link", name="Trả lời người hỏi"))
    follow(staff.page.get_by_role("button", name="Trả lời", exact=True))
    letter_to(postbox, "duong2@baohanhtrinh.example", "Cơ quan không cung cấp thông tin này vì:")
    refused_page.reload()
    expect(refused_page.locator("main")).to_contain_text("bí mật điều tra")
    assert staff.troubles == officer.troubles == voice.troubles == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    for path in (
        HOME,
        f"{HOME}?muc=sang-loc",
        f"{HOME}ghi/",
        "/vi/bao-chi/hoi/",
        "/ar/bao-chi/hoi/",
        "/vi/bao-chi/tra-loi/",
    ):
        officer.go(path)
        sound(officer.page, width)
    officer.go(HOME)
    follow(officer.page.get_by_role("link", name="Trùng tu thành cổ"))
    sound(officer.page, width)
    officer.picture(f"enquiry-{width}")
    assert officer.troubles == []
