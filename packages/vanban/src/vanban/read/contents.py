"""Nội dung một tệp: the reader of its format, and for what is enclosed in it this door once more."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vanban.errors import FileDangerous, FileEmpty, FileTooLarge, FormatUnsupported, ScanUnread
from vanban.model import Source
from vanban.read.dangers import require_harmless
from vanban.read.enclosed import Allowance
from vanban.read.encodings import decode
from vanban.read.formats import format_of
from vanban.read.html import looks_like_html, read_html
from vanban.read.recognition import ALWAYS, Recognition

LARGEST: Final = 20_000_000
# An archive in a message in an archive is none that an office sends.
DEEPEST: Final = 2
# First bytes of formats that are no text, with the name a clerk knows them by.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
)


def require_content(content: bytes, name: str) -> None:
    """Có nội dung và không quá lớn. Raises :class:`FileTooLarge` or :class:`FileEmpty`."""
    if len(content) > LARGEST:
        raise too_large(name, len(content))
    if not content.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(f"Tệp “{name}” rỗng. Hãy chọn tệp có nội dung.")


@dataclass(slots=True)
class Reader:
    """Đọc một tệp và những gì kèm trong nó; ``depth`` counts the containers it came in."""

    trust_roots: Sequence[bytes] = ()
    recognition: Recognition = ALWAYS
    allowance: Allowance = field(default_factory=Allowance)
    depth: int = 0

    def read(self, content: bytes, name: str) -> Source:
        """Đọc nội dung bằng phần đọc của định dạng. Raises :class:`~vanban.errors.VanbanError`."""
        require_content(content, name)
        require_harmless(content, name)
        kind, digest = format_of(content), hashlib.sha256(content).hexdigest()
        if kind == "pdf":
            from vanban.read.pdf import read_pdf, with_signatures

            return with_signatures(
                read_pdf(content, name, digest, self.recognition), content, self.trust_roots
            )
        if kind == "picture":
            return self._picture(content, name, digest)
        if kind == "docx":
            from vanban.read.word import read_docx

            return read_docx(content, name, digest)
        if kind == "office":
            from vanban.read.office import read_office

            return read_office(content, name, digest)
        return _read_text(content, name, digest) if kind == "text" else self._open(kind, content, name)

    def _picture(self, content: bytes, name: str, digest: str) -> Source:
        if not self.recognition.wanted:
            raise ScanUnread(
                f"Tệp “{name}” là ảnh, máy không đọc chữ trong ảnh ở bước này. Hãy dùng bản điện tử gốc."
            )
        from vanban.read.scan import read_image

        return read_image(content, name, digest, self.recognition.progress)

    def _open(self, kind: str, content: bytes, name: str) -> Source:
        from vanban.read.containers import read_container

        if self.depth >= DEEPEST:
            raise FileDangerous(
                f"Tệp “{name}” là gói nằm trong gói khác, lồng quá {DEEPEST} lớp nên không được mở. "
                f"Hãy giải nén và gửi riêng từng tệp."
            )
        inner = replace(self, depth=self.depth + 1)
        try:
            return read_container(kind, content, name, self.allowance, inner.read)
        except RecursionError:
            raise FileDangerous(
                f"Tệp “{name}” có cấu trúc bất thường nên không được đọc. Hãy gửi riêng từng tệp kèm."
            ) from None


def _read_text(content: bytes, name: str, digest: str) -> Source:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise FormatUnsupported(
                f"Tệp “{name}” là {kind}, không phải văn bản đọc được. "
                f"Hãy chọn tệp .docx, .pdf, ảnh quét (.png, .jpg, .tif, .webp), .txt hoặc trang HTML đã lưu."
            )
    decoded = decode(content, name)
    if not decoded.text.strip():
        raise FileEmpty(f"Tệp “{name}” không có chữ nào. Hãy chọn tệp có nội dung.")
    if looks_like_html(decoded.text, name):
        return read_html(decoded, name, digest)
    return Source(name, "text/plain", digest, decoded.text, findings=decoded.findings)


def too_large(name: str, size: int) -> FileTooLarge:
    """Lỗi tệp quá lớn, with its size."""
    return FileTooLarge(
        f"Tệp “{name}” nặng {size / 1_000_000:.1f} MB, quá giới hạn {LARGEST // 1_000_000} "
        f"MB. Hãy tách tệp hoặc chỉ gửi phần văn bản."
    )
