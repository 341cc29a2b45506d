"""Tệp vào: checks a file before it is read, names what cannot be read, and picks the reader."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from vanban.errors import FileEmpty, FileMissing, FileTooLarge, FormatUnsupported
from vanban.model import Source
from vanban.read.encodings import decode
from vanban.read.pages import looks_like_html, read_html

LARGEST: Final = 20_000_000
# First bytes of formats that are no text, with the name a clerk knows them by.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "DOCX, XLSX hoặc ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word 97–2003 (DOC)"),
    (b"{\\rtf", "RTF"),
    (b"MZ", "chương trình Windows (EXE)"),
    (b"\x7fELF", "chương trình (ELF)"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
)


def read(path: str | Path) -> Source:
    """Đọc tệp tại ``path``. Raises a :class:`~vanban.errors.VanbanError` that says what is wrong."""
    place = Path(path)
    try:
        if place.is_dir():
            raise FileMissing(f"“{place}” là thư mục, không phải tệp. Hãy chỉ rõ một tệp văn bản.")
        if place.stat().st_size > LARGEST:
            raise _too_large(place.name, place.stat().st_size)
        content = place.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"Không tìm thấy tệp “{place}”. Hãy kiểm tra lại đường dẫn và tên tệp.") from None
    except OSError as error:
        raise FileMissing(
            f"Không mở được tệp “{place}” ({error.strerror}). Hãy kiểm tra quyền đọc tệp."
        ) from None
    return read_bytes(content, place.name)


def read_bytes(content: bytes, name: str) -> Source:
    """Đọc nội dung đã có trong bộ nhớ; ``name`` is the file's name, for messages and the media type."""
    if len(content) > LARGEST:
        raise _too_large(name, len(content))
    if not content.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(f"Tệp “{name}” rỗng. Hãy chọn tệp có nội dung.")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise FormatUnsupported(
                f"Tệp “{name}” là {kind}: phiên bản này chưa đọc được. Hãy lưu nội dung thành "
                f"tệp văn bản (.txt) hoặc trang HTML rồi thử lại."
            )
    text = decode(content, name)
    if not text.strip():
        raise FileEmpty(f"Tệp “{name}” không có chữ nào. Hãy chọn tệp có nội dung.")
    digest = hashlib.sha256(content).hexdigest()
    if looks_like_html(text, name):
        return read_html(text, name, digest)
    return Source(name, "text/plain", digest, text)


def _too_large(name: str, size: int) -> FileTooLarge:
    return FileTooLarge(
        f"Tệp “{name}” nặng {size / 1_000_000:.1f} MB, quá giới hạn {LARGEST // 1_000_000} "
        f"MB. Hãy tách tệp hoặc chỉ gửi phần văn bản."
    )
