"""Lỗi đọc văn bản: every error says in Vietnamese what is wrong and what to do."""

from __future__ import annotations


class VanbanError(Exception):
    """Lỗi của thư viện: the root of all errors here; ``str()`` is a Vietnamese sentence for the user."""


class FileMissing(VanbanError):
    """Không có tệp: the path leads to no readable file."""


class FileEmpty(VanbanError):
    """Tệp rỗng: no byte, or nothing but blanks."""


class FileTooLarge(VanbanError):
    """Tệp quá lớn: more bytes than the limit allows."""


class FormatUnsupported(VanbanError):
    """Định dạng chưa đọc được: binary content of a kind that has no reader here."""


class EncodingUnsupported(VanbanError):
    """Bảng mã không đọc được: neither Unicode nor an encoding that is converted here (TCVN3, VNI …)."""


class FileEncrypted(VanbanError):
    """Tệp có mật khẩu: it cannot be opened without one."""


class FileBroken(VanbanError):
    """Tệp hỏng: it bears the signs of its format but does not open."""


class FileDangerous(VanbanError):
    """Tệp có thể gây hại: a program, a script, macros, or an archive built to exhaust the machine."""


class ScanUnread(VanbanError):
    """Bản quét: pages that are pictures, without a layer of text."""


class ReadingStopped(VanbanError):
    """Đọc quá giới hạn: the reader ran out of its time or memory, or ended without an answer."""


class ReaderMissing(VanbanError):
    """Thiếu phần đọc định dạng này: an optional package is not installed."""


class FormUnknown(VanbanError):
    """Dạng kết xuất không có: the name of a form that :func:`vanban.render` does not know."""


class WriterMissing(VanbanError):
    """Thiếu phần ghi dạng này: an optional package is not installed."""
