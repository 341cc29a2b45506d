"""JSON: the contract ``vanban/1`` as plain dicts and lists (``vanban.schema.json`` beside this file)."""

from __future__ import annotations

from datetime import date
from typing import Any

from vanban.model import Deadline, Document, Obligation, Page, Signature

Json = dict[str, Any]


def as_dict(document: Document) -> Json:
    """Hợp đồng ``vanban/1``: everything found in ``document``; unknown is None or an empty list."""
    head = document.letterhead
    signatures = [_signature(one) for one in document.signatures]
    return {
        "schema": "vanban/1",
        "source": {
            "name": document.source.name,
            "media_type": document.source.media_type,
            "sha256": document.source.sha256,
            "pages": document.source.pages,
            "read_by": document.source.read_by,
            "mean_confidence": document.source.mean_confidence,
            "place": list(document.source.place),
            "unread": [_plain(one) for one in document.source.unread],
        },
        "text": document.text,
        "source_map": [list(pair) for pair in document.source_map],
        "kind": head.kind,
        "system": head.system,
        "type": _plain(head.type),
        "number": _plain(head.number),
        "issuer": _plain(head.issuer),
        "place": head.place,
        "date": _day(head.date),
        "title": head.title,
        "addressees": list(head.addressees),
        "marks": [_plain(mark) for mark in head.marks],
        "sections": [_plain(section) for section in document.sections],
        "citations": [_plain(citation) for citation in document.citations],
        "obligations": [_obligation(one) for one in document.obligations],
        "recipients": [_plain(recipient) for recipient in document.recipients],
        "signature": signatures[0] if signatures else None,
        "signatures": signatures,
        "languages": list(document.languages),
        "footnotes": [_plain(footnote) for footnote in document.footnotes],
        "findings": [_plain(finding) for finding in document.findings],
        "spans": {name: list(span) for name, span in head.spans.items()},
        "pages": [_page(page) for page in document.pages],
        "digital_signatures": [_plain(one) for one in document.source.signatures],
        "envelope": _plain(document.source.envelope),
        "attachments": [as_dict(one) for one in document.attachments],
    }


def _page(page: Page) -> Json:
    """A page of a scan has its words as [start, end, x0, y0, x1, y1, confidence]."""
    plain: Json = {"number": page.number, "span": list(page.span)}
    if page.words:
        plain["words"] = [[*word.span, *word.box, word.confidence] for word in page.words]
    return plain


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _plain(value: Any) -> Any:
    """A frozen dataclass as a dict, field by field; tuples as lists, dates in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    names = getattr(value, "__dataclass_fields__", None)
    if not names:
        return value
    parts = ((name, getattr(value, name)) for name in names)
    # The contract knows a span or none at all, never a null one.
    return {name: _plain(part) for name, part in parts if name != "span" or part is not None}


def _obligation(one: Obligation) -> Json:
    plain: Json = _plain(one)
    plain["deadline"] = _deadline(one.deadline)
    return plain


def _deadline(deadline: Deadline | None) -> Json | None:
    return _plain(deadline) if deadline else None


def _signature(signature: Signature) -> Json:
    return {
        "authority": signature.authority,
        "capacity": signature.capacity,
        "name": signature.name,
        "span": list(signature.span),
    }
