"""The screens of plans, papers, exchange and reports: accessible, and no wider than the window."""

import pytest
from playwright.sync_api import Browser

from .conftest import PICTURES, Walker
from .looking import AT_REST, overflow, violations

pytestmark = pytest.mark.journey

# The sample office has one of each: a plan sent round, a round with an answer, reports asked for.
SCREENS = {
    "thuong-truc": {
        "ke-hoach": "/lam-viec/ke-hoach/",
        "lap-ke-hoach": "/lam-viec/ke-hoach/lap/",
        "luoi": "/lam-viec/ke-hoach/1/",
        "khoang-trong": "/lam-viec/ke-hoach/1/khoang-trong/",
        "loi-van": "/lam-viec/ke-hoach/1/loi-van/",
        "phien-ban": "/lam-viec/ke-hoach/1/phien-ban/",
        "van-ban-cua-ke-hoach": "/lam-viec/ke-hoach/1/van-ban/",
        "van-ban-di": "/lam-viec/van-ban-di/",
        "mot-van-ban-di": "/lam-viec/van-ban-di/1/",
        "khac-nhau": "/lam-viec/van-ban-di/1/khac-nhau/",
        "dot-gop-y": "/lam-viec/van-ban-di/dot/1/",
        "gui-them": "/lam-viec/van-ban-di/1/lay-y-kien/",
        "soan-cong-van": "/lam-viec/van-ban-di/cong-van/",
        "pho-bien": "/lam-viec/van-ban/4/pho-bien/",
        "quan-triet": "/lam-viec/van-ban/quan-triet/",
        "nhap-excel": "/lam-viec/trao-doi/",
        "lien-ket": "/lam-viec/trao-doi/lien-ket/",
        "tra-loi": "/lam-viec/trao-doi/tra-loi/",
        "lap-bao-cao": "/lam-viec/bao-cao/lap/",
        "yeu-cau-bao-cao": "/lam-viec/bao-cao/1/don-vi/",
        "chi-tieu": "/lam-viec/bao-cao/chi-tieu/",
    },
    "chuyen-vien-so": {
        "gop-y": "/lam-viec/van-ban-di/gop-y/2/",
        "bao-cao-don-vi": "/lam-viec/bao-cao/don-vi/2/",
    },
    "quan-tri": {
        "the-thuc": "/lam-viec/van-ban-di/the-thuc/",
        "quy-tac": "/lam-viec/bao-cao/quy-tac/",
        "thu-bao": "/lam-viec/danh-ba/thu-bao/",
    },
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("username", SCREENS)
def test_screens_are_accessible_and_fit(product: str, chromium: Browser, username: str, width: int):
    """No axe violation (WCAG 2.1 A and AA) in light and in dark, nothing wider than the window."""
    walker = Walker(chromium, product, username, width=width)
    found = {}
    for name, path in SCREENS[username].items():
        walker.go(path)
        for scheme in ("light", "dark"):
            walker.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            walker.page.evaluate(AT_REST)
            wrong = violations(walker.page) + overflow(walker.page, width)
            tail = "-toi" if scheme == "dark" else ""
            walker.page.screenshot(path=str(PICTURES / f"man-hinh-{name}-{width}{tail}.png"))
            found[name + tail] = wrong
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert walker.troubles == []
    walker.context.close()
