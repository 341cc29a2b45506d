"""Tệp có thể gây hại: programs, scripts and macros, told by first bytes, by name and by what is inside.

Such a file is not only unread: it is refused, and nobody is asked to open it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vanban.errors import FileDangerous

# First bytes of what a machine runs, with the name a clerk knows it by.
_PROGRAMS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"MZ", "chương trình Windows (EXE)"),
    (b"\x7fELF", "chương trình (ELF)"),
    (b"\xfe\xed\xfa\xce", "chương trình (Mach-O)"),
    (b"\xfe\xed\xfa\xcf", "chương trình (Mach-O)"),
    (b"\xce\xfa\xed\xfe", "chương trình (Mach-O)"),
    (b"\xcf\xfa\xed\xfe", "chương trình (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "chương trình (Java)"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "lối tắt Windows (LNK)"),
    (b"ITSF", "tệp trợ giúp Windows (CHM)"),
    (b"#!", "kịch bản lệnh"),
)
_ENDINGS: Final = (
    ".exe", ".dll", ".scr", ".cpl", ".pif", ".msi", ".msp", ".jar", ".apk",
    ".bat", ".cmd", ".ps1", ".psm1", ".vb", ".vbs", ".vbe", ".js", ".jse", ".ws", ".wsf", ".wsh", ".hta",
    ".lnk", ".scf", ".url", ".reg", ".sh", ".command",
)  # fmt: skip
_OLE: Final = b"\xd0\xcf\x11\xe0"
_VBA: Final = "_VBA_PROJECT".encode("utf-16-le")


def require_harmless(content: bytes, name: str) -> None:
    """Đòi tệp không chạy được. Raises :class:`~vanban.errors.FileDangerous`."""
    kind = next((words for start, words in _PROGRAMS if content.startswith(start)), "")
    if not kind and name.strip(" .").lower().endswith(_ENDINGS):
        kind = "chương trình hoặc kịch bản lệnh"
    if kind:
        raise FileDangerous(
            f"Tệp “{name}” là {kind}, không phải văn bản, không được nhận vì lý do an toàn. "
            f"Hãy chọn tệp .docx, .pdf, ảnh quét (.png, .jpg, .tif, .webp), .txt hoặc trang HTML đã lưu."
        )
    if content.startswith(_OLE) and _VBA in content:
        raise with_macros(name)


def has_macros(names: Iterable[str]) -> bool:
    """Gói Office hay OpenDocument có macro, by the names of its parts."""
    lowered = [name.lower() for name in names]
    return any(
        name.endswith("vbaproject.bin") or "/macrosheets/" in name or name.startswith(("basic/", "scripts/"))
        for name in lowered
    )


def with_macros(name: str) -> FileDangerous:
    """Lỗi tệp có macro."""
    return FileDangerous(
        f"Tệp “{name}” có macro, không được nhận vì lý do an toàn. "
        f"Hãy mở tệp, lưu lại ở dạng không macro (.docx, .xlsx) rồi thử lại."
    )
