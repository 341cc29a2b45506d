"""Định dạng có phần đọc riêng: which reader takes a file that is no text, within limits if asked to."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.errors import VanbanError
from vanban.model import Source


def format_of(content: bytes) -> str | None:
    """ "pdf" or "docx" by the first bytes; None for anything else. A ZIP is taken for a DOCX until opened."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    return "docx" if content.startswith(b"PK\x03\x04") else None


def read_format(
    kind: str, content: bytes, name: str, digest: str, trust_roots: Sequence[bytes] = ()
) -> Source:
    """Đọc tệp định dạng ``kind``. Raises :class:`~vanban.errors.VanbanError`."""
    if kind == "pdf":
        from vanban.read.pdf import read_pdf, with_signatures

        return with_signatures(read_pdf(content, name, digest), content, trust_roots)
    from vanban.read.word import read_docx

    return read_docx(content, name, digest)


def error_of(kind: str, sentence: str) -> VanbanError:
    """Lỗi theo tên lớp, as it came from another process."""
    from vanban import errors

    found = getattr(errors, kind, VanbanError)
    return (
        found(sentence)
        if isinstance(found, type) and issubclass(found, VanbanError)
        else VanbanError(sentence)
    )
