"""Đọc tệp: from a path or bytes to a :class:`~vanban.model.Source`; text and HTML now."""

from vanban.read.files import LARGEST, read, read_bytes

__all__ = ["LARGEST", "read", "read_bytes"]
