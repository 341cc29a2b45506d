"""Điều chưa chắc của bản quét: pages without words, words read with doubt, words mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from vanban.model import Finding
from vanban.read.recognition import unread_pages
from vanban.read.scan.page import ScannedPage
from vanban.read.scan.placing import PlacedWord

_DOUBTED: Final = 0.6
_POOR: Final = 0.75
_MOST: Final = 60


def findings_of(pages: Mapping[int, ScannedPage], placed: Sequence[PlacedWord]) -> tuple[Finding, ...]:
    """Các điều cần xem lại, page by page."""
    unread = [number for number, page in sorted(pages.items()) if not page.words]
    found = [*unread_pages(unread)]
    for number, page in sorted(pages.items()):
        words = [one for one in placed if one[0].page == number]
        found += [*_doubted(number, page, words), *_mended(number, words)]
    return tuple(found)


def _doubted(number: int, page: ScannedPage, words: Sequence[PlacedWord]) -> list[Finding]:
    spans = tuple(word.span for word, seen in words if word.confidence < _DOUBTED and len(seen.text) > 1)
    if page.words and page.confidence < _POOR:
        sentence = (
            f"Trang {number} mờ hoặc nhòe, máy đọc nhiều chỗ không chắc. Hãy đối chiếu cả trang với ảnh."
        )
    elif spans:
        sentence = f"Trang {number}: máy đọc không chắc {len(spans)} chữ. Hãy đối chiếu với ảnh của trang."
    else:
        return []
    return [Finding("low-ocr-confidence", sentence, spans[:_MOST])]


def _mended(number: int, words: Sequence[PlacedWord]) -> list[Finding]:
    mended = [(word, seen) for word, seen in words if seen.read]
    if not mended:
        return []
    shown = "; ".join(f"“{seen.read}” thành “{seen.text}”" for _, seen in mended[:8])
    more = " …" if len(mended) > 8 else ""
    sentence = f"Trang {number}: máy sửa chữ nhận dạng nhầm: {shown}{more}. Hãy đối chiếu với ảnh của trang."
    return [Finding("ocr-mended", sentence, tuple(word.span for word, _ in mended[:_MOST]))]
