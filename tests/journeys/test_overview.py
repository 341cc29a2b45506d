"""The whole office at a glance, by hand: what no one covers, the board, the units (toàn cảnh)."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .looking import overflow, violations

pytestmark = pytest.mark.journey
HOME = "/lam-viec/toan-canh/"
SCREENS = {
    "do-phu/nhiem-vu/": "nhiem-vu",
    "do-phu/ngon-ngu/": "ngon-ngu",
    "do-phu/doi-tuong/?trong=on": "doi-tuong",
    "do-phu/tru-cot/": "tru-cot",
    "bang-viec/": "bang-viec",
    "dong-thoi-gian/": "dong-thoi-gian",
    "hoat-dong/": "hoat-dong",
    "lich/": "lich",
    "lich/?xem=nam": "lich-nam",
    "lich/?xem=tuan&loai=hop&loai=tap-huan&loai=kiem-tra&loai=su-kien&loai=don-vi": "lich-chuong-trinh",
}


@pytest.fixture
def officer(product: str, chromium: Browser) -> Iterator[Walker]:
    walker = Walker(chromium, product, "thuong-truc")
    yield walker
    walker.context.close()
    assert walker.troubles == []


def test_an_empty_square_is_found_by_keyboard_and_says_what_to_do(officer: Walker):
    page = officer.page
    officer.go(f"{HOME}do-phu/ngon-ngu/")
    squares = page.locator("[data-matrix] td a")
    squares.first.focus()
    for _ in range(12):
        if "chưa ai làm" in (page.locator(":focus").get_attribute("aria-label") or ""):
            break
        page.keyboard.press("ArrowRight")
    named = page.locator(":focus").get_attribute("aria-label") or ""
    assert named.endswith("chưa ai làm")
    officer.picture("60-do-phu-ngon-ngu")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Chưa ai làm: "))).to_be_visible()
    expect(page.get_by_text("Thêm một hoạt động vào kế hoạch đang soạn:")).to_be_visible()


def test_a_gap_in_a_directive_leads_to_handing_it_out(officer: Walker):
    page = officer.page
    officer.go(f"{HOME}do-phu/nhiem-vu/?trong=on")
    page.locator(".ov-hold--gap a").first.click()
    expect(page.get_by_role("button", name=re.compile("Giao"))).to_be_visible()


def test_the_leader_opens_a_mark_down_to_its_work(product: str, chromium: Browser):
    leader = Walker(chromium, product, "lanh-dao")
    page = leader.page
    page.get_by_role("link", name="Toàn cảnh").click()
    page.wait_for_url(f"**{HOME}don-vi/")
    leader.picture("61-cac-don-vi")
    page.locator(".ov-units tbody th a").first.click()
    expect(page.get_by_role("heading", name="Sáu kỳ gần nhất")).to_be_visible()
    leader.picture("62-mot-don-vi")
    mark = page.locator(".ov-unitbar a").first
    count = int((mark.get_attribute("aria-label") or "").rsplit(": ", 1)[1])
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nc-task")).to_have_count(count)
    leader.context.close()
    assert leader.troubles == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_screen_reads_well(product: str, chromium: Browser, width: int, dark: bool):
    walker = Walker(chromium, product, "thuong-truc", width, dark)
    found = []
    for path, name in {"don-vi/": "don-vi", **SCREENS}.items():
        walker.go(HOME + path)
        walker.picture(f"63-{name}-{width}")
        found += [f"{name}: {each}" for each in (*violations(walker.page), *overflow(walker.page, width))]
    unit = Walker(chromium, product, "chuyen-vien-so", width, dark)
    unit.go(HOME)
    unit.picture(f"64-don-vi-cua-toi-{width}")
    found += violations(unit.page) + overflow(unit.page, width)
    for each in (walker, unit):
        each.context.close()
        assert each.troubles == []
    assert found == []
