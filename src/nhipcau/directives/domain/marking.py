"""Đánh dấu nguồn: the text of a directive laid out as headings, paragraphs and tables, its findings marked.

Everything stays plain text until the template escapes it: a document that carries markup shows it as letters.
Marks may overlap; the layout is flat, each piece of text knowing every mark that covers it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..models import Obligation
from .marks import WEAK, Mark, marks_of

CELL_BORDER = " | "
HEADING_LIMIT = 200
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """Một đoạn chữ with the marks that cover it; those that begin here give anchors and links."""

    text: str
    covering: tuple[Mark, ...] = ()
    opening: tuple[Mark, ...] = ()

    @property
    def classes(self) -> str:
        """Lớp hiển thị of every covering mark."""
        return " ".join(dict.fromkeys(f"nc-src--{mark.kind}" for mark in self.covering if mark.kind))

    @property
    def is_weak(self) -> bool:
        """Máy đọc chưa chắc."""
        return any(mark.kind == WEAK for mark in self.covering)

    @property
    def title(self) -> str:
        """Chú thích of the marks together."""
        return "; ".join(dict.fromkeys(mark.title for mark in self.covering if mark.title))

    @property
    def tasks(self) -> str:
        """Mã các nhiệm vụ covering it, for the script that ties marks to cards."""
        return " ".join(str(mark.task) for mark in self.covering if mark.task is not None)

    @property
    def href(self) -> str:
        """Liên kết, of a footnote's call."""
        return next((mark.href for mark in self.covering if mark.href), "")


Cell = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Một khối: "heading" (with its level, from 3), "para" or "table"; one cell unless a table."""

    kind: str
    rows: tuple[tuple[Cell, ...], ...]
    level: int = 0
    anchor: str = ""
    # Where it begins in the text; the page that begins with it, 0 when none does.
    start: int = 0
    sheet: int = 0

    @property
    def only(self) -> Cell:
        """The single cell of a heading or paragraph."""
        return self.rows[0][0]


@dataclass(slots=True)
class _Headings:
    """Which lines are headings; levels never skip, whatever the document numbers."""

    starts: dict[int, tuple[int, Mapping[str, Any]]]
    open: list[int] = field(default_factory=list)

    def level(self, start: int, words: str) -> tuple[int, str]:
        if start not in self.starts:
            return 0, ""
        index, section = self.starts[start]
        anchor = f"muc-{index}"
        if len(words) > HEADING_LIMIT or not words.endswith(section["heading"].strip()):
            return 0, anchor
        while self.open and self.open[-1] >= section["level"]:
            self.open.pop()
        self.open.append(section["level"])
        return min(2 + len(self.open), 6), anchor


@dataclass(slots=True)
class _Pages:
    """Where pages begin, each told once, at the first block of it."""

    waiting: list[tuple[int, int]]

    def at(self, start: int) -> int:
        number = 0
        while self.waiting and self.waiting[0][0] <= start:
            number = self.waiting.pop(0)[1]
        return number


@dataclass(slots=True)
class _Sweep:
    """The marks over one place after another, each looked at once however long the text is."""

    waiting: list[Mark]
    open: list[Mark] = field(default_factory=list)
    at: int = 0

    def over(self, start: int, end: int) -> list[Mark]:
        while self.at < len(self.waiting) and self.waiting[self.at].start < end:
            self.open.append(self.waiting[self.at])
            self.at += 1
        self.open = [mark for mark in self.open if start < mark.end]
        return self.open


def blocks(
    reading: Mapping[str, Any],
    tasks: Sequence[tuple[int, Obligation]],
    start: int = 0,
    end: int | None = None,
    asked: int | None = None,
    *,
    sheets: Mapping[int, int] | None = None,
) -> list[Block]:
    """Văn bản có đánh dấu: the reading (vanban/1) in blocks, with the tasks (ordinal, obligation) marked.

    Only the lines that begin within [start, end); the citation that begins at `asked` gets an address.
    `sheets` tells which page begins where, for a text shown beside the images of its pages.
    """
    text = reading["text"]
    found_marks = marks_of(reading, tasks, asked, (start, end))
    marks = _Sweep(sorted(found_marks, key=lambda mark: (mark.start, -mark.end)))
    headings = _Headings(
        {s["span"][0]: (index, s) for index, s in reversed(list(enumerate(reading["sections"])))}
    )
    found: list[Block] = []
    table: list[tuple[Cell, ...]] = []
    turned, opened = _Pages(sorted((sheets or {}).items())), (0, 0)
    for low, high in _lines(text, start, len(text) if end is None else end):
        if CELL_BORDER in text[low:high]:
            if not table:
                opened = low, turned.at(low)
            table.append(tuple(_cell(text, *cell, marks) for cell in _cells(text, low, high)))
            continue
        _close(table, found, opened)
        level, anchor = headings.level(low, text[low:high])
        kind = "heading" if level else "para"
        cell = _cell(text, low, high, marks)
        found.append(Block(kind, ((cell,),), level, anchor, low, turned.at(low)))
    _close(table, found, opened)
    return found


def _close(table: list[tuple[Cell, ...]], found: list[Block], opened: tuple[int, int]) -> None:
    if table:
        found.append(Block("table", tuple(table), start=opened[0], sheet=opened[1]))
        table.clear()


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, low, high):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    while True:
        high = text.find(CELL_BORDER, low, end)
        if high < 0:
            yield low, end
            return
        yield low, high
        low = high + len(CELL_BORDER)


def _cell(text: str, start: int, end: int, marks: _Sweep) -> Cell:
    here = marks.over(start, end)
    edges = sorted({start, end} | {edge for m in here for edge in (m.start, m.end) if start < edge < end})
    return tuple(
        Segment(
            text[low:high],
            covering=tuple(mark for mark in here if mark.start <= low and high <= mark.end),
            # A mark that begins in the blank between two lines opens with the line.
            opening=tuple(m for m in here if m.start == low or (low == start and _opens(text, m, start))),
        )
        for low, high in pairwise(edges)
    )


def _opens(text: str, mark: Mark, start: int) -> bool:
    return mark.start < start and not text[mark.start : start].strip(" \n\t|")
