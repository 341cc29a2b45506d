"""Bố cục để kết xuất: the reading text as head, body and closing, and these as lines and rows of tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vanban.model import Document, Span

# What follows a signature is an annex when it is more than a stray line.
_LEAST_ANNEX: Final = 200
_LEAST_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần văn bản: the document itself, or what is annexed after its signature."""

    head: Span
    body: Span
    closing: Span


@dataclass(frozen=True, slots=True)
class Block:
    """Một khối: one line, or the rows of a table, each a tuple of the spans of its cells."""

    rows: tuple[tuple[Span, ...], ...]
    is_table: bool = False

    @property
    def line(self) -> Span:
        """The span of a line."""
        return self.rows[0][0]


def parts_of(document: Document) -> list[Part]:
    """Chia văn bản: one part for each signature block with what stands before it; together they are the
    whole reading text.
    """
    text = document.text
    begin = document.letterhead.body_at
    head = (0, begin)
    parts: list[Part] = []
    for closing, after in _closings(document, begin):
        parts.append(Part(head, (begin, closing), (closing, after)))
        head, begin = (after, after), after
    if not parts or begin < len(text):
        parts.append(Part(head, (begin, len(text)), (len(text), len(text))))
    return parts


def _closings(document: Document, begin: int) -> list[Span]:
    """Where each block of recipients and signatures begins and ends. What follows one and is no annex belongs
    to it.
    """
    text = document.text
    sections = [section.span[0] for section in document.sections]

    def is_annex(start: int, end: int) -> bool:
        numbered = bisect_left(sections, start) < bisect_left(sections, end)
        return numbered or len(text[start:end].strip()) >= _LEAST_ANNEX

    signs = [one.span for one in document.recipients] + [one.span for one in document.signatures]
    groups: list[Span] = []
    for start, end in sorted(signs):
        if start < begin:
            continue
        if groups and not is_annex(groups[-1][1], start):
            groups[-1] = (groups[-1][0], max(groups[-1][1], end))
        else:
            groups.append((max(_with_title(text, start), groups[-1][1] if groups else begin), end))
    closings = []
    for index, (start, end) in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else len(text)
        line_end = text.find("\n", end, following)
        closings.append((start, line_end if is_annex(end, following) and line_end >= 0 else following))
    return closings


def _with_title(text: str, sign: int) -> int:
    """Where the line of the first sign begins; the line "Nơi nhận:" above it belongs to the list."""
    start = text.rfind("\n", 0, sign) + 1
    above = text.rfind("\n", 0, max(0, start - 2)) + 1
    line = text[above:start].strip()
    return above if line.casefold().startswith("nơi nhận") else start


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """Dòng và bảng of ``[start, end)``, without blank lines; rows one after another are one table."""
    rows: list[tuple[Span, ...]] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            cells = _cells(line, at)
            if len(cells) > 1:
                rows.append(cells)
            else:
                yield from _gathered(text, rows)
                rows = []
                yield Block(((_bare(text, at, stop),),))
        at = stop + 1
    yield from _gathered(text, rows)


def _gathered(text: str, rows: list[tuple[Span, ...]]) -> Iterator[Block]:
    if len(rows) >= _LEAST_ROWS:
        yield Block(
            tuple(tuple(_bare(text, *cell) for cell in row) for row in rows),
            is_table=True,
        )
    else:
        for row in rows:
            yield Block(((_bare(text, row[0][0], row[-1][1]),),))


def _cells(line: str, at: int) -> tuple[Span, ...]:
    if " | " not in line and line.count("|") < 2:
        return ((at, at + len(line)),)
    cells = []
    for cell in line.split("|"):
        cells.append((at, at + len(cell)))
        at += len(cell) + 1
    return tuple(cells)


def _bare(text: str, start: int, end: int) -> Span:
    """The stretch without its outer blanks."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return (begin, max(begin, start + len(piece.rstrip())))
