"""Chữ trong bản ký: read from the PDF, to look for a secret mark and to tell whether it is our paper."""

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.official.domain.content import OfficialDocument

from . import outlines

MOST_PAGES = 500
# How many words in a row are looked for: short enough to survive a page break, long enough to mean something.
RUN = 4
# The same paper rendered elsewhere keeps nearly all; another paper of the same office shares its set phrases.
ENOUGH = 0.6


def read(content: bytes) -> list[str]:
    """Chữ của từng trang; a scanned page is an empty text. Raises Refused for a PDF that cannot be opened."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
            if not len(document) or len(document) > MOST_PAGES:
                raise Refused(_("Tệp PDF không có trang nào, hoặc quá 500 trang; chưa có gì được lưu."))
            return [_of_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise Refused(
            _("Không mở được tệp PDF này: tệp hỏng hoặc đặt mật khẩu. Chưa có gì được lưu.")
        ) from error


def is_readable(pages: list[str]) -> bool:
    """Đọc được phần đầu: the first page has words a machine can read, not a picture of them."""
    return len(fold(pages[0]).split()) >= 10


def sameness(document: OfficialDocument, pages: list[str]) -> float:
    """Mức giống nhau, 0–1: what share of the paper's runs of words stands in the file."""
    wanted = [run for line in outlines.lines(document) for run in _runs(fold(line).split())]
    if not wanted:
        return 1.0
    there = set(_runs(fold(" ".join(pages)).split()))
    return sum(run in there for run in wanted) / len(wanted)


def has_title(document: OfficialDocument, pages: list[str]) -> bool:
    """Trích yếu có trong tệp."""
    return fold(document.letterhead.title) in fold(" ".join(pages))


def _of_page(page: object) -> str:
    text = page.get_textpage()  # type: ignore[attr-defined]
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
