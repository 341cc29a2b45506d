"""Phong bì edXML (QCVN 102:2016/BTTTT): what the sender's system declares, and the files it encloses.

Systems differ in how they write it: with or without a root ``edXML`` around the envelope, inside a SOAP body,
with any prefix, the files in ``AttachmentEncoded`` beside the envelope, inside its body, or as parts of the
message that carries it; each in base64, often zipped besides. Names are matched without their namespace.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from vanban.errors import FileBroken
from vanban.model import Envelope
from vanban.read.enclosed import MOST_BYTES, Opened, Part, shown_name
from vanban.read.markup import Element, MarkupBroken, read_markup

_MEDIA_TYPE: Final = "application/edxml+xml"
_HEAD: Final = 8_192
_DAY: Final = re.compile(r"\s*(?:(\d{4})[/-](\d{1,2})[/-](\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))")
_BLANK: Final = frozenset({"", "n/a", "na", "null", "none", "-"})
_ENCODED: Final = ("ContentTransferEncoded", "AttachmentContent", "Content", "Data")


def is_envelope(content: bytes) -> bool:
    """Có phải phong bì edXML, by its first tags."""
    head = content[:_HEAD].replace(b"\x00", b"")
    return b"edXML" in head and b"<" in head


def open_envelope(content: bytes, name: str, carried: Mapping[str, Part] | None = None) -> Opened:
    """Mở phong bì; ``carried``: parts of the message around it, by their Content-ID.

    Raises :class:`FileBroken` for XML that is broken, declares a document type or passes a limit.
    """
    try:
        root = read_markup(content.lstrip())
    except MarkupBroken:
        raise FileBroken(
            f"Phong bì edXML “{name}” bị hỏng hoặc có cấu trúc không an toàn nên không mở được. "
            f"Hãy xuất lại từ hệ thống quản lý văn bản, hoặc gửi riêng tệp văn bản."
        ) from None
    header = root if root.tag == "MessageHeader" else root.find(".//MessageHeader")
    opened = Opened(_MEDIA_TYPE, envelope=_declared(header))
    names = _manifest(root)
    for at, element in enumerate(_attachments(root)):
        opened.parts.append(_part(element, at, names))
    if not opened.parts:
        for key, title in names.items():
            part = (carried or {}).get(key)
            opened.parts.append(
                Part(title, part.content) if part else Part(title, None, "phong bì không kèm nội dung tệp")
            )
    return opened


def _declared(header: Element | None) -> Envelope:
    def text(path: str, at: Element | None = header) -> str | None:
        found = at.find(path) if at is not None else None
        words = " ".join("".join(found.itertext()).split()) if found is not None else ""
        return None if words.casefold() in _BLANK else words

    recipients = [text("OrganName", one) for one in (header.findall("To") if header is not None else ())]
    return Envelope(
        number=text("Code/CodeNumber"),
        symbol=text("Code/CodeNotation"),
        due=_day(text("DueDate")),
        date=_day(text("PromulgationInfo/PromulgationDate")),
        place=text("PromulgationInfo/Place"),
        type_name=text("DocumentType/TypeName"),
        subject=text("Subject"),
        issuer=text("From/OrganName"),
        recipients=tuple(one for one in recipients if one),
        authority=text("SignerInfo/Competence"),
        capacity=text("SignerInfo/Position"),
        signer=text("SignerInfo/FullName"),
        document_id=text("DocumentId"),
    )


def _day(words: str | None) -> date | None:
    match = _DAY.match(words or "")
    if not match:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _manifest(root: Element) -> dict[str, str]:
    """Names of the files by the identifiers under which the manifest refers to them."""
    found: dict[str, str] = {}
    for at, one in enumerate(root.iter("Reference")):
        name = _text(one, "AttachmentName") or _text(one, "Description")
        keys = [_key(key) for key in (_text(one, "ContentId"), one.get("href", "")) if key]
        for key in keys[:1]:
            found[key] = shown_name(name, f"tệp kèm {at + 1}")
    return found


def _attachments(root: Element) -> list[Element]:
    """Elements that hold a file's own bytes, whatever stands around them."""
    return [one for one in root.iter("Attachment") if any(one.find(tag) is not None for tag in _ENCODED)]


def _part(element: Element, at: int, names: Mapping[str, str]) -> Part:
    known = names.get(_key(_text(element, "ContentId")), "")
    name = shown_name(_text(element, "AttachmentName") or known, f"tệp kèm {at + 1}")
    encoded = next((words for tag in _ENCODED if (words := _text(element, tag))), "")
    if not encoded:
        return Part(name, None, "phong bì không kèm nội dung tệp")
    if len(encoded) > MOST_BYTES * 4 // 3:
        return Part(name, None, "tệp quá lớn")
    try:
        return Part(name, base64.b64decode("".join(encoded.split()), validate=True))
    except (binascii.Error, ValueError):
        return Part(name, None, "nội dung tệp kèm bị hỏng (base64)")


def _text(element: Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _key(content_id: str) -> str:
    return re.sub(r"[<>\s]", "", content_id).removeprefix("cid:")
