"""Phát ngôn, thông cáo: a matter spoken on in time and one late; a release that lifts in three languages."""

import json
import re
from datetime import datetime, timedelta
from urllib.request import urlopen

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from .conftest import Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey

MATTERS, RELEASES = "/lam-viec/vu-viec/", "/lam-viec/thong-cao/"
SCREENS = [MATTERS, f"{MATTERS}ghi/", "/lam-viec/phat-ngon/", "/lam-viec/chuan-bi-san/", RELEASES]
PUBLIC = ["/vi/bao-chi/", "/en/bao-chi/", "/vi/bao-chi/phat-ngon/", "/vi/bao-chi/thong-cao/"]
ENGLISH = ("River bus runs again", "Six piers are open.", "Six piers open at 6 a.m.")
FRENCH = ("Le bus fluvial reprend", "Six quais sont ouverts.", "Six quais ouvrent à 6 heures.")


def sound(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    assert violations(page) == [] and overflow(page, width) == [], page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_sound(product: str, chromium: Browser, width: int):
    officer = Walker(chromium, product, "thuong-truc", width=width, dark=width == 390)
    for path in SCREENS:
        officer.go(path)
        sound(officer.page, width)
    for path in (MATTERS, "/lam-viec/phat-ngon/", "/lam-viec/chuan-bi-san/", RELEASES):
        officer.go(path)
        follow(officer.page.locator("main tbody a").first)
        sound(officer.page, width)
    reader = Walker(chromium, product, width=width, dark=width == 390)
    for path in PUBLIC:
        reader.go(path)
        sound(reader.page, width)
    reader.go("/vi/bao-chi/phat-ngon/")
    follow(reader.page.locator(".card__title a").first)
    expect(reader.page.locator(".story__voice")).to_contain_text("Người phát ngôn")
    sound(reader.page, width)
    assert officer.troubles == reader.troubles == []


def spoken_on(staff: Walker, voice: Walker, title: str, begins: datetime) -> str:
    """Registered by the unit's officer, said from prepared words, approved and issued by who speaks."""
    page = staff.page
    staff.go(f"{MATTERS}ghi/")
    page.get_by_label("Vụ việc", exact=False).first.fill(title)
    page.get_by_label("Loại vụ việc").select_option("event")
    page.get_by_label("Ngày bắt đầu tính").fill(f"{begins:%d/%m/%Y}")
    page.get_by_label("Giờ", exact=False).first.fill(f"{begins:%H:%M}")
    page.get_by_label("Căn cứ xác định thời điểm").fill("Báo cáo nhanh của Ban Quản lý di tích")
    follow(page.get_by_role("button", name="Ghi vụ việc"))
    matter = page.url.removeprefix(staff.address)
    expect(page.locator("main")).to_contain_text("khoản 3 Điều 7 Nghị định 244/2026/NĐ-CP")
    # From the page of the matter to words handed in: one press, the blanks, one press.
    follow(page.get_by_role("link", name="Sự cố tại di tích, điểm tham quan"))
    for blank in page.locator("form.nc-card input[type=text]").all():
        blank.fill("tháp Bình Minh")
    follow(page.get_by_role("button", name="Lập và trình duyệt"))
    expect(page.locator("main")).to_contain_text("duyệt trước ngày")
    expect(page.get_by_role("button", name="Duyệt phát ngôn")).to_have_count(0)
    voice.go(page.url.removeprefix(staff.address))
    follow(voice.page.get_by_role("button", name="Duyệt phát ngôn"))
    follow(voice.page.get_by_role("link", name="Công bố", exact=True))
    follow(voice.page.get_by_role("button", name="Công bố ngay"))
    return matter


def test_a_sudden_matter_in_time_and_another_late(product: str, chromium: Browser):
    staff, voice = (Walker(chromium, product, name) for name in ("chuyen-vien-so", "lanh-dao-so"))
    now = timezone.localtime()
    soon = spoken_on(staff, voice, "Cây đổ trước tháp Bình Minh", now - timedelta(hours=2))
    expect(voice.page.locator("main")).to_contain_text("Xong đúng hạn")
    late = spoken_on(staff, voice, "Mất điện ở bảo tàng", now - timedelta(hours=30))
    expect(voice.page.locator("main")).to_contain_text("Xong muộn")
    assert soon != late
    follow(voice.page.locator(".nc-steps a").first)
    reader = Walker(chromium, product)
    reader.go("/vi/bao-chi/phat-ngon/")
    follow(reader.page.get_by_role("link", name="Về sự cố tại tháp Bình Minh").first)
    expect(reader.page.locator(".story__voice")).to_contain_text("Phó Giám đốc")
    assert staff.troubles == voice.troubles == reader.troubles == []


def test_a_release_lifts_in_three_languages_at_one_instant(product: str, chromium: Browser):
    staff, officer, leader = (
        Walker(chromium, product, name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao")
    )
    page = staff.page
    staff.go(f"{RELEASES}lap/")
    page.get_by_label("Tiêu đề").fill("Buýt sông chạy lại")
    page.get_by_label("Nguồn tư liệu").fill("Kế hoạch 45/KH-SVHTTDL")
    page.get_by_label("Liên hệ cho báo chí").fill("Văn phòng Sở, 0200 3 800 131")
    page.get_by_label("Có bản xem trước giờ công bố").check()
    follow(page.get_by_role("button", name="Lập và viết nội dung"))
    page.get_by_label("Tóm tắt").fill("Sáu bến đón khách trở lại.")
    page.get_by_label("Nội dung").fill("Sáu bến mở từ 6 giờ sáng.")
    follow(page.get_by_role("button", name="Lưu"))
    story = page.url.removeprefix(product)
    for name, words in (("Tiếng Anh", ENGLISH), ("Tiếng Pháp", FRENCH)):
        staff.go(story)
        follow(page.get_by_role("button", name=name, exact=True))
        number = re.search(r"/ban/(\d+)/", page.url)
        assert number is not None
        staff.go(f"/lam-viec/tin-bai/ban/{number[1]}/")
        for label, said in zip(("Tiêu đề", "Tóm tắt", "Nội dung"), words, strict=True):
            page.get_by_label(label, exact=False).first.fill(said)
        follow(page.get_by_role("button", name="Lưu"))
    for walker, button in ((staff, "Trình duyệt"), (officer, "Duyệt lần một"), (leader, "Duyệt lần hai")):
        walker.go(story)
        while walker.page.get_by_role("button", name=button, exact=True).count():
            follow(walker.page.get_by_role("button", name=button, exact=True).first)
    follow(officer.page.get_by_role("link", name="Mở trang công bố"))
    follow(officer.page.get_by_role("link", name="Công bố hoặc hẹn giờ"))
    moment = timezone.localtime().replace(second=0, microsecond=0) + timedelta(minutes=2)
    officer.page.get_by_label("Không công bố trước ngày").fill(f"{moment:%d/%m/%Y}")
    officer.page.get_by_label("Giờ", exact=False).first.fill(f"{moment:%H:%M}")
    follow(officer.page.get_by_role("button", name="Công bố"))
    main = officer.page.locator("main")
    expect(main).to_contain_text("Chờ giờ công bố")
    expect(main).to_contain_text("New York")
    copy = officer.page.locator("a[href*='/fr/bao-chi/truoc-gio/']").get_attribute("href") or ""
    copy = copy[copy.index("/fr/") :]
    reader = Walker(chromium, product)
    reader.go(copy)
    expect(reader.page.locator("main")).to_contain_text("Le bus fluvial reprend")
    sound(reader.page, 1280)
    assert titles(product) == {"vi": False, "en": False, "fr": False}
    reader.page.wait_for_timeout(max(0.0, (moment - timezone.now()).total_seconds() * 1000) + 1500)
    assert titles(product) == {"vi": True, "en": True, "fr": True}
    reader.go(copy)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Le bus fluvial reprend")
    assert "/fr/tin/" in reader.page.url
    assert staff.troubles == officer.troubles == leader.troubles == reader.troubles == []


def titles(product: str) -> dict[str, bool]:
    """Whether the feed of each language has it."""
    found = {}
    for code, title in (("vi", "Buýt sông chạy lại"), ("en", ENGLISH[0]), ("fr", FRENCH[0])):
        with urlopen(f"{product}/{code}/bao-chi/thong-cao.json") as answer:
            found[code] = title in {each["title"] for each in json.load(answer)["items"]}
    return found
