"""Đánh dấu nguồn: the text of a directive laid out as headings, paragraphs and tables, its findings marked.

Everything stays plain text until the template escapes it: a document that carries markup shows it as letters.
Marks may overlap; the layout is flat, each piece of text knowing every mark that covers it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from ..models import Obligation
from . import values

HEAD, CITATION, TASK, POINT = "head", "cite", "task", "point"
CELL_BORDER = " | "
HEADING_LIMIT = 200
_LINE = re.compile(r"[^\n]+")
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class Mark:
    """Một dấu: text[start:end] is a header value, a citation, a task or a point to look at.

    `anchor` is its address in the page, `refs` the links set before it, `href` where the marked text leads.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    anchor: str = ""
    refs: tuple[tuple[str, str], ...] = ()
    href: str = ""
    task: int | None = None


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
) -> list[Block]:
    """Văn bản có đánh dấu: the reading (vanban/1) in blocks, with the tasks (ordinal, obligation) marked.

    Only the lines that begin within [start, end); the citation that begins at `asked` gets an address.
    """
    text = reading["text"]
    marks = _Sweep(sorted(_marks(reading, tasks, asked), key=lambda mark: (mark.start, -mark.end)))
    headings = _Headings(
        {s["span"][0]: (index, s) for index, s in reversed(list(enumerate(reading["sections"])))}
    )
    found: list[Block] = []
    table: list[tuple[Cell, ...]] = []
    for low, high in _lines(text, start, len(text) if end is None else end):
        if CELL_BORDER in text[low:high]:
            table.append(tuple(_cell(text, *cell, marks) for cell in _cells(text, low, high)))
            continue
        _close(table, found)
        level, anchor = headings.level(low, text[low:high])
        kind = "heading" if level else "para"
        found.append(Block(kind, ((_cell(text, low, high, marks),),), level, anchor))
    _close(table, found)
    return found


def point_anchor(index: int, place: int) -> str:
    """Địa chỉ trong trang of a finding's place."""
    return f"diem-{index}-{place}"


def citation_anchor(start: int) -> str:
    """Địa chỉ trong trang of the citation that begins there, when it was asked for."""
    return f"cho-{start}"


def _close(table: list[tuple[Cell, ...]], found: list[Block]) -> None:
    if table:
        found.append(Block("table", tuple(table)))
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


def _marks(
    reading: Mapping[str, Any], tasks: Iterable[tuple[int, Obligation]], asked: int | None
) -> Iterator[Mark]:
    length = len(reading["text"])
    for name, words in _header_words().items():
        span = (reading.get(name) or {}).get("span") if name in _OBJECTS else reading["spans"].get(name)
        for start, end in values.spans_within([span] if span else [], length):
            yield Mark(start, end, HEAD, title=words)
    for citation in reading["citations"]:
        if citation.get("in_footnote") is None:
            for start, end in values.spans_within([citation["span"]], length):
                anchor = citation_anchor(start) if start == asked else ""
                yield Mark(start, end, CITATION, title=_cited(citation), anchor=anchor)
    used: set[int] = set()
    for ordinal, task in tasks:
        for index, (start, end) in enumerate(values.spans_within(task.spans, length)):
            refs = ((f"#nhiem-vu-{task.pk}", str(ordinal)),) if index == 0 else ()
            anchor = "" if start in used else f"cau-{start}"
            used.add(start)
            yield Mark(start, end, TASK, anchor=anchor, refs=refs, task=task.pk)
    for index, finding in enumerate(reading["findings"]):
        for place, (start, end) in enumerate(values.spans_within(finding.get("spans") or (), length)):
            yield Mark(start, end, POINT, title=finding["message"], anchor=point_anchor(index, place))
    for index, note in enumerate(reading["footnotes"]):
        if note.get("called_at") is not None:
            yield _call(reading["text"], index, note)


_OBJECTS = {"type", "number", "issuer", "signature"}


def _header_words() -> dict[str, str]:
    return {
        "type": _("Thể loại"),
        "number": _("Số, ký hiệu"),
        "issuer": _("Cơ quan ban hành"),
        "place": _("Nơi ban hành"),
        "date": _("Ngày ban hành"),
        "title": _("Trích yếu"),
        "signature": _("Chữ ký"),
    }


def _cited(citation: Mapping[str, Any]) -> str:
    name = " ".join(filter(None, [citation.get("type"), citation.get("number")]))
    day = "/".join(reversed((citation.get("date") or "").split("-")))
    written = _("ngày %(day)s") % {"day": day} if day else ""
    return _("Viện dẫn: %(document)s") % {"document": " ".join(filter(None, [name, written]))}


def _call(text: str, index: int, note: Mapping[str, Any]) -> Mark:
    """The mark in the text that calls a footnote: "¹", "(1)", "[1]"."""
    start = note["called_at"]
    label = re.escape(str(note["label"]))
    match = re.compile(rf"[{_SUPERSCRIPT}]+|\(?\[?{label}\]?\)?").match(text, start)
    end = match.end() if match else start + 1
    return Mark(start, end, "call", anchor=f"goi-{index}", href=f"#chu-thich-{index}", title=note["text"])
