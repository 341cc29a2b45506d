"""Nhận dạng chữ: tesseract with its Vietnamese model, a picture in, words with their boxes out."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from vanban.errors import ReaderMissing

if TYPE_CHECKING:
    from PIL.Image import Image

# How the picture is laid out: blocks to be found, one column, one block, words anywhere (tesseract's psm).
Layout = Literal["page", "column", "block", "sparse"]
_MODES: Final[dict[Layout, str]] = {"page": "3", "column": "4", "block": "6", "sparse": "11"}
LANGUAGE: Final = "vie"
PAGE_SECONDS: Final = 90
_INSTALL: Final = "apt-get install tesseract-ocr tesseract-ocr-vie"


@dataclass(slots=True)
class Seen:
    """Chữ nhìn thấy: a word and its box in pixels, y downwards; ``confidence`` 0 to 1; words of one ``line``
    follow each other.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    line: tuple[int, ...]
    # As it was recognised, where it was mended since.
    read: str = ""

    def moved(self, dx: float, dy: float) -> Seen:
        """Chữ ở chỗ khác."""
        return replace(self, x0=self.x0 + dx, y0=self.y0 + dy, x1=self.x1 + dx, y1=self.y1 + dy)

    def parts(self) -> list[Seen]:
        """Các từ nếu là nhiều từ liền nhau: each with its share of the box."""
        words = self.text.split(" ")
        if len(words) == 1:
            return [self]
        found: list[Seen] = []
        at, step = self.x0, (self.x1 - self.x0) / len(self.text)
        for word in words:
            # Two blanks have no word between them.
            if word:
                found.append(replace(self, text=word, x0=at, x1=at + step * len(word)))
            at += step * (len(word) + 1)
        return found

    def mended(self, text: str) -> Seen:
        """Chữ đã sửa, with what was read kept."""
        return replace(self, text=text, read=self.read or self.text) if text != self.text else self


def recognise(picture: Image, dpi: float, layout: Layout) -> list[Seen]:
    """Các chữ trong ảnh xám. A page that takes more than :data:`PAGE_SECONDS` gives none."""
    arguments = ["--psm", _MODES[layout], "-c", "tessedit_do_invert=0", "tsv"]
    answer = _run(picture, dpi, ["-l", LANGUAGE, *arguments])
    return [seen for row in answer.split("\n") if (seen := _seen(row.split("\t")))]


def quarter_turns(picture: Image, dpi: float) -> int:
    """Trang bị xoay: how many quarter turns to the left set the page upright, by tesseract's own guess."""
    answer = _run(picture, dpi, ["-l", "osd", "--psm", "0"])
    found = dict(line.split(":", 1) for line in answer.splitlines() if ":" in line)
    try:
        return -int(found["Rotate"]) // 90 % 4 if float(found["Orientation confidence"]) > 1 else 0
    except (KeyError, ValueError):
        return 0


def require_tesseract() -> None:
    """Đòi có tesseract và dữ liệu tiếng Việt. Raises :class:`~vanban.errors.ReaderMissing`."""
    if not _has_language():
        raise ReaderMissing(
            "Máy chưa có phần nhận dạng chữ trong ảnh (tesseract với dữ liệu tiếng Việt). "
            f"Hãy cài: {_INSTALL}; hoặc dùng bản điện tử gốc (.docx, .pdf xuất từ phần mềm soạn thảo)."
        )
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        raise ReaderMissing(
            'Máy chưa có phần đọc ảnh. Hãy cài thêm: pip install "vanban[ocr]"; '
            "hoặc dùng bản điện tử gốc (.docx, .pdf xuất từ phần mềm soạn thảo)."
        ) from None


@cache
def _has_language() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in done.stdout.decode("utf-8", "replace").split()


def _run(picture: Image, dpi: float, arguments: list[str]) -> str:
    """One call on one core: pages run side by side. The picture goes in, and the answer out, by pipes."""
    raw = io.BytesIO()
    picture.convert("L").save(raw, "PPM")
    command = ["tesseract", "-", "-", "--dpi", str(round(dpi)), *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=raw.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            timeout=PAGE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _seen(row: list[str]) -> Seen | None:
    """A row of level 5 is a word: level, page, block, paragraph, line, word, left, top, width, height,
    confidence, text.
    """
    if len(row) != 12 or row[0] != "5" or not row[11].strip():
        return None
    left, top = map(float, row[6:8])
    # A box without height or width would be letters of no size.
    width, height = (max(1.0, float(side)) for side in row[8:10])
    place = tuple(map(int, row[2:5]))
    # Tesseract writes the slash of a fraction where figures stand at both sides.
    words = row[11].strip().replace("\u2044", "/")
    return Seen(words, left, top, left + width, top + height, max(0.0, float(row[10])) / 100, place)
