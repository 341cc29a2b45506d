"""Work screens on a slow line: what the first visit brings, with nothing kept from before (màn hình nhẹ)."""

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Walker
from .test_vietnamese_screens import SCREENS

pytestmark = pytest.mark.journey
MOST = 300_000
DOOR = "/lam-viec/login/"


def brought(page: Page, address: str) -> tuple[float, list[str]]:
    """Bytes over the line, heads and bodies as they were packed, and what was asked for."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    bytes_: list[float] = []
    asked: list[str] = []
    line.on("Network.loadingFinished", lambda event: bytes_.append(event["encodedDataLength"]))
    line.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    line.detach()
    return sum(bytes_), asked


def test_a_first_visit_brings_little_and_no_script_of_the_framework(product: str, chromium: Browser) -> None:
    insider = Walker(chromium, product, "thuong-truc")
    signed_in = insider.context.cookies()
    insider.context.close()
    heavy, scripts = {}, {}
    for name, path in {"dang-nhap": DOOR, **SCREENS}.items():
        # A context of its own has a cache of its own.
        walker = Walker(chromium, product)
        if path != DOOR:
            walker.context.add_cookies(signed_in)  # type: ignore[arg-type]
        weight, asked = brought(walker.page, product + path)
        assert any(url.endswith(".woff2") for url in asked), name
        if weight > MOST:
            heavy[name] = weight
        if theirs := [url for url in asked if "/wagtailadmin/js/" in url or "/jsi18n/" in url]:
            scripts[name] = theirs
        assert not walker.troubles, walker.troubles
        walker.context.close()
    assert (heavy, scripts) == ({}, {})
