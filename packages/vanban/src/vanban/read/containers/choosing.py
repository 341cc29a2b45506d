"""Chọn văn bản chính: which of the enclosed texts is the document, and which only come with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.lexicon.letterhead_words import MOTTO_FORMS, PARTY_FORMS
from vanban.model import Envelope, Source
from vanban.text.letters import pattern

_HEAD: Final = 3_000
# Every stretch has its bound: the words of a stranger's file are looked through in steady time.
_NUMBER: Final = pattern(
    r"^[^\n]{0,60}\bSố[ \t]{0,3}:?[ \t]{0,5}[\d.…_]{0,12}[ \t]{0,5}[-/]?[ \t]{0,3}"
    r"[\p{Lu}\d]{1,12}[-/][\p{Lu}]",
    re.I | re.M,
)
_ANNEX: Final = re.compile(
    r"(?i)(?:^|[\W_])(?:phu[ _-]?luc|pl|bieu|mau|danh[ _-]?sach|phụ lục|biểu|mẫu)(?:[\W_\d]|$)"
)


def choose(sources: Sequence[Source], letters: Sequence[bool], envelope: Envelope | None) -> int:
    """Vị trí của văn bản chính trong ``sources``; ``letters`` marks a mail's own words.

    The one that bears the number its envelope declares; else the first with the letterhead of an official
    document, whether a file or a mail's own words; else the first file that is not named an annex. So an
    office's letter is the attachment where one is enclosed, and the mail around it an attachment to it.
    """

    def rank(at: int) -> tuple[bool, bool, bool, bool, int]:
        source = sources[at]
        return (
            _bears_number(source, envelope),
            is_official(source.text),
            not letters[at],
            not _ANNEX.search(source.name),
            -at,
        )

    return max(range(len(sources)), key=rank)


def is_official(text: str) -> bool:
    """Có phần đầu của văn bản hành chính: the state's or the Party's motto, or a line with a number."""
    head = text[:_HEAD]
    levelled = " ".join(head.casefold().split())
    return any(form in levelled for form in (*MOTTO_FORMS, *PARTY_FORMS)) or _NUMBER.search(head) is not None


def _bears_number(source: Source, envelope: Envelope | None) -> bool:
    if envelope is None or not envelope.number or not envelope.symbol:
        return False
    head = re.sub(r"\s+", "", source.text[:_HEAD]).casefold()
    symbol = re.sub(r"\s+", "", envelope.symbol).casefold()
    serial = envelope.number.lstrip("0").casefold()
    return symbol in head and serial in head
