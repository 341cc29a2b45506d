"""Định dạng: which reader takes a file, told by its first bytes and not by its name."""

from __future__ import annotations

import re
from typing import Final, Literal

from vanban.errors import VanbanError

Format = Literal["pdf", "picture", "docx", "office", "zip", "edxml", "mail", "text"]
# PNG, JPEG, TIFF of both kinds.
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ODT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
# Word, the kinds of Office that are refused by name, and other OpenDocument.
_OFFICE: Final = ("word/", "xl/", "ppt/", "content.xml")
_HEAD: Final = 8_192
_EDXML: Final = re.compile(rb"<(?:[\w.-]{1,40}:)?edXML|QCVN_102_2016")
# A block of header fields (RFC 5322, 2.2), and those of them that only a message has.
_FIELDS: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,80}){2,200}")
_OF_MESSAGE: Final = re.compile(
    rb"(?im)^(received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|content-type):"
)


def format_of(content: bytes) -> Format:
    """Định dạng theo các byte đầu: "text" for anything that no other reader takes.

    "office" is what LibreOffice has to convert. A ZIP that does not open is taken for a broken "docx".
    """
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return "picture"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(content)
    if content.startswith((_OLE, b"{\\rtf")):
        return "office"
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    bare = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if bare.startswith(b"<") and _EDXML.search(bare):
        return "edxml"
    return "mail" if _is_message(head.replace(b"\r\n", b"\n")) else "text"


def _kind_of_package(content: bytes) -> Format:
    if _ODT in content[:200]:
        return "office"
    import zipfile
    from io import BytesIO

    from vanban.read.packages import BROKEN

    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except BROKEN:
        return "docx"
    return "docx" if any(name.startswith(_OFFICE) for name in names) else "zip"


def _is_message(head: bytes) -> bool:
    match = _FIELDS.match(head)
    found = {name.lower() for name in _OF_MESSAGE.findall(match[0])} if match else set()
    return len(found) >= 3 or (b"mime-version" in found and b"content-type" in found)


def error_of(kind: str, sentence: str) -> VanbanError:
    """Lỗi theo tên lớp, as it came from another process."""
    from vanban import errors

    found = getattr(errors, kind, VanbanError)
    return (
        found(sentence)
        if isinstance(found, type) and issubclass(found, VanbanError)
        else VanbanError(sentence)
    )
