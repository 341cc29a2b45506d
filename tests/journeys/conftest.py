"""The product as a person starts it: `nhipcau run` in a fresh folder, and a real Chromium."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = Path(os.environ.get("NHIPCAU_JOURNEY_PICTURES", ROOT / "var" / "journey"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# A busy machine is slow, not wrong.
expect.set_options(timeout=15_000)
# A story that changes the office is told at a desk and in the hand, each time in an office of its own.
DESK_AND_HAND = pytest.mark.parametrize(
    ("product", "width"), [("desk", 1280), ("hand", 390)], indirect=["product"], ids=["1280", "390"]
)


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a product that was started in an empty one and stopped again; all workers share it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    room, making = shared / "office", shared / "office-being-made"
    with (shared / "office.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not room.exists():
            making.mkdir()
            with running(making):
                pass
            making.rename(room)
    return room


@pytest.fixture(scope="module")
def product(sample_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a product as it is after its first start: no story meets what another one left."""
    room = tmp_path_factory.mktemp("office") / "var"
    shutil.copytree(sample_office, room)
    with running(room) as address:
        yield address


@contextmanager
def running(room: Path, **wanted: str) -> Iterator[str]:
    """`nhipcau run` over a folder; stopping it must leave nothing running. `wanted` is its environment."""
    environment = os.environ | {
        "NHIPCAU_VAR": str(room),
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings.dev",
        "PYTHONUNBUFFERED": "1",
        **wanted,
    }
    command = [sys.executable, "-m", "nhipcau.cli", "run"]
    with (
        (room / "stderr").open("w") as errors,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as run,
    ):
        address = ""
        for line in run.stdout or ():
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                address = found[0]
            if "Ctrl+C" in line:
                break
        assert address, (room / "stderr").read_text()
        yield address
        # By number and not by address: another worker's product may take the free port at once.
        children = subprocess.run(
            ["pgrep", "-P", str(run.pid)], capture_output=True, text=True, check=True
        ).stdout
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=60) == 0, (room / "stderr").read_text()
    left = [each for each in children.split() if Path("/proc", each).exists()]
    assert not left, f"still running: {left}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "no Chromium: run `make system`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Walker:
    """One person at a browser: signs in, takes pictures, notes whatever left the machine or failed."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        username: str = "",
        width: int = 1280,
        dark: bool = False,
        scale: float = 1,
    ) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="vi-VN",
            color_scheme="dark" if dark else "light",
            device_scale_factor=scale,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.troubles: list[str] = []
        self.page.on("request", lambda request: self._note_outside(request.url))
        self.page.on("response", lambda response: self._note_status(response.status, response.url))
        self.page.on("console", lambda message: self._note_console(message.type, message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        if username:
            self.sign_in(username)

    def sign_in(self, username: str) -> None:
        self.go("/lam-viec/login/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill("nhipcau-demo")
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url("**/lam-viec/")

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=False)

    def _note_outside(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"left the machine: {url}")

    def _note_status(self, status: int, url: str) -> None:
        if status >= 400:
            self.troubles.append(f"{status}: {url}")

    def _note_console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.troubles.append(f"console: {text}")
