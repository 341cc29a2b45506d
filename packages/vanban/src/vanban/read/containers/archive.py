"""Tệp nén (ZIP): its files in their order, without what the systems that pack them leave behind."""

from __future__ import annotations

import zipfile
from typing import Final

from vanban.errors import FileBroken, FileDangerous
from vanban.read.enclosed import MOST_BYTES, Opened, Part, shown_name
from vanban.read.packages import ZipBroken, ZipSwollen, is_locked, open_zip, unpack

_LARGEST: Final = 20_000_000
_LEFTOVERS: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8: Final = 0x800


def open_archive(content: bytes, name: str) -> Opened:
    """Mở tệp nén. Nothing is written to disk, so that a name that leads elsewhere leads nowhere.

    Raises :class:`FileBroken` where it does not open, :class:`FileDangerous` where it is built to fill the
    memory.
    """
    try:
        archive = open_zip(content)
    except ZipBroken:
        raise FileBroken(f"Tệp nén “{name}” bị hỏng, không mở được. Hãy nén lại rồi thử lại.") from None
    except ZipSwollen as error:
        raise FileDangerous(
            f"Tệp nén “{name}” phình ra bất thường khi mở (khoảng {error.unpacked // 1_000_000} MB) "
            f"nên không được đọc. Hãy gửi riêng từng tệp."
        ) from None
    opened = Opened("application/zip")
    left = MOST_BYTES
    for entry in archive.infolist():
        path = _name(entry)
        shown = shown_name(path, "tệp không tên")
        if path.endswith("/") or shown.startswith("~$") or any(word in path for word in _LEFTOVERS):
            continue
        part = _part(archive, entry, shown, left)
        left -= len(part.content or b"")
        opened.parts.append(part)
    return opened


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, left: int) -> Part:
    most = min(left, _LARGEST)
    if is_locked(entry):
        return Part(name, None, "có mật khẩu")
    if entry.file_size > most:
        return Part(name, None, "tệp quá lớn")
    try:
        content = unpack(archive, entry, most)
    except ZipBroken:
        return Part(name, None, "tệp bị hỏng, không giải nén được")
    if len(content) > most:
        return Part(name, None, "tệp phình ra bất thường khi giải nén")
    return Part(name, content)


def _name(entry: zipfile.ZipInfo) -> str:
    """Programs that write UTF-8 without saying so are read by the letters of the first PC otherwise."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
