"""Đọc bản quét: image files whole, and what recognised pages give to the source they are part of."""

from __future__ import annotations

from collections.abc import Mapping

from vanban.errors import ScanUnread
from vanban.model import Source
from vanban.read.layout.assembly import Assembled
from vanban.read.layout.pages import text_of
from vanban.read.recognition import Progress, Recognised
from vanban.read.scan.doubts import findings_of
from vanban.read.scan.page import ScannedPage
from vanban.read.scan.pictures import picture_of
from vanban.read.scan.placing import placed_words
from vanban.read.scan.recognising import recognise_pages
from vanban.read.scan.recognition import require_tesseract


def read_image(content: bytes, name: str, digest: str, progress: Progress | None = None) -> Source:
    """Đọc tệp ảnh (PNG, JPEG, WebP, TIFF of many pages). Raises :class:`~vanban.errors.VanbanError`."""
    require_tesseract()
    picture = picture_of(content, name)
    pages = recognise_pages(picture.pages, picture.count, progress)
    require_words(pages, name)
    assembled = text_of([page.laid for _, page in sorted(pages.items())])
    found = recognised(assembled, pages)
    return Source(
        name,
        picture.media_type,
        digest,
        assembled.text,
        "ocr",
        picture.count,
        cells=assembled.cells,
        words=found.words,
        mean_confidence=found.mean_confidence,
        findings=found.findings,
    )


def require_words(pages: Mapping[int, ScannedPage], name: str) -> None:
    """Đòi có chữ. Raises :class:`~vanban.errors.ScanUnread` when no page gave any."""
    if not any(page.words for page in pages.values()):
        raise ScanUnread(
            f"Máy không nhận ra chữ nào trong ảnh của tệp “{name}”. Hãy quét lại rõ hơn (200–300 dpi, "
            f"đặt thẳng trang), hoặc dùng bản điện tử gốc."
        )


def recognised(assembled: Assembled, pages: Mapping[int, ScannedPage]) -> Recognised:
    """Chữ đã nhận dạng với vị trí trong văn bản; ``pages`` by their number in the file."""
    placed = placed_words(assembled, pages)
    letters = sum(len(seen.text) for page in pages.values() for seen in page.words)
    total = sum(seen.confidence * len(seen.text) for page in pages.values() for seen in page.words)
    return Recognised(
        tuple(word for word, _ in placed),
        round(total / letters, 4) if letters else None,
        findings_of(pages, placed),
    )
