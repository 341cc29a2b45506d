"""Điều đã đọc: what the checks look at, all that the earlier stages found in one document."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.model import Citation, Letterhead, Obligation, Recipient, Section, Signature


@dataclass(frozen=True, slots=True)
class Reading:
    """Những gì các bước đã thấy; ``low`` is the text in small letters, ``stamps`` are words of signing frames
    that were left out of it.
    """

    text: str
    low: str
    head: Letterhead
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[str, ...] = ()
    has_checked_signatures: bool = False
