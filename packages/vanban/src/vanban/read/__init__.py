"""Đọc tệp: from a path or bytes to a :class:`~vanban.model.Source`; text, HTML, DOCX and PDF."""

from vanban.read.contents import LARGEST
from vanban.read.files import read, read_bytes, take_out

__all__ = ["LARGEST", "read", "read_bytes", "take_out"]
