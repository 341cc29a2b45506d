"""Đọc PDF: pages into paragraphs, rows and notes, pictures by recognition; locked files are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from vanban.errors import (
    FileEmpty,
    FileEncrypted,
    FileTooLarge,
    FormatUnsupported,
    ReaderMissing,
    ScanUnread,
)
from vanban.model import Finding, Source
from vanban.read.encodings import converted
from vanban.read.layout.assembly import Assembled
from vanban.read.layout.pages import text_of
from vanban.read.pdf.page import PdfPage, broken, page_of
from vanban.read.recognition import ALWAYS, Recognised, Recognition, unread_pages
from vanban.read.recognition import MOST_PAGES as MOST_PICTURES

if TYPE_CHECKING:
    from vanban.read.scan.page import ScannedPage

MOST_PAGES: Final = 500
# What stands for letters whose meaning the file does not tell.
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff]+")


def read_pdf(content: bytes, name: str, digest: str, recognition: Recognition = ALWAYS) -> Source:
    """Đọc tệp PDF; its pages that are pictures by recognition. Raises :class:`~vanban.errors.VanbanError`, a
    :class:`~vanban.errors.ScanUnread` for a scan when recognition was not asked for or found nothing.
    """
    document = _open(content, name)
    try:
        if len(document) > MOST_PAGES:
            raise FileTooLarge(
                f"Tệp PDF “{name}” có {len(document)} trang, quá giới hạn {MOST_PAGES} trang. "
                f"Hãy tách tệp hoặc chỉ gửi phần văn bản."
            )
        pages = [page_of(document, index, name) for index in range(len(document))]
        scanned = _scanned(document, pages, name, recognition)
    finally:
        document.close()
    _require_words([page for number, page in enumerate(pages, 1) if number not in scanned], name)
    assembled = text_of([scanned[n].laid if n in scanned else page.laid for n, page in enumerate(pages, 1)])
    found = _recognised(assembled, scanned)
    by_scanner = [number for number, page in enumerate(pages, 1) if page.by_scanner]
    left = [number for number, page in enumerate(pages, 1) if page.unread and number not in scanned]
    return Source(
        name,
        "application/pdf",
        digest,
        assembled.text,
        "ocr" if scanned or by_scanner else "pdf",
        len(pages),
        cells=assembled.cells,
        findings=(*_converted(pages), *_of_layers(by_scanner), *unread_pages(left), *found.findings),
        words=found.words,
        mean_confidence=found.mean_confidence,
    )


def _recognised(assembled: Assembled, scanned: Mapping[int, ScannedPage]) -> Recognised:
    if not scanned:
        return Recognised()
    from vanban.read.scan.reading import recognised

    return recognised(assembled, scanned)


def _converted(pages: Sequence[PdfPage]) -> tuple[Finding, ...]:
    return tuple(map(converted, dict.fromkeys(one for page in pages for one in page.encodings)))


def _of_layers(pages: Sequence[int]) -> tuple[Finding, ...]:
    if not pages:
        return ()
    shown = ", ".join(map(str, pages))
    sentence = f"Chữ ở trang {shown} do máy quét nhận dạng sẵn từ ảnh. Hãy đối chiếu với ảnh của trang."
    return (Finding("scanner-text", sentence),)


def _open(content: bytes, name: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise ReaderMissing(
            'Máy chưa có phần đọc PDF. Hãy cài thêm: pip install "vanban[pdf]"; '
            "hoặc lưu văn bản thành .docx hay .txt rồi thử lại."
        ) from None
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise FileEncrypted(
                f"Tệp PDF “{name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại."
            ) from None
        raise broken(name) from None


def _scanned(
    document: Any, pages: Sequence[PdfPage], name: str, recognition: Recognition
) -> Mapping[int, ScannedPage]:
    """The pages that are pictures, recognised. Where the machine cannot do that, what makes the greater part
    of the document or bears its letterhead is not left out in silence.
    """
    unread = [number for number, page in enumerate(pages, 1) if page.unread]
    if not unread:
        return {}
    if not recognition.wanted:
        _require_letterhead(pages, unread, name)
        return {}
    from vanban.read.scan.pictures import rendered, too_many_pages
    from vanban.read.scan.reading import require_words
    from vanban.read.scan.recognising import recognise_pages

    if len(unread) > MOST_PICTURES:
        raise too_many_pages(name, len(unread))
    pictures = ((number, *rendered(document[number - 1], name)) for number in unread)
    try:
        found = recognise_pages(pictures, len(unread), recognition.progress)
    except ReaderMissing:
        if unread[0] == 1 or 2 * len(unread) > len(pages):
            raise
        return {}
    if len(unread) == len(pages):
        require_words(found, name)
    return found


def _require_letterhead(pages: Sequence[PdfPage], unread: Sequence[int], name: str) -> None:
    """The first page carries the letterhead: unread, the document has neither number nor secret mark."""
    first = next(page for page in pages if page.letters or page.unread)
    if first.unread or 2 * len(unread) > len(pages):
        shown = ", ".join(map(str, unread[:12])) + (" …" if len(unread) > 12 else "")
        raise ScanUnread(
            f"Tệp PDF “{name}” là bản quét (trang {shown} chỉ có ảnh), máy chưa đọc được chữ trong ảnh. "
            f"Hãy dùng bản điện tử gốc (.docx hoặc .pdf xuất từ phần mềm soạn thảo), hoặc chép toàn văn "
            f"rồi dán vào."
        )


def _require_words(pages: Sequence[PdfPage], name: str) -> None:
    if pages and not any(page.letters or page.unread for page in pages):
        raise FileEmpty(f"Tệp PDF “{name}” không có chữ nào. Hãy chọn tệp có nội dung.")
    glyphs = "".join([line.text for page in pages for line in page.laid.lines])
    if glyphs.isprintable() and "\ufffd" not in glyphs:
        return
    odd = sum(map(len, _UNKNOWN.findall(glyphs)))
    if odd > 0.2 * max(1, len(glyphs)):
        raise FormatUnsupported(
            f"Tệp PDF “{name}” dùng phông chữ không kèm bảng mã nên không lấy được chữ. "
            f"Hãy dùng tệp .docx gốc, hoặc xuất lại PDF với phông Unicode."
        )
