"""Work screens on a slow line: what a screen brings once the shell is there (màn hình nhẹ)."""

import pytest
from playwright.sync_api import Browser

from .conftest import Walker
from .test_vietnamese_screens import SCREENS

pytestmark = pytest.mark.journey
MOST = 300_000
# Of the framework's editors; no screen of work has them.
EDITORS = ("jquery-ui", "datetimepicker", "bootstrap-", "tag-it", "draftail", "telepath", "modal-workflow")


def test_a_work_screen_brings_little_and_no_editor(product: str, chromium: Browser) -> None:
    walker = Walker(chromium, product, "thuong-truc")
    line = walker.context.new_cdp_session(walker.page)
    line.send("Network.enable")
    brought: list[float] = []
    asked: list[str] = []
    line.on("Network.loadingFinished", lambda event: brought.append(event["encodedDataLength"]))
    walker.page.on("request", lambda request: asked.append(request.url))
    heavy = {}
    for name, path in SCREENS.items():
        brought.clear(), asked.clear()
        walker.go(path)
        walker.page.wait_for_load_state("networkidle")
        assert brought, name
        if sum(brought) > MOST:
            heavy[name] = sum(brought)
        # The account's page is the framework's own.
        if name != "tai-khoan":
            assert not [url for url in asked if any(part in url for part in EDITORS)], name
    assert heavy == {}
    assert not walker.troubles, walker.troubles
    walker.context.close()
