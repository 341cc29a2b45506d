"""Ghép các trang: one text, a form feed after each page; what a page cut is made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median
from typing import Final

from vanban.model import Cell
from vanban.read.layout.grids import Grid
from vanban.read.layout.lines import (
    RAISED,
    Margins,
    PageLine,
    continues,
    is_under,
    margins_of,
    no_room,
    paragraphs_of,
)
from vanban.read.tables import SpannedRow, spanned_rows_as_lines

_ENDS: Final = ".;:!?…"
_LONGEST_HEAD: Final = 600
_SAME_HEAD: Final = 0.9
_SMALL: Final = 0.93
_CALL: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBER: Final = re.compile(r"(\d{1,3})\s+(?=\S)")


@dataclass(slots=True)
class PageContent:
    """Nội dung một trang: its lines, and its tables with the index of the line before which each stands."""

    lines: list[PageLine]
    grids: list[tuple[int, Grid]]


@dataclass(slots=True)
class _Table:
    rows: list[SpannedRow]
    xs: list[float]
    # The row before which each further page begins.
    breaks: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    lines: list[PageLine]
    is_note: bool = False
    is_tight: bool = False


_Item = _Table | _Paragraph


class _Pages:
    """The items of the document in order; None ends a page."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.items: list[_Item | None] = []
        self.margins = Margins(0.0, 0.0)

    def add_page(self, page: PageContent) -> None:
        margins = margins_of(page.lines)
        body: list[_Item] = []
        at = 0
        for before, grid in [*page.grids, (len(page.lines), None)]:
            body += self._paragraphs(page.lines[at:before], margins)
            at = before
            if grid is not None:
                body.append(_Table([row for row in grid.rows() if any(cell[2] for cell in row)], grid.xs))
        held = self.items[-1] if self.items else None
        is_open = isinstance(held, _Paragraph) and held.is_note and held.lines[-1].text[-1] not in _ENDS
        notes = _take_notes(body, self.size, is_open=is_open)
        if self.items:
            self._join_to_last(body, notes)
        self.items += [*body, *notes]
        self.margins = margins

    def _paragraphs(self, lines: Sequence[PageLine], margins: Margins) -> list[_Item]:
        found: list[_Item] = []
        last: PageLine | None = None
        for paragraph in paragraphs_of(lines, margins):
            tight = (
                last is not None
                and is_under(last, paragraph[0])
                and last.y - paragraph[0].y < 1.7 * last.size
            )
            found.append(_Paragraph(paragraph, is_tight=tight))
            last = paragraph[-1]
        return found

    def _join_to_last(self, body: list[_Item], notes: list[_Paragraph]) -> None:
        """Close the page before; what it cut is taken up where it was left."""
        last = next((at for at in range(len(self.items) - 1, -1, -1) if not _is_note(self.items[at])), None)
        before = self.items[last] if last is not None else None
        first = body[0] if body else None
        if isinstance(before, _Table) and isinstance(first, _Table) and _same_columns(before, first):
            _join_tables(before, first)
            del body[0]
            return
        if (
            isinstance(before, _Paragraph)
            and isinstance(first, _Paragraph)
            and _is_cut(before.lines, first.lines[0], self.margins)
        ):
            before.lines += first.lines
            del body[0]
        held = self.items[-1]
        if notes and not notes[0].lines[0].is_note and isinstance(held, _Paragraph) and held.is_note:
            held.lines += notes.pop(0).lines
        self.items.append(None)


@dataclass(frozen=True, slots=True)
class Assembled:
    """Văn bản của cả tệp, the cells of its tables, and where each line of a page begins in it."""

    text: str
    cells: tuple[Cell, ...]
    lines: tuple[tuple[int, PageLine], ...]


def assemble(pages: Sequence[PageContent]) -> Assembled:
    """Ghép các trang thành một văn bản."""
    lines = [line for page in pages for line in page.lines]
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    found = _Pages(median(sizes) if sizes else 0.0)
    for page in pages:
        found.add_page(page)
    return _written(found.items)


def _take_notes(body: list[_Item], size: float, *, is_open: bool) -> list[_Paragraph]:
    """Footnotes stand last on the page, in smaller letters; ``is_open``: the page before cut its last one."""
    start = len(body)
    while start and isinstance(item := body[start - 1], _Paragraph) and item.lines[0].size < _SMALL * size:
        start -= 1
    small = [item for item in body[start:] if isinstance(item, _Paragraph)]
    calls = {
        call
        for item in body[:start]
        if isinstance(item, _Paragraph)
        for line in item.lines
        for call in _CALL.findall(line.text)
    }
    for item in small:
        _raise_number(item.lines[0], calls)
    opening = next((at for at, item in enumerate(small) if item.lines[0].is_note), None)
    if opening is None and not is_open:
        return []
    skipped = 0 if is_open or opening is None else opening
    notes: list[_Paragraph] = []
    for item in small[skipped:]:
        if notes and not item.lines[0].is_note:
            notes[-1].lines += item.lines
        else:
            notes.append(_Paragraph(item.lines, is_note=True))
    del body[start + skipped :]
    return notes


def _raise_number(line: PageLine, calls: set[str]) -> None:
    """A note may begin with its number in letters of common height."""
    match = _NUMBER.match(line.text)
    raised = match[1].translate(RAISED) if match else ""
    if match and raised in calls:
        line.text = f"{raised} {line.text[match.end() :]}"


def _is_note(item: _Item | None) -> bool:
    return item is None or (isinstance(item, _Paragraph) and item.is_note)


def _is_cut(paragraph: list[PageLine], line: PageLine, margins: Margins) -> bool:
    """Whether the page cut this paragraph: its last line is full, and the next begins as within one."""
    before, opening = paragraph[-1], paragraph[0]
    if not no_room(before, line, margins.right) or not 0.9 < before.size / line.size < 1.1:
        return False
    if before.text[-1] in _ENDS and not (line.x0 < opening.x0 - 3 and line.x0 < margins.left + 3):
        return False
    return line.x0 < margins.left + 60 and continues(opening, before, line) and not before.text.isupper()


def _same_columns(one: _Table, other: _Table) -> bool:
    return len(one.xs) == len(other.xs) and all(abs(a - b) < 6 for a, b in zip(one.xs, other.xs, strict=True))


def _join_tables(table: _Table, more: _Table) -> None:
    """The heads that a page repeats are left out; a row without its first cell goes on with the last one."""
    rows = more.rows
    while rows and len(table.rows) > 1 and any(_repeats(rows[0], one) for one in table.rows[:3]):
        rows = rows[1:]
    numbered = [row for row in table.rows if row[0][2]]
    if (
        rows
        and not rows[0][0][2]
        and len(numbered) > 0.7 * len(table.rows)
        and _alike(table.rows[-1], rows[0])
    ):
        table.rows[-1] = [
            (at, span, f"{text} {rest}".strip())
            for (at, span, text), (_, _, rest) in zip(table.rows[-1], rows[0], strict=True)
        ]
        rows = rows[1:]
    table.breaks.append(len(table.rows))
    table.rows += rows


def _repeats(row: SpannedRow, head: SpannedRow) -> bool:
    """The same row, but for what a scan has made of its letters."""
    if row == head:
        return True
    if not _alike(row, head):
        return False
    here, there = ("".join(text for _, _, text in one) for one in (row, head))
    if len(here) >= _LONGEST_HEAD:
        return False
    alike = SequenceMatcher(None, here, there)
    return alike.real_quick_ratio() > _SAME_HEAD and alike.quick_ratio() > _SAME_HEAD < alike.ratio()


def _alike(one: SpannedRow, other: SpannedRow) -> bool:
    return [cell[:2] for cell in one] == [cell[:2] for cell in other]


class _Text:
    """The text while it is written, with its cells."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.cells: list[Cell] = []
        self.lines: list[tuple[int, PageLine]] = []
        self.at = self.tables = 0

    def put(self, words: str) -> None:
        self.pieces.append(words)
        self.at += len(words)

    def put_paragraph(self, paragraph: Sequence[PageLine]) -> None:
        for index, line in enumerate(paragraph):
            self.put(" " if index else "")
            self.lines.append((self.at, line))
            self.put(line.text)

    def put_table(self, table: _Table) -> None:
        lines, is_grid = spanned_rows_as_lines(table.rows)
        for row, line in enumerate(lines):
            self.put("" if row == 0 else "\n\x0c\n" if is_grid and row in table.breaks else "\n")
            start = self.at
            for column, cell in enumerate(line.split(" | ") if is_grid else ()):
                self.cells.append(Cell(self.tables, row, column, (start, start + len(cell))))
                start += len(cell) + 3
            self.put(line)
        if not is_grid:
            self.put("\n\x0c" * len(table.breaks))
        self.tables += is_grid


def _written(items: Sequence[_Item | None]) -> Assembled:
    text = _Text()
    for before, item in pairwise([None, *items]):
        if item is None:
            text.put("\n\x0c\n")
        elif isinstance(item, _Paragraph):
            text.put("" if before is None else "\n" if item.is_tight else "\n\n")
            text.put_paragraph(item.lines)
        else:
            text.put("" if before is None else "\n\n")
            text.put_table(item)
    return Assembled("".join(text.pieces), tuple(text.cells), tuple(text.lines))
