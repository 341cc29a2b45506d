"""Nối cấp: a head plans what the unit was given, shows it was done, and the province sees it move."""

import re

import pytest
from playwright.sync_api import Browser, expect

from .conftest import DESK_AND_HAND, Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey
PLANS = "/lam-viec/ke-hoach/"


def sound(walker: Walker, width: int) -> list[str]:
    return [
        f"{walker.page.url}: {each}" for each in (*violations(walker.page), *overflow(walker.page, width))
    ]


@DESK_AND_HAND
def test_a_head_plans_what_was_given_and_the_province_sees_it_move(
    product: str, chromium: Browser, width: int
):
    head = Walker(chromium, product, "lanh-dao-so", width)
    page, found = head.page, []
    page.get_by_role("link", name=re.compile("việc được giao chưa có trong kế hoạch")).click()
    expect(page.get_by_role("heading", name="Việc được giao chưa có trong kế hoạch")).to_be_visible()
    found += sound(head, width)
    head.picture(f"70-chua-co-trong-ke-hoach-{width}")
    page.get_by_role("link", name="Lập kế hoạch của đơn vị").click()
    page.get_by_label("Trích yếu").fill("bổ sung công tác thông tin đối ngoại")
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page.get_by_text(re.compile("Đã lập kế hoạch với [1-9]"))).to_be_visible()
    page.get_by_role("link", name=re.compile("^Thực hiện")).first.click()
    page.get_by_label("Người phụ trách").select_option(label="Chuyên viên Sở VHTTDL")
    page.get_by_role("button", name="Ghi người phụ trách").click()
    page.get_by_label("Tên minh chứng").fill("Gian giới thiệu song ngữ đã dựng")
    page.get_by_label("Số lượng").fill("1")
    page.get_by_label("Loại").select_option("event")
    page.get_by_label("hoặc Đường dẫn").fill("https://songcau.example/gian-hang/")
    page.get_by_role("button", name="Thêm minh chứng").click()
    page.get_by_label("Tiến độ (%)").fill("80")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.get_by_text("việc được giao mà hoạt động phục vụ cũng chuyển theo")).to_be_visible()
    expect(page.get_by_text("tiến độ 80 %").first).to_be_visible()
    found += sound(head, width)
    head.picture(f"71-thuc-hien-{width}")
    # The chain by keyboard alone: to the evidence's box, and into it.
    page.get_by_role("link", name="xem chuỗi").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hình chuỗi")).to_be_visible()
    page.locator(".nd-chain a:visible").first.focus()
    for _ in range(12):
        if "Gian giới thiệu song ngữ" in (page.locator(":focus").get_attribute("aria-label") or ""):
            break
        page.keyboard.press("Tab")
    head.picture(f"72-chuoi-cua-mot-viec-{width}")
    found += sound(head, width)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cong-viec/.*#minh-chung-"))
    officer = Walker(chromium, product, "thuong-truc", width)
    officer.go(f"{PLANS}don-vi/")
    row = officer.page.get_by_role("row").filter(has_text="Sở Văn hóa, Thể thao và Du lịch")
    expect(row.get_by_text("bổ sung công tác thông tin đối ngoại").first).to_be_visible()
    found += sound(officer, width)
    officer.picture(f"73-ke-hoach-cac-don-vi-{width}")
    row.get_by_role("link", name=re.compile("Có trong kế hoạch")).click()
    expect(officer.page.get_by_text("80 %").first).to_be_visible()
    found += _hand_over(head, width)
    for each in (head, officer):
        each.context.close()
    assert head.troubles + officer.troubles + found == []


def _hand_over(head: Walker, width: int) -> list[str]:
    """What the one in charge holds passes to the head, the piece of the plan given to them just now too."""
    page = head.page
    head.go("/lam-viec/don-doc/ban-giao/lap/")
    page.get_by_label("Người bàn giao").select_option(label="Chuyên viên Sở VHTTDL")
    follow(page.get_by_role("button", name="Xem những gì đang đứng tên"))
    expect(
        page.get_by_role("heading", name="Những gì Chuyên viên Sở VHTTDL đang giữ", exact=False)
    ).to_be_visible()
    page.get_by_label("Người nhận").select_option(label="Lãnh đạo Sở VHTTDL")
    follow(page.get_by_role("button", name="Xem những gì chuyển được"))
    expect(
        page.get_by_role("heading", name=re.compile(r"^Chuyển cho Lãnh đạo Sở VHTTDL \([1-9]"))
    ).to_be_visible()
    found = sound(head, width)
    head.picture(f"77-ban-giao-{width}")
    page.get_by_label("Tôi đã xem danh sách và xác nhận bàn giao").check()
    follow(page.get_by_role("button", name="Bàn giao", exact=True))
    expect(page.get_by_text("Đã bàn giao; biên bản dưới đây in được.")).to_be_visible()
    head.picture(f"78-bien-ban-ban-giao-{width}")
    return found + sound(head, width)


def test_the_levels_read_well_in_the_hand(product: str, chromium: Browser):
    officer = Walker(chromium, product, "thuong-truc", 390, dark=True)
    found = []
    officer.go(f"{PLANS}don-vi/")
    officer.picture("74-don-vi-390")
    found += sound(officer, 390)
    officer.page.get_by_role("link", name=re.compile("^Công tác thông tin đối ngoại")).first.click()
    officer.page.get_by_role("link", name="Chuỗi", exact=True).click()
    officer.picture("75-chuoi-ke-hoach-390")
    found += sound(officer, 390)
    officer.page.locator(".nd-chain--doc a").first.click()
    officer.page.get_by_role("link", name="Từ chỉ đạo đến minh chứng").click()
    officer.picture("76-chuoi-van-ban-390")
    found += sound(officer, 390)
    officer.context.close()
    assert officer.troubles + found == []
