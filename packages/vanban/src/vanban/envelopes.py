"""Phong bì và phần đầu văn bản: the envelope fills what the letterhead lacks; where the two differ a
person is told, and what the document itself states stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vanban.lexicon.document_types import NAMES
from vanban.model import DocumentNumber, DocumentType, Envelope, Finding, Issuer, Letterhead, Span
from vanban.numbers import normalize_number, read_number


def with_envelope(head: Letterhead, envelope: Envelope | None) -> Letterhead:
    """Phần đầu văn bản, completed from its envelope (edXML, QCVN 102:2016/BTTTT); a value from there has no
    place in the text.
    """
    if envelope is None or head.kind != "document":
        return head
    return replace(
        head,
        number=head.number or _number(envelope),
        type=head.type or _type(envelope.type_name),
        issuer=head.issuer or (Issuer(envelope.issuer) if envelope.issuer else None),
        date=head.date or envelope.date,
        place=head.place or envelope.place,
        title=head.title or envelope.subject,
    )


def envelope_conflicts(head: Letterhead, envelope: Envelope | None) -> tuple[Finding, ...]:
    """Chỗ phong bì khai khác văn bản: number, symbol and date; ``head`` as the document alone states it."""
    if envelope is None or head.kind != "document":
        return ()
    declared, stated = _number(envelope), head.number
    found: list[Finding] = []
    if declared and stated and _differ(declared, stated):
        found.append(_conflict("số và ký hiệu", declared.normalized, stated.text, stated.span))
    if envelope.date and head.date and envelope.date != head.date:
        days = f"{envelope.date:%d/%m/%Y}", f"{head.date:%d/%m/%Y}"
        found.append(_conflict("ngày ban hành", *days, head.spans.get("date")))
    return tuple(found)


def _conflict(what: str, declared: str, stated: str, span: Span | None) -> Finding:
    message = (
        f"Phong bì khai {what} là {declared}, phần đầu văn bản ghi {stated}. "
        f"Hãy đối chiếu văn bản gốc và báo nơi gửi."
    )
    return Finding("envelope-conflict", message, (span,) if span else ())


def _number(envelope: Envelope) -> DocumentNumber | None:
    """Systems put the serial and the symbol apart, or the whole number into either of the two fields."""
    number, symbol = (normalize_number(part or "") for part in (envelope.number, envelope.symbol))
    whole = next((part for part in (number, symbol) if re.match(r"\d+[a-zđ]?[-/].", part)), "")
    if not whole and number and symbol:
        whole = f"{number}{'' if symbol[0] in '-/' else '/'}{symbol}"
    return replace(read_number(whole, 0), span=(0, 0)) if whole else None


def _differ(declared: DocumentNumber, stated: DocumentNumber) -> bool:
    if declared.serial is not None and stated.serial is not None and declared.serial != stated.serial:
        return True
    symbols = [re.sub(r"[\W_]", "", one.symbol or "").casefold() for one in (declared, stated)]
    return all(symbols) and symbols[0] not in symbols[1] and symbols[1] not in symbols[0]


def _type(name: str | None) -> DocumentType | None:
    bare = " ".join((name or "").split())
    code = NAMES.get(bare.casefold())
    return DocumentType(code, bare) if code else None
