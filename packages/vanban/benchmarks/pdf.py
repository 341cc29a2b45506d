"""PDF: reading a paper with its layout, beside pypdfium2 giving the bare text."""

from __future__ import annotations

from pathlib import Path

from . import peers
from .measurement import Row, median_seconds

DOCUMENTS = Path(__file__).parents[1] / "tests" / "documents"
MOST_TIMES = 1.3


def measure() -> list[Row]:
    """Thời gian một trang."""
    text_of = peers.pdf_text()
    if text_of is None:
        return []
    from vanban.read.pdf import read_pdf

    contents = [path.read_bytes() for path in sorted(DOCUMENTS.glob("*.pdf"))]
    pages = sum(read_pdf(content, "van-ban.pdf", "0" * 64).pages or 1 for content in contents)
    ours = median_seconds(lambda: [read_pdf(one, "van-ban.pdf", "0" * 64) for one in contents])
    bare = median_seconds(lambda: [text_of(one) for one in contents])
    return [
        Row(
            f"đọc PDF ({len(contents)} văn bản, {pages} trang)", ours / pages * 1000, "ms/trang", MOST_TIMES,
            peer="pypdfium2 (chữ thô)", peer_value=bare / pages * 1000, of_peer=True,
        )
    ]  # fmt: skip
