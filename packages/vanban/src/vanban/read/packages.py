"""Gói ZIP: checked before anything is unpacked, so that no archive can fill the memory (PKWARE APPNOTE)."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import Final

MOST_ENTRIES: Final = 4_000
MOST_UNPACKED: Final = 400_000_000
# Office's own XML shrinks ten to forty times; what shrinks more and is large was built to fill the memory.
STEEPEST: Final = 150
STEEP_FROM: Final = 5_000_000
# What zipfile raises at a directory that is cut off or lies.
BROKEN: Final = (
    zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error, OverflowError, IndexError
)  # fmt: skip
_LOCAL_HEADER: Final = 30


class ZipBroken(Exception):
    """Gói không mở được: no ZIP, cut off, or a part that does not unpack."""


class ZipSwollen(Exception):
    """Gói phình ra bất thường: ``unpacked`` bytes, or parts laid over one another."""

    def __init__(self, unpacked: int) -> None:
        super().__init__(unpacked)
        self.unpacked = unpacked


def open_zip(content: bytes) -> zipfile.ZipFile:
    """Mở gói trong bộ nhớ. Raises :class:`ZipBroken` or :class:`ZipSwollen`."""
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except BROKEN:
        raise ZipBroken from None
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > STEEP_FROM and entry.file_size > STEEPEST * max(1, entry.compress_size)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or steep or _overlap(entries):
        raise ZipSwollen(unpacked)
    return package


def unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Nội dung một phần, ``most`` bytes and one more at the most. Raises :class:`ZipBroken`."""
    try:
        with package.open(entry) as stream:
            return stream.read(most + 1)
    # zipfile and the decompressors raise whatever a broken archive makes them meet.
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError):
        raise ZipBroken from None
    except Exception as error:
        if type(error).__module__ not in ("zlib", "lzma", "struct", "_struct"):
            raise
        raise ZipBroken from None


def is_locked(entry: zipfile.ZipInfo) -> bool:
    """Phần có mật khẩu."""
    return bool(entry.flag_bits & 1)


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Parts that share their bytes: each would unpack anew what stands there once."""
    placed = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    return any(start + _LOCAL_HEADER + size > after for (start, size), (after, _) in pairwise(placed))
