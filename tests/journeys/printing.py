"""Downloaded papers as an office sees them: opened in LibreOffice, printed to pictures (tờ giấy)."""

import io
import json
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Page

from .conftest import PICTURES


@dataclass
class Sheet:
    """Tệp đã tải về, a DOCX or a PDF."""

    name: str
    path: Path
    words: str = field(init=False)
    pages: int = field(init=False)

    def __post_init__(self) -> None:
        self.pages = int(
            next(line for line in run("pdfinfo", self.pdf).splitlines() if "Pages" in line).split()[1]
        )
        self.words = " ".join(run("pdftotext", self.pdf, "-").split())
        PICTURES.mkdir(parents=True, exist_ok=True)
        for old in PICTURES.glob(f"to-{self.name}-*.png"):
            old.unlink()
        run("pdftoppm", "-r", "70", "-png", self.pdf, PICTURES / f"to-{self.name}")

    @cached_property
    def pdf(self) -> Path:
        """The file itself, or what LibreOffice makes of it."""
        if self.path.suffix == ".pdf":
            return self.path
        out = self.path.parent / "lo"
        how = ("--headless", "--convert-to", "pdf", "--outdir", out)
        with tempfile.TemporaryDirectory() as profile:
            run("soffice", f"-env:UserInstallation=file://{profile}", *how, self.path)
        return out / f"{self.path.stem}.pdf"


def run(*command: str | Path) -> str:
    """What a program says; it must succeed."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def download(page: Page, press: Callable[[], None], room: Path, name: str) -> Path:
    """Tải tệp bằng cách bấm, kept under its own ending."""
    with page.expect_download() as waiting:
        press()
    suffix = Path(waiting.value.suggested_filename).suffix
    path = room / f"{name}{suffix}"
    waiting.value.save_as(path)
    return path


def printed(page: Page, press: Callable[[], None], room: Path, name: str) -> Sheet:
    """Tải rồi mở."""
    path = download(page, press, room, name)
    return Sheet(f"{name}-{path.suffix[1:]}", path)


def cells(path: Path) -> list[Any]:
    """Mọi ô của mọi trang tính, without the empty ones."""
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [value for row in rows for value in row if value is not None]


def loaded(path: Path) -> Any:
    """Tệp JSON."""
    return json.loads(path.read_text())
