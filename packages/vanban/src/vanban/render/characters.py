"""Ký tự hợp lệ: what may stand in XML and HTML, and how it is escaped there."""

from __future__ import annotations

import re
from typing import Final

# XML 1.0, production [2] Char: control characters, lone surrogates and U+FFFE, U+FFFF may not stand there.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"


def legal(text: str) -> str:
    """Chữ ghi được vào XML: each character that may not stand there becomes U+FFFD, to be seen."""
    return _ILLEGAL.sub(_REPLACEMENT, text)


def escaped(text: str) -> str:
    """Nội dung đã thoát, to stand between tags."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quoted(value: str) -> str:
    """Giá trị thuộc tính đã thoát, within double quotes; its blanks survive an XML reader."""
    return '"' + escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def attributes(values: dict[str, str | None]) -> str:
    """Các thuộc tính with a blank before each; what is None is left out."""
    return "".join(f" {name}={quoted(value)}" for name, value in values.items() if value is not None)


def encoded(text: str) -> bytes:
    """Chữ thành byte UTF-8: a lone surrogate, which has no form there, becomes U+FFFD."""
    return _SURROGATES.sub(_REPLACEMENT, text).encode("utf-8")
