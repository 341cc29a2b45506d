"""Vật so sánh: libraries of the extra ``[bench]``, or how to install them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

INSTALL: Final = "chưa cài: pip install 'vanban[bench]'"


def word_tokenize() -> Callable[[str], Any] | None:
    """Tách từ của underthesea, with its model loaded; None where it is not installed."""
    try:
        from underthesea import word_tokenize as tokenize
    except ImportError:
        return None
    tokenize("Sở Ngoại vụ báo cáo.")
    found: Callable[[str], Any] = tokenize
    return found


def get_citations() -> Callable[[str], Any] | None:
    """Tìm viện dẫn của eyecite, with its tables loaded; None where it is not installed."""
    try:
        from eyecite import get_citations as citations
    except ImportError:
        return None
    citations("See Doe v. Roe, 410 U.S. 113 (1973).")
    found: Callable[[str], Any] = citations
    return found


def pdf_text() -> Callable[[bytes], str] | None:
    """Chữ của PDF theo thứ tự của pypdfium2, with nothing put in order; None where it is not installed."""
    try:
        import pypdfium2
    except ImportError:
        return None

    def text_of(content: bytes) -> str:
        document = pypdfium2.PdfDocument(content)
        words = []
        for page in document:
            text_page = page.get_textpage()
            words.append(text_page.get_text_range())
            text_page.close()
            page.close()
        document.close()
        return "\n".join(words)

    return text_of
