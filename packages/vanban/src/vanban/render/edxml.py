"""edXML (QCVN 102:2016/BTTTT): the document in the envelope in which offices' systems exchange it.

``MessageHeader`` declares what the letterhead says; the text itself is enclosed as a file, so that a system
that reads it back loses nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date
from typing import Final

from vanban.model import Document, Envelope, Source
from vanban.render.characters import attributes, encoded, escaped

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_MAIN: Final = "van-ban.txt"


def as_edxml(document: Document) -> str:
    """edXML của văn bản, with the envelope it came in, else with one made of its letterhead."""
    envelope = document.source.envelope or envelope_of(document)
    enclosed = list(_enclosed(document))
    header = _tag("MessageHeader", _message_header(envelope))
    manifest = "".join(
        f"<edXML:Reference{attributes({'xlink:href': f'cid:{name}', 'xlink:type': 'simple'})}>"
        f"{_value('AttachmentName', title)}{_value('ContentType', kind)}</edXML:Reference>"
        for name, title, kind, _ in enclosed
    )
    body = _tag("edXMLBody", f'<edXML:edXMLManifest version="1.0">{manifest}</edXML:edXMLManifest>')
    files = "".join(
        f"<Attachment><ContentType>{escaped(kind)}</ContentType><ContentId>{name}</ContentId>"
        f"<AttachmentName>{escaped(title)}</AttachmentName>"
        f"<ContentTransferEncoded>{content}</ContentTransferEncoded></Attachment>"
        for name, title, kind, content in enclosed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<edXML xmlns="{NAMESPACE}" xmlns:edXML="{NAMESPACE}" xmlns:xlink="{_XLINK}">'
        f"<edXML:edXMLEnvelope>{_tag('edXMLHeader', header + _tag('TraceHeaderList', ''))}{body}"
        f"</edXML:edXMLEnvelope><AttachmentEncoded>{files}</AttachmentEncoded></edXML>\n"
    )


def envelope_of(document: Document) -> Envelope:
    """Phong bì theo phần đầu văn bản: what the letterhead, the recipients and the first signature state."""
    head = document.letterhead
    number = head.number
    signer = document.signatures[0] if document.signatures else None
    serial, symbol = None, None
    if number:
        symbol = number.symbol
        serial = number.normalized.removesuffix(symbol or "").rstrip("/-") or None
    return Envelope(
        number=serial,
        symbol=symbol,
        date=head.date,
        place=head.place,
        type_name=head.type.name if head.type else None,
        subject=head.title,
        issuer=head.issuer.name if head.issuer else None,
        recipients=tuple(one.name for one in document.recipients if one.purpose != "file"),
        authority=signer.authority if signer else None,
        capacity=signer.capacity if signer else None,
        signer=signer.name if signer else None,
    )


def _message_header(one: Envelope) -> str:
    """The parts in the order of the standard; those it requires stand there even when empty."""
    parts = [
        _tag("From", _value("OrganId", None) + _value("OrganName", one.issuer)),
        *(
            _tag("To", _value("OrganId", None) + _value("OrganName", name))
            for name in (one.recipients or (None,))
        ),
        _tag("Code", _value("CodeNumber", one.number) + _value("CodeNotation", one.symbol)),
        _tag("PromulgationInfo", _value("Place", one.place) + _day("PromulgationDate", one.date)),
    ]
    if one.type_name:
        parts.append(_tag("DocumentType", _value("TypeName", one.type_name)))
    parts.append(_value("Subject", one.subject))
    signer = (("Competence", one.authority), ("Position", one.capacity), ("FullName", one.signer))
    if any(value for _, value in signer):
        parts.append(_tag("SignerInfo", "".join(_value(name, value) for name, value in signer if value)))
    parts.append(_day("DueDate", one.due))
    if one.document_id:
        parts.append(_value("DocumentId", one.document_id))
    return "".join(parts)


def _enclosed(document: Document) -> Iterable[tuple[str, str, str, str]]:
    """Files: identifier, name, media type, content; the document's text, then what came with it."""
    sources: list[Source] = [document.source]
    for index, source in enumerate(sources):
        name = source.name.rsplit("/", 1)[-1]
        title = name if name.lower().endswith(".txt") else f"{name}.txt" if name else _MAIN
        yield (
            f"vanban-{index + 1}",
            title,
            "text/plain; charset=utf-8",
            base64.b64encode(encoded(source.text)).decode("ascii"),
        )
        sources += source.attachments


def _tag(name: str, inner: str) -> str:
    return f"<edXML:{name}>{inner}</edXML:{name}>"


def _value(name: str, value: str | None) -> str:
    return _tag(name, escaped(value or ""))


def _day(name: str, value: date | None) -> str:
    return _tag(name, f"{value.year:04}/{value.month:02}/{value.day:02}") if value else ""
