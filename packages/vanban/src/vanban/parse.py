"""Phân tích: composes the stages in order; what one stage needs of another is handed over here."""

from __future__ import annotations

import hashlib

from vanban.letterhead import Surroundings, read_letterhead
from vanban.model import Document, Source
from vanban.recipients import find_recipients
from vanban.signature import find_signatures
from vanban.text import clean_text


def parse(source: Source | str) -> Document:
    """Đọc một văn bản: the whole of what is found in ``source`` (a :class:`Source`, or plain text). Never raises."""
    if isinstance(source, str):
        source = Source("", "text/plain", hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(), source)
    clean = clean_text(source.text)
    recipients, listed = find_recipients(clean.lines)
    signatures = find_signatures(clean.lines, listed)
    head = read_letterhead(clean.lines, Surroundings(source, len(recipients), signatures, clean.has_furniture))
    if head.kind == "unknown":
        return Document(source, clean.text, clean.source_map, pages=clean.pages)
    if head.kind == "article":
        recipients, signatures = (), ()
    return Document(
        source, clean.text, clean.source_map, head, recipients=recipients, signatures=signatures, footnotes=clean.footnotes, pages=clean.pages
    )
