"""Khối của thân văn bản: paragraphs with their labels, tables as rows or as plain lines, boxes, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from vanban.read.secret_marks import is_mark
from vanban.read.tables import SpannedRow, spanned_rows_as_lines
from vanban.read.word.numbering import Numbering
from vanban.read.word.runs import RunReader, inner
from vanban.read.word.styles import value_of
from vanban.text import read_bullet, read_label

_TABS: Final = re.compile(r"[ ]*\t[\t ]*")
_MARK_GONE: Final = ("del", "moveFrom")


@dataclass(slots=True)
class Block:
    """Một khối: a paragraph's lines, or one row of a grid (``table`` counted from 0)."""

    text: str
    table: int | None = None


class BlockReader:
    """Đọc các khối; ``marks`` are those that stood in boxes, which float to the top of the page."""

    def __init__(self, runs: RunReader, numbering: Numbering) -> None:
        self._runs, self._numbering = runs, numbering
        self._carried = ""
        self._tables = self._cells = 0
        self.marks: list[str] = []

    def read(self, parent: Element) -> list[Block]:
        """Các khối trong thân, ô, hộp hay cước chú."""
        found: list[Block] = []
        for one in inner(parent):
            if one.tag == "p":
                found += self._paragraph(one)
            elif one.tag == "tbl":
                found += self._table(one)
        return found

    def _paragraph(self, paragraph: Element) -> list[Block]:
        properties = paragraph.find("pPr")
        words = self._runs.words(paragraph)
        own = properties.find("rPr") if properties is not None else None
        if own is not None and any(own.find(name) is not None for name in _MARK_GONE):
            # The end of this paragraph was deleted: its words go on in the next one.
            self._carried += words.text
            return []
        text, self._carried = self._carried + words.text, ""
        label = self._numbering.label(properties)
        lines = [bare for line in text.split("\n") if (bare := _level_tabs(line))]
        if lines and label:
            lines[0] = f"{label} {lines[0]}"
        elif label and self._cells:
            # A column of numbers is often nothing but empty paragraphs that Word numbers.
            lines = [label]
        found = [Block("\n".join(lines))] if lines else []
        for box in words.boxes:
            found += self._box(box)
        return found

    def _box(self, box: Element) -> list[Block]:
        blocks = self.read(box)
        marks = [block.text for block in blocks if is_mark(block.text)]
        self.marks += marks
        return [block for block in blocks if block.text not in marks]

    def _table(self, element: Element) -> list[Block]:
        lines, is_grid = spanned_rows_as_lines(list(self._rows(element)))
        if not is_grid:
            return [Block(line) for line in lines]
        self._tables += 1
        return [Block(line, self._tables - 1) for line in lines]

    def _rows(self, element: Element) -> Iterator[SpannedRow]:
        """Each row as (grid column, columns spanned, text); a cell merged downwards is repeated."""
        above: dict[int, str] = {}
        for row in inner(element):
            properties = row.find("trPr")
            if row.tag != "tr" or (properties is not None and properties.find("del") is not None):
                continue
            at = _count(properties, "gridBefore", 0)
            cells: SpannedRow = []
            for cell in inner(row):
                if cell.tag != "tc":
                    continue
                shape = cell.find("tcPr")
                merged = shape.find("vMerge") if shape is not None else None
                span = max(1, _count(shape, "gridSpan", 1))
                self._cells += 1
                text = "\n".join(block.text for block in self.read(cell))
                self._cells -= 1
                if merged is not None and merged.get("val", "continue") == "continue":
                    text = above.get(at, text)
                above[at] = text
                cells.append((at, span, text))
                at += span
            yield cells


def _count(properties: Element | None, name: str, otherwise: int) -> int:
    written = value_of(properties, name)
    return min(200, int(written[:9])) if written and written.isascii() and written.isdecimal() else otherwise


def _level_tabs(line: str) -> str:
    """A tab after a label only indents; several in a row are one gap."""
    bare = _TABS.sub("\t", line.replace("\xa0", " ").strip())
    label = read_label(bare.replace("\t", " ", 1))
    end = label.end if label else read_bullet(bare.replace("\t", " ", 1))
    at = bare.find("\t")
    return bare.replace("\t", " ", 1) if 0 <= at < end else bare
