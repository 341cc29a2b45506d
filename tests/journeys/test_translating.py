"""Dịch tin bài: one story into English, Arabic and Cham, held by a term, then corrected everywhere."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey

HOME, BOARD, TERMS = "/lam-viec/tin-bai/", "/lam-viec/tin-bai/bang-dich/", "/lam-viec/dich/"
TITLE = "Mùa Ka-tê mở cửa đón khách"
BODY = (
    "Lễ hội khai mạc sáng nay dưới chân tháp. Hơn 3.000 người dự lễ rước.\n\n"
    "## Chương trình\n\n- Rước y trang\n- Hội làng"
)
ENGLISH = [
    "Kate season opens to visitors",
    "Three days below the old towers.",
    "The celebration opened this morning below the towers.",
    "More than 3,000 people joined the procession.",
    "Programme",
    "Procession of the robes",
    "Village fair",
    "Dancers below a tower",
]
ARABIC = [
    "موسم كاتي يفتح أبوابه للزوار",
    "ثلاثة أيام عند سفح الأبراج القديمة.",
    "افتُتح المهرجان صباح اليوم عند سفح الأبراج.",
    "شارك أكثر من 3000 شخص في الموكب.",
    "البرنامج",
    "موكب الأثواب",
    "سوق القرية",
    "راقصات عند سفح برج",
]
# Letters of the script, not a translation: that is for its speakers.
CHAM = ["ꨆꨓꨮ ꨌꩌ", "ꨌꩌ ꨆꨓꨮ ꨚꨰ 3", "ꨆꨓꨮ ꨝꨪꨗꩃ", "ꨝꨪꨗꩃ 3.000 ꨌꩌ", "ꨆꨓꨮ", "ꨚꨰ ꨌꩌ", "ꨌꩌ ꨚꨰ", "ꨝꨪꨗꩃ ꨌꩌ"]


def sound(page: Page, width: int = 1280) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    assert violations(page) == [] and overflow(page, width) == [], page.url


def edition(page: Page, language: str) -> Locator:
    """The part of a story's page that tells of one language."""
    heading = page.get_by_role("heading", level=2, name=re.compile(rf"^{re.escape(language)}\b"))
    return page.locator("section.nc-card").filter(has=heading)


def approved(story: str, language: str, officer: Walker, leader: Walker) -> None:
    for walker, button in ((officer, "Duyệt lần một"), (leader, "Duyệt lần hai")):
        walker.go(story)
        follow(edition(walker.page, language).get_by_role("button", name=button))


def published(story: str, language: str, leader: Walker, correction: str = "") -> None:
    leader.go(story)
    follow(edition(leader.page, language).get_by_role("link", name="Đăng", exact=True))
    if correction:
        leader.page.get_by_label("Nội dung đính chính").fill(correction)
    follow(leader.page.get_by_role("button", name="Đăng"))


def written(page: Page, title: str, body: str, *, picture: bool = True) -> None:
    page.get_by_label("Tiêu đề").fill(title)
    page.get_by_label("Loại thông tin").select_option("image")
    page.get_by_label("Nguồn tư liệu").fill("Kế hoạch tổ chức lễ hội của Ban Quản lý di tích")
    follow(page.get_by_role("button", name="Lập và viết nội dung"))
    page.get_by_label("Tóm tắt").fill("Ba ngày hội dưới chân tháp cổ.")
    if picture:
        page.get_by_label("Ảnh chính", exact=True).select_option(index=1)
        page.get_by_label("Mô tả ảnh chính").fill("Đoàn múa dưới chân tháp")
    page.get_by_label("Nội dung").fill(body)
    follow(page.get_by_role("button", name="Lưu"))


def translated(staff: Walker, story: str, language: str, said: Sequence[str]) -> None:
    """Opened, written sentence by sentence, handed in."""
    page = staff.page
    staff.go(story)
    if edition(page, language).count():
        follow(edition(page, language).get_by_role("link", name="Dịch từng câu"))
    else:
        follow(page.get_by_role("button", name=language, exact=True))
    fields = page.locator(".nn-target textarea")
    assert fields.count() == len(said)
    for at, text in enumerate(said):
        if fields.nth(at).input_value() != text:
            fields.nth(at).fill(text)
    follow(page.get_by_role("button", name="Lưu", exact=True).first)
    expect(page.locator(".nc-lead")).to_contain_text(f"{len(said)}/{len(said)} câu đã xong")


def test_every_screen_of_translating_is_sound(product: str, chromium: Browser):
    for width in (1280, 390):
        staff = Walker(chromium, product, "chuyen-vien-so", width=width, dark=width == 390)
        staff.go(BOARD)
        sound(staff.page, width)
        staff.picture(f"board-{width}")
        follow(staff.page.locator(".nn-board .nn-cell--stale").first)
        sound(staff.page, width)
        staff.picture(f"workbench-{width}")
        follow(staff.page.get_by_role("link", name="Tệp dịch"))
        sound(staff.page, width)
        officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
        officer.go(BOARD)
        follow(officer.page.locator(".nn-board .nn-cell--missing").first)
        sound(officer.page, width)
        administrator = Walker(chromium, product, "quan-tri", width=width, dark=width == 390)
        administrator.go(f"{BOARD}uu-tien/")
        sound(administrator.page, width)
        follow(administrator.page.locator("main tbody a").first)
        sound(administrator.page, width)
        assert staff.troubles == officer.troubles == administrator.troubles == []


def test_one_story_in_four_scripts(product: str, chromium: Browser):
    staff, officer, leader, administrator = (
        Walker(chromium, product, name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao", "quan-tri")
    )
    for language in ("Tiếng Ả Rập", "Tiếng Chăm"):
        administrator.go(f"{HOME}ngon-ngu/")
        follow(administrator.page.get_by_role("link", name=language, exact=True))
        administrator.page.get_by_label("Hiện trên cổng").check()
        follow(administrator.page.get_by_role("button", name="Lưu"))
    _agree_on_a_term(staff, officer)

    # Written, approved by two, given a moment, which is taken back, and published.
    page = staff.page
    staff.go(f"{HOME}lap/")
    written(page, TITLE, BODY)
    story = page.url.removeprefix(product)
    follow(page.get_by_role("button", name="Trình duyệt"))
    approved(story, "Tiếng Việt", officer, leader)
    leader.go(story)
    follow(edition(leader.page, "Tiếng Việt").get_by_role("link", name="Đăng", exact=True))
    coming = f"{datetime.now(UTC) + timedelta(days=2):%d/%m/%Y}"
    leader.page.get_by_label("Hẹn ngày đăng").fill(coming)
    leader.page.get_by_label("Giờ").fill("07:30")
    follow(leader.page.get_by_role("button", name="Đăng"))
    expect(leader.page.locator("main")).to_contain_text(f"Hẹn đăng lúc 07:30 {coming}")
    reader = Walker(chromium, product)
    reader.page.goto(f"{product}/vi/tin.atom")
    assert TITLE not in reader.page.content()
    leader.go(story)
    follow(leader.page.get_by_role("button", name="Hủy hẹn giờ"))
    published(story, "Tiếng Việt", leader)

    # English does not say the term: two approve, and still it is not published.
    translated(staff, story, "Tiếng Anh", ENGLISH)
    staff.picture("workbench-english")
    sound(page)
    staff.go(story)
    follow(edition(page, "Tiếng Anh").get_by_role("button", name="Trình duyệt"))
    approved(story, "Tiếng Anh", officer, leader)
    published(story, "Tiếng Anh", leader)
    expect(leader.page.locator("main")).to_contain_text("phải dịch là “festival”")
    leader.picture("glossary-hold")
    # The refusal itself is no trouble.
    leader.troubles.clear()
    staff.go(story)
    follow(edition(page, "Tiếng Anh").get_by_role("button", name="Lấy lại để sửa"))
    english = [*ENGLISH]
    english[2] = english[2].replace("celebration", "festival")
    translated(staff, story, "Tiếng Anh", english)
    for language, said in (("Tiếng Ả Rập", ARABIC), ("Tiếng Chăm", CHAM)):
        translated(staff, story, language, said)
        staff.picture(f"workbench-{'arabic' if said is ARABIC else 'cham'}")
        sound(page)
    for language in ("Tiếng Anh", "Tiếng Ả Rập", "Tiếng Chăm"):
        staff.go(story)
        follow(edition(page, language).get_by_role("button", name="Trình duyệt"))
        approved(story, language, officer, leader)
        published(story, language, leader)
    addresses = _read(reader, product, story, leader)

    # The memory knows the sentence in another story.
    staff.go(f"{HOME}lap/")
    written(page, "Tin ngắn", "Lễ hội khai mạc sáng nay dưới chân tháp.", picture=False)
    follow(page.get_by_role("button", name="Tiếng Anh", exact=True))
    offer = page.locator(".nn-offers button").filter(has_text=english[2])
    expect(offer).to_have_count(1)
    staff.picture("workbench-memory")
    offer.click()
    expect(page.locator(".nn-target textarea").nth(2)).to_have_value(english[2])

    # A figure was wrong: the board, the pages and the feeds say so.
    staff.go(story)
    follow(edition(page, "Tiếng Việt").get_by_role("link", name="Sửa bài đã đăng"))
    page.get_by_label("Nội dung").fill(BODY.replace("3.000", "3.500"))
    follow(page.get_by_role("button", name="Lưu"))
    follow(edition(page, "Tiếng Việt").get_by_role("button", name="Trình duyệt"))
    approved(story, "Tiếng Việt", officer, leader)
    published(story, "Tiếng Việt", leader, "3.500 người dự lễ rước, không phải 3.000.")
    officer.go(f"{BOARD}?q=Ka-te")
    expect(officer.page.locator(".nn-board .nn-cell--stale")).to_have_count(3)
    officer.picture("board-stale")
    for code, address in addresses.items():
        reader.page.goto(address)
        expect(reader.page.locator(".correction")).to_contain_text("3.500 người dự lễ rước")
        sound(reader.page)
        reader.picture(f"corrected-{code}")
    reader.page.goto(f"{product}/en/tin.atom")
    assert "was corrected on" in reader.page.content()

    # English follows: one sentence, in its own words.
    staff.go(story)
    follow(edition(page, "Tiếng Anh").get_by_role("link", name="Dịch từng câu"))
    staff.picture("workbench-stale")
    follow(page.get_by_role("button", name="Theo bản gốc mới"))
    expect(page.locator(".nn-line--stale")).to_have_count(1)
    english[3] = english[3].replace("3,000", "3,500")
    translated(staff, story, "Tiếng Anh", english)
    staff.go(story)
    follow(edition(page, "Tiếng Anh").get_by_role("button", name="Trình duyệt"))
    approved(story, "Tiếng Anh", officer, leader)
    published(story, "Tiếng Anh", leader, "3,500 people joined the procession, not 3,000.")
    reader.page.goto(addresses["en"])
    expect(reader.page.locator(".correction")).to_have_count(1)
    expect(reader.page.locator(".correction")).to_contain_text("not 3,000")
    officer.go(f"{BOARD}?q=Ka-te")
    expect(officer.page.locator(".nn-board .nn-cell--stale")).to_have_count(2)
    assert staff.troubles == officer.troubles == leader.troubles == administrator.troubles == []


def _agree_on_a_term(staff: Walker, officer: Walker) -> None:
    page = staff.page
    staff.go(f"{TERMS}de-xuat/")
    page.get_by_label("Thuật ngữ gốc").fill("lễ hội")
    page.get_by_label("Cách dịch", exact=False).first.fill("festival")
    page.get_by_label("Loại").select_option("term")
    follow(page.get_by_role("button", name="Đề xuất"))
    officer.go(TERMS)
    follow(officer.page.get_by_role("link", name="lễ hội", exact=True))
    follow(officer.page.get_by_role("button", name="Duyệt thuật ngữ"))


def _read(reader: Walker, product: str, story: str, leader: Walker) -> dict[str, str]:
    """Each language as its readers see it, and in its feed."""
    leader.go(story)
    addresses = {}
    for language, code, said in (
        ("Tiếng Anh", "en", ENGLISH[0]),
        ("Tiếng Ả Rập", "ar", ARABIC[0]),
        ("Tiếng Chăm", "cjm", CHAM[0]),
    ):
        link = edition(leader.page, language).get_by_role("link", name="Xem trên cổng")
        addresses[code] = product + str(link.get_attribute("href"))
        reader.page.goto(addresses[code])
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(said)
        sound(reader.page)
        reader.picture(f"story-{code}")
        reader.page.goto(f"{product}/{code}/tin.atom")
        assert said in reader.page.content()
    return addresses
