"""Ảnh trang của bản gốc: drawn when they are asked for, never stored, each in a process within limits."""

import json
import subprocess
import sys

from ..models import Directive

# Widths in pixels that may be asked for: beside the text, and to read closely.
WIDTHS = (760, 1400)
SECONDS = 20
_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def is_drawable(directive: Directive) -> bool:
    """Bản gốc có trang vẽ được: a PDF or a picture, told by its first bytes."""
    if directive.original is None:
        return False
    try:
        with directive.original.path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return False
    return has_pages(head)


def has_pages(content: bytes) -> bool:
    """Nội dung có trang vẽ được, told by its first bytes."""
    head = content[:1024]
    return b"%PDF-" in head or head.startswith(_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def tag(directive: Directive, page: int, width: int) -> str:
    """Dấu của một ảnh trang: the same while original, page and width are."""
    return f'"{directive.original.sha256[:32] if directive.original else ""}-{page}-{width}"'


def draw(directive: Directive, *, page: int, width: int) -> bytes | None:
    """Ảnh WebP của một trang, counted from 1; None when there is no such page or it cannot be drawn.

    `width` is one of WIDTHS.
    """
    if directive.original is None or not is_drawable(directive):
        return None
    return drawn(directive.original.path.read_bytes(), page=page, width=width)


def drawn(content: bytes, *, page: int, width: int) -> bytes | None:
    """Ảnh WebP của một trang của nội dung này, as in draw."""
    if width not in WIDTHS or page < 1 or not has_pages(content):
        return None
    task = json.dumps({"page": page, "width": width}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "nhipcau.directives.domain.page_drawing"],
            input=task + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"RIFF") else None
