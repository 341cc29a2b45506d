"""Bản quét: recognising a scan with its layout, beside tesseract alone on the same pictures."""

from __future__ import annotations

import io
import os
import subprocess
import time
from typing import Any

from .measurement import Row
from .pdf import DOCUMENTS

NAME = "dong-thap-ke-hoach-2025.pdf"
MOST_TIMES = 1.1
DPI = 200


def measure() -> list[Row]:
    """Giây một trang by the clock, all cores; tesseract alone on one core, and the cores we kept busy."""
    import vanban

    pictures = _pictures()
    content = _as_pdf(pictures)
    begun, before = time.perf_counter(), os.times()
    vanban.read_bytes(content, "quet.pdf")
    ours, after = time.perf_counter() - begun, os.times()
    spent = sum(after[:4]) - sum(before[:4])
    begun, before = time.perf_counter(), os.times()
    for picture in pictures:
        _tesseract(picture)
    alone, after = time.perf_counter() - begun, os.times()
    spent_alone = sum(after[:4]) - sum(before[:4])
    pages, cores = len(pictures), os.cpu_count() or 1
    return [
        Row(
            f"nhận dạng bản quét {DPI} dpi ({pages} trang)",
            ours / pages,
            "giây/trang",
            MOST_TIMES,
            peer="tesseract, từng trang một",
            peer_value=alone / pages,
            of_peer=True,
        ),
        Row(
            "… tính theo giây của lõi",
            spent / pages,
            "giây lõi/trang",
            peer="tesseract, từng trang một",
            peer_value=spent_alone / pages,
        ),
        Row(f"… số lõi cùng làm, trên {cores} lõi", spent / ours, "lõi", 0.75 * cores, least=True),
    ]


def _pictures() -> list[Any]:
    """The pages of a paper as grey pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(DOCUMENTS / NAME)
    return [
        page.render(scale=DPI / 72).to_pil().convert("L").rotate(1.0, fillcolor=255) for page in document
    ] * 2


def _as_pdf(pictures: list[Any]) -> bytes:
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=DPI, quality=80)
    return out.getvalue()


def _tesseract(picture: Any) -> None:
    out = io.BytesIO()
    picture.save(out, "PPM")
    subprocess.run(
        ["tesseract", "-", "-", "-l", "vie", "--dpi", str(DPI), "tsv"],
        input=out.getvalue(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        check=True,
    )
