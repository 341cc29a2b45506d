"""Đọc PDF: pages into paragraphs, rows and notes; scans, locked and broken files are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

from vanban.errors import (
    FileBroken,
    FileEmpty,
    FileEncrypted,
    FileTooLarge,
    FormatUnsupported,
    ReaderMissing,
    ScanUnread,
)
from vanban.model import Finding, Source
from vanban.read.encodings import converted
from vanban.read.layout.assembly import PageContent, assemble
from vanban.read.layout.furniture import without_furniture
from vanban.read.layout.grids import Grid
from vanban.read.layout.lines import Glyph, PageLine, lines_of
from vanban.read.pdf.glyphs import glyphs_of
from vanban.read.pdf.ruled import grids_of

MOST_PAGES: Final = 500
_FEW_LETTERS: Final = 20
_PICTURE: Final = 0.6
_MANY_PATHS: Final = 300


@dataclass(slots=True)
class _Page:
    """What one page holds before its furniture is taken away."""

    height: float
    lines: list[PageLine] = field(default_factory=list)
    grids: list[tuple[int, Grid]] = field(default_factory=list)
    letters: int = 0
    unread: bool = False
    # Older encodings in which its text layer stood.
    encodings: dict[str, None] = field(default_factory=dict)


def read_pdf(content: bytes, name: str, digest: str) -> Source:
    """Đọc tệp PDF sinh từ phần mềm. Raises :class:`~vanban.errors.VanbanError`; a scan is a
    :class:`~vanban.errors.ScanUnread`.
    """
    document = _open(content, name)
    try:
        if len(document) > MOST_PAGES:
            raise FileTooLarge(
                f"Tệp PDF “{name}” có {len(document)} trang, quá giới hạn {MOST_PAGES} trang. "
                f"Hãy tách tệp hoặc chỉ gửi phần văn bản."
            )
        pages = [_page(document, index, name) for index in range(len(document))]
    finally:
        document.close()
    _require_words(pages, name)
    kept = without_furniture([(page.height, page.lines) for page in pages])
    contents = [PageContent(lines, _placed(page, lines)) for page, lines in zip(pages, kept, strict=True)]
    text, cells = assemble(contents)
    unread = tuple(number for number, page in enumerate(pages, 1) if page.unread)
    return Source(
        name,
        "application/pdf",
        digest,
        text,
        "pdf",
        len(pages),
        cells=cells,
        findings=(*_converted(pages), *_unread(unread)),
    )


def _converted(pages: Sequence[_Page]) -> tuple[Finding, ...]:
    return tuple(map(converted, dict.fromkeys(one for page in pages for one in page.encodings)))


def _unread(pages: Sequence[int]) -> tuple[Finding, ...]:
    if not pages:
        return ()
    shown = ", ".join(map(str, pages))
    sentence = f"Trang {shown} chỉ có ảnh, máy chưa đọc được. Hãy xem các trang đó ở bản gốc."
    return (Finding("unread-page", sentence),)


def _open(content: bytes, name: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise ReaderMissing(
            "Máy chưa có phần đọc PDF. Hãy cài thêm: pip install vanban[pdf]; "
            "hoặc lưu văn bản thành .docx hay .txt rồi thử lại."
        ) from None
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise FileEncrypted(
                f"Tệp PDF “{name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại."
            ) from None
        raise _broken(name) from None


def _broken(name: str) -> FileBroken:
    return FileBroken(
        f"Tệp PDF “{name}” bị hỏng, không mở được. Hãy xuất lại tệp PDF từ phần mềm soạn thảo rồi thử lại."
    )


def _page(document: Any, index: int, name: str) -> _Page:
    import pypdfium2

    encodings: dict[str, None] = {}
    try:
        page = document[index]
        rotation = page.get_rotation()
        width, height = page.get_size()
        if rotation in (90, 270):
            letters = glyphs_of(page, rotation, height, width, encodings)
        else:
            letters = glyphs_of(page, rotation, width, height, encodings)
        grids = [] if rotation else grids_of(page)
        found = _Page(height, encodings=encodings)
        _share(found, letters, grids)
        found.letters = sum(1 for glyph in letters if glyph.text.isalpha())
        found.unread = _is_picture(page, width * height, found.letters)
        page.close()
    except pypdfium2.PdfiumError:
        raise _broken(name) from None
    return found


def _share(page: _Page, letters: list[Glyph], grids: list[Grid]) -> None:
    """Give each letter to its cell, else to the lines; a table stands where its first letter stood."""
    free: list[Glyph] = []
    begun: set[int] = set()
    for glyph in letters:
        for at, grid in enumerate(grids):
            key = grid.cell_at((glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size)
            if key is not None:
                grid.letters.setdefault(key, []).append(glyph)
                if at not in begun and not glyph.text.isspace():
                    begun.add(at)
                    page.lines += lines_of(free)
                    free = []
                    page.grids.append((len(page.lines), grid))
                break
        else:
            free.append(glyph)
    page.lines += lines_of(free)


def _placed(page: _Page, kept: list[PageLine]) -> list[tuple[int, Grid]]:
    """Where each table stands among the lines that were kept."""
    held = {id(line) for line in kept}
    return [(sum(1 for line in page.lines[:at] if id(line) in held), grid) for at, grid in page.grids]


def _is_picture(page: Any, area: float, letters: int) -> bool:
    """A page that is a picture; one with a text layer under it was made by a machine's guess."""
    from pypdfium2 import raw

    covered = paths = 0.0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        else:
            left, bottom, right, top = one.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    if letters < _FEW_LETTERS:
        return covered > 0.2 * area or paths > _MANY_PATHS
    return covered > _PICTURE * area and _is_invisible(page)


def _is_invisible(page: Any) -> bool:
    """Whether most text is drawn unseen, as recognition software lays it under a scan."""
    from pypdfium2 import raw

    modes = [
        raw.FPDFTextObj_GetTextRenderMode(one.raw)
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=2)
    ]
    return bool(modes) and median(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes) > 0


def _require_words(pages: list[_Page], name: str) -> None:
    unread = [number for number, page in enumerate(pages, 1) if page.unread]
    first = next((page for page in pages if page.letters or page.unread), None)
    if first is None:
        raise FileEmpty(f"Tệp PDF “{name}” không có chữ nào. Hãy chọn tệp có nội dung.")
    # The first page carries the letterhead: unread, the document has neither number nor secret mark.
    if first.unread or 2 * len(unread) > len(pages):
        shown = ", ".join(map(str, unread[:12])) + (" …" if len(unread) > 12 else "")
        raise ScanUnread(
            f"Tệp PDF “{name}” là bản quét (trang {shown} chỉ có ảnh), máy chưa đọc được chữ trong ảnh. "
            f"Hãy dùng bản điện tử gốc (.docx hoặc .pdf xuất từ phần mềm soạn thảo), hoặc chép toàn văn "
            f"rồi dán vào."
        )
    glyphs = "".join(line.text for page in pages for line in page.lines)
    odd = sum(1 for sign in glyphs if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff")
    if odd > 0.2 * max(1, len(glyphs)):
        raise FormatUnsupported(
            f"Tệp PDF “{name}” dùng phông chữ không kèm bảng mã nên không lấy được chữ. "
            f"Hãy dùng tệp .docx gốc, hoặc xuất lại PDF với phông Unicode."
        )
