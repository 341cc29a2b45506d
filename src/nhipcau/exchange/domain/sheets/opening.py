"""Mở bảng tính: what a file is by its bytes, and whether it is safe to unpack."""

import io
import zipfile

from django.utils.translation import gettext as _

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused

from . import delimited, workbook
from .grid import Sheet

MOST_ROWS = 20_000
MOST_PARTS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
# XML of a sheet packs ten- to thirtyfold; a hundredfold in a large part is made to burst.
MOST_RATIO = 100
LARGE_PART = 10 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams of an OLE file (MS-CFB) carry UTF-16 names; this one holds a package under a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(content: bytes) -> list[Sheet]:
    """Đọc mọi trang tính, hidden ones too. Raises Refused, in words for a clerk, for what cannot be read."""
    files.require_size(len(content))
    if content.startswith(_OLE):
        raise Refused(_old_or_locked(content))
    if content.startswith(b"PK"):
        _require_safe(content)
        sheets = workbook.read(content, most_rows=MOST_ROWS)
    else:
        sheets = [delimited.read(content)]
    if any(len(sheet.rows) > MOST_ROWS for sheet in sheets):
        raise Refused(
            _("Bảng có hơn %(most)d dòng; chưa có gì được lưu. Hãy tách thành nhiều tệp rồi nhập lần lượt.")
            % {"most": MOST_ROWS}
        )
    if not any(sheet.rows for sheet in sheets):
        raise Refused(_("Bảng không có ô nào có chữ; chưa có gì được lưu. Hãy chọn lại đúng tệp."))
    return sheets


def _old_or_locked(content: bytes) -> str:
    if _ENCRYPTED in content:
        return _(
            "Tệp Excel đang đặt mật khẩu mở nên không đọc được; chưa có gì được lưu. "
            "Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi gửi lại."
        )
    return _(
        "Tệp Excel kiểu cũ (.xls) chưa đọc được; chưa có gì được lưu. "
        "Hãy mở bằng Excel, chọn Lưu thành → “Sổ làm việc Excel (.xlsx)” rồi gửi lại."
    )


def _require_safe(content: bytes) -> None:
    """Only the directory of the package is read here: nothing is unpacked before it is found sound."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise Refused(
            _("Tệp bị hỏng hoặc không phải Excel; chưa có gì được lưu. Hãy mở bằng Excel rồi lưu lại.")
        ) from broken
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("Tệp nén có mật khẩu nên không đọc được; chưa có gì được lưu. Hãy bỏ mật khẩu."))
    bursting = any(
        part.file_size > LARGE_PART and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or bursting:
        raise Refused(_("Tệp nén bất thường, bung ra quá lớn nên bị từ chối; chưa có gì được lưu."))
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise Refused(
            _("Tệp nén này không phải bảng tính Excel; chưa có gì được lưu. Hãy chọn tệp .xlsx hoặc .csv.")
        )
