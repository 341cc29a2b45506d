"""The application is stopped; its site, baked before, goes on serving."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Walker
from .looking import follow, overflow, violations

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def baked(sample_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the baked site of an office whose application does not run."""
    room = tmp_path_factory.mktemp("baked")
    shutil.copytree(sample_office, room / "var")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "NHIPCAU_VAR": str(room / "var"),
        "NHIPCAU_BASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings.dev",
    }
    bake = [sys.executable, "-m", "nhipcau.cli", "bake", str(room / "site")]
    first = subprocess.run(bake, env=environment, capture_output=True, text=True, check=True)
    assert "không có trang" not in first.stderr
    again = subprocess.run(bake, env=environment, capture_output=True, text=True, check=True)
    assert "Đã dựng 0 trang" in again.stdout
    # Nothing of the office is within reach of the server: neither its data nor its settings.
    shutil.rmtree(room / "var")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("NHIPCAU", "DJANGO"))}
    command = [sys.executable, "-m", "nhipcau.config.baked", str(room / "site"), "--port", str(port)]
    with subprocess.Popen(command, env=bare) as server:
        for _ in range(200):
            try:
                urlopen(f"{address}/vi/").close()
                break
            except URLError:
                time.sleep(0.1)
        yield address
        server.terminate()


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_stand_and_the_search_rests_gracefully(baked: str, chromium: Browser, width: int):
    reader = Walker(chromium, baked, width=width, dark=width == 390)
    page = reader.page
    reader.go("/")
    assert violations(page) == [] and overflow(page, width) == []
    reader.picture(f"baked-languages-{width}")
    follow(page.get_by_role("link", name="Tiếng Việt"))
    title = page.locator(".card__title a").first.inner_text()
    follow(page.locator(".card__title a").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert violations(page) == [] and overflow(page, width) == []
    # The reader's own browser goes on searching, without marks as ever.
    page.get_by_role("searchbox").fill("song cau")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    found = page.locator("#rests li a")
    expect(found.first).to_be_visible()
    assert any("Sông Cầu" in each for each in page.locator("#rests li").all_inner_texts())
    assert violations(page) == [] and overflow(page, width) == []
    reader.picture(f"baked-search-{width}")
    assert reader.troubles == []
    # Without scripts the newest stories stand there.
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{baked}/vi/tim/?q=song+cau")
    assert plain.locator(".card__title a").count() > 0


def test_what_is_not_there_is_said_in_the_language_of_the_address(baked: str):
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{baked}/en/tin/9999/nothing/")
    assert missing.value.code == 404
    assert 'lang="en"' in missing.value.read().decode()
    with urlopen(f"{baked}/vi/tin.atom") as feed:
        assert feed.headers["Content-Type"].startswith("application/atom+xml")
        assert baked in feed.read().decode()
