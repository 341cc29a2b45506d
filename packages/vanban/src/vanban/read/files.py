"""Tệp vào: checks a file before it is read, names what cannot be read, and picks the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from vanban.errors import FileEmpty, FileEncrypted, FileMissing, FileTooLarge, FormatUnsupported
from vanban.model import Source
from vanban.read.encodings import decode
from vanban.read.formats import format_of, read_format
from vanban.read.pages import looks_like_html, read_html

LARGEST: Final = 20_000_000
# First bytes of formats that are no text, with the name a clerk knows them by.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
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


_OLE: Final = b"\xd0\xcf\x11\xe0"


def read(path: str | Path, *, bounded: bool = False, trust_roots: Sequence[bytes] = ()) -> Source:
    """Đọc tệp tại ``path``. Raises a :class:`~vanban.errors.VanbanError` that says what is wrong.

    ``bounded``: a DOCX or PDF is read in a process of its own with limits on time and memory, as befits a
    file from a stranger. ``trust_roots``: certificates (PEM or DER) against which the signers of a PDF are
    checked; without any nobody is called trusted or not.
    """
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
    return read_bytes(content, place.name, bounded=bounded, trust_roots=trust_roots)


def read_bytes(
    content: bytes, name: str, *, bounded: bool = False, trust_roots: Sequence[bytes] = ()
) -> Source:
    """Đọc nội dung đã có trong bộ nhớ; ``name`` is the file's name, for messages and the media type."""
    if len(content) > LARGEST:
        raise _too_large(name, len(content))
    if not content.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(f"Tệp “{name}” rỗng. Hãy chọn tệp có nội dung.")
    digest = hashlib.sha256(content).hexdigest()
    foreign = format_of(content)
    if foreign:
        if bounded:
            from vanban.read.bounded import read_bounded

            return read_bounded(foreign, content, name, digest, trust_roots)
        return read_format(foreign, content, name, digest, trust_roots)
    _refuse_unreadable(content, name)
    decoded = decode(content, name)
    if not decoded.text.strip():
        raise FileEmpty(f"Tệp “{name}” không có chữ nào. Hãy chọn tệp có nội dung.")
    if looks_like_html(decoded.text, name):
        return read_html(decoded, name, digest)
    return Source(name, "text/plain", digest, decoded.text, findings=decoded.findings)


def _refuse_unreadable(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        # A DOCX with a password is wrapped in the old container, its parts named in UTF-16.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileEncrypted(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại.")
        raise FormatUnsupported(
            f"Tệp “{name}” là tệp Office đời cũ (Word 97–2003, .doc): chưa đọc được. "
            f"Hãy mở tệp, lưu lại thành .docx rồi thử lại."
        )
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise FormatUnsupported(
                f"Tệp “{name}” là {kind}, không phải văn bản đọc được. "
                f"Hãy chọn tệp .docx, .pdf (bản gốc điện tử), .txt hoặc trang HTML đã lưu."
            )


def _too_large(name: str, size: int) -> FileTooLarge:
    return FileTooLarge(
        f"Tệp “{name}” nặng {size / 1_000_000:.1f} MB, quá giới hạn {LARGEST // 1_000_000} "
        f"MB. Hãy tách tệp hoặc chỉ gửi phần văn bản."
    )
