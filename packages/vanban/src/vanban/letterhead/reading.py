"""Đọc phần đầu: one :class:`Letterhead` from the lines before the body and what the later stages saw."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vanban.dates.calendar_dates import day
from vanban.letterhead.articles import looks_like_article, read_article
from vanban.letterhead.issuing import body_issuer, complete_issuer, letterhead_issuer, signature_issuer
from vanban.letterhead.lines_of_head import PLACE_DATE, HeadCell, after_addressee, head_cells
from vanban.letterhead.marks import mark_of
from vanban.letterhead.naming import read_title, read_type
from vanban.model import DocumentNumber, Letterhead, Mark, Signature, Source, Span, System
from vanban.numbers import blank_head_number, head_number, read_number
from vanban.text import Line

_PARTY_SIGNS: Final = re.compile(
    r"(?i)\b(?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|quận ủy|thị ủy|tỉnh uỷ|thành uỷ|"
    r"ban tuyên giáo|ban chấp hành|ban dân vận|ban thường vụ|trung ương đảng|ban "
    r"tổ chức)\b"
)
_PARTY_SYMBOL: Final = re.compile(r"^\d+[a-z]?-")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Những gì các bước khác đã thấy: the recipients' count, the signatures, and the source of the text."""

    source: Source
    recipients: int
    signatures: tuple[Signature, ...]
    has_furniture: bool


def read_letterhead(lines: Sequence[Line], around: Surroundings) -> Letterhead:
    """Phần đầu văn bản; ``kind`` tells whether this is a document, an article or neither."""
    cells = head_cells(lines)
    number = _number(cells)
    blank = next((blank_head_number(cell.text) for cell in cells if cell.role == "blank-number"), None)
    kind, type_index = read_type(cells, number, blank)
    weight = _weight(cells, number, blank, around)
    # What came in an envelope that declares its number is a document, however bare.
    declared = around.source.envelope is not None and bool(around.source.envelope.number)
    if not declared and (weight < 2 or (kind is None and weight < 3)):
        article = looks_like_article(lines, around.source, has_furniture=around.has_furniture)
        return read_article(lines, around.source) if article else Letterhead()
    title = read_title(cells, type_index)
    place, when, where = _place_and_date(cells)
    rows = cells[-1].row + 1 if cells else 0
    body = lines[rows:]
    issuer = letterhead_issuer(cells) or body_issuer(body[:8]) or signature_issuer(around.signatures)
    issuer = complete_issuer(issuer, cells, body[:8]) if issuer else None
    spans: dict[str, Span] = {}
    if title:
        spans["title"] = title[1]
    if where:
        spans["date" if when else "place"] = where
    return Letterhead(
        "document",
        _system(cells, number, issuer.name if issuer else "", around.signatures),
        kind,
        number,
        issuer,
        place,
        when,
        title[0] if title else None,
        _addressees(lines, cells),
        _marks(cells),
        spans,
        body[0].start if body else 0,
    )


def _weight(
    cells: Sequence[HeadCell], number: DocumentNumber | None, blank: str | None, around: Surroundings
) -> int:
    """How many of the signs of an official document stand here."""
    roles = {cell.role for cell in cells}
    signs = (
        bool(roles & {"motto", "creed", "party"}),
        number is not None or blank is not None,
        "type" in roles,
        bool(roles & {"subject", "addressee"}),
        "place-date" in roles,
        around.recipients > 0,
        any(signature.capacity for signature in around.signatures),
    )
    return sum(signs)


def _number(cells: Sequence[HeadCell]) -> DocumentNumber | None:
    for cell in cells:
        at = head_number(cell.text) if cell.role == "number" else None
        if at:
            return read_number(cell.text[at[0] : at[1]].rstrip(), cell.start + at[0])
    return None


def _place_and_date(cells: Sequence[HeadCell]) -> tuple[str | None, date | None, Span | None]:
    for cell in cells:
        match = PLACE_DATE.match(cell.text) if cell.role == "place-date" else None
        if match:
            figures = [match["year"], match["month"] or match["month_figure"] or "", match["day"]]
            when = day(*map(int, figures)) if all(part.isdigit() for part in figures) else None
            return match["place"].strip(), when, (cell.start, cell.start + match.end())
    return None, None, None


def _system(
    cells: Sequence[HeadCell], number: DocumentNumber | None, issuer: str, signatures: Sequence[Signature]
) -> System | None:
    roles = {cell.role for cell in cells}
    if "party" in roles:
        return "party"
    if roles & {"motto", "creed"}:
        return "state"
    if number and number.symbol:
        return "party" if _PARTY_SYMBOL.match(number.normalized) else "state"
    if _PARTY_SIGNS.search(issuer):
        return "party"
    if issuer or signatures:
        return "state"
    return None


def _marks(cells: Sequence[HeadCell]) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for cell in cells:
        if cell.role == "mark":
            kind = mark_of(cell.text)
            if kind:
                found.append(Mark(kind, cell.text.strip(" .:;*-–()[]"), (cell.start, cell.end)))
    return tuple(found)


def _addressees(lines: Sequence[Line], cells: Sequence[HeadCell]) -> tuple[str, ...]:
    """Kính gửi: names after the colon, or one a line below it."""
    start = next((cell for cell in cells if cell.role == "addressee"), None)
    if start is None:
        return ()
    first = start.text[after_addressee(start.text) :].strip(" :")
    names = [first] if first else []
    for line in lines[start.row + 1 : start.row + 40]:
        text = line.text
        if not text.startswith(("-", "–", "+", "•")) and (
            (names and not names[-1].endswith((";", ","))) or len(text) > 200
        ):
            break
        if (names and names[-1].endswith(".")) or (not names and len(text) > 160):
            break
        names.append(text.lstrip("-–+• "))
    return tuple(name for raw in names for part in raw.split(";") if (name := part.strip(" ;,.-–")))
