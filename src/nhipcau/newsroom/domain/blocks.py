"""Khối của bài: what a text says as headings, paragraphs, lists, quotes, tables and pictures, for papers.

The site draws the same reading as HTML (`text.html`); here nothing is markup any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import text
from .text import Shown

if TYPE_CHECKING:
    from markdown_it.token import Token

HEADING, PARAGRAPH, LIST, QUOTE, TABLE, PICTURE, RULE = (
    "heading",
    "paragraph",
    "list",
    "quote",
    "table",
    "picture",
    "rule",
)


@dataclass(frozen=True, slots=True)
class Run:
    """Một đoạn chữ cùng kiểu; `link` is a whole address, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Một khối: `level` of a heading, 2 to 4; `start` of a numbered list, 0 for dots.

    The first row of a table is its head. A chart is a picture whose `shown.chart` tells its kind.
    """

    kind: str
    runs: Line = ()
    level: int = 0
    start: int = 0
    items: tuple[tuple["Block", ...], ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    shown: Shown | None = None

    @property
    def said(self) -> str:
        """Chữ của khối."""
        own = "".join(run.text for run in self.runs)
        below = [block.said for item in self.items for block in item]
        cells = [" – ".join("".join(run.text for run in cell) for cell in row) for row in self.rows]
        return "\n".join(filter(None, [own, *below, *cells]))


def of(body: str) -> tuple[Block, ...]:
    """Các khối của bài, in order; never raises."""
    return tuple(_blocks(iter(text.parse(body)), ""))


def _blocks(tokens: "Iterator[Token]", until: str) -> Iterator[Block]:
    """Blocks up to the token that closes them."""
    for token in tokens:
        if token.type == until:
            return
        kind = token.type.removesuffix("_open")
        if kind in {"paragraph", "heading"}:
            yield from _line(token, next(tokens))
            next(tokens)
        elif kind in {"bullet_list", "ordered_list"}:
            start = int(token.attrGet("start") or 1) if kind == "ordered_list" else 0
            items = tuple(_items(tokens, f"{kind}_close"))
            yield Block(LIST, items=items, start=start)
        elif kind == "blockquote":
            yield Block(QUOTE, items=(tuple(_blocks(tokens, "blockquote_close")),))
        elif kind == "table":
            yield Block(TABLE, rows=tuple(_rows(tokens)))
        elif kind == "hr":
            yield Block(RULE)


def _line(opening: "Token", inline: "Token") -> Iterator[Block]:
    """Ảnh của một dòng đứng trước chữ của nó, as on the page."""
    for shown in text.images(inline):
        yield Block(PICTURE, shown=shown)
    if not (runs := _runs(inline)):
        return
    if opening.type == "heading_open":
        yield Block(HEADING, runs, level=min(max(int(opening.tag[1]), 2), 4))
    else:
        yield Block(PARAGRAPH, runs)


def _items(tokens: "Iterator[Token]", until: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == until:
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _rows(tokens: "Iterator[Token]") -> Iterator[tuple[Line, ...]]:
    row: list[Line] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_runs(token))
        elif token.type == "tr_close":
            yield tuple(row)


def _runs(inline: "Token") -> Line:
    """Chữ của một dòng, cut where its look changes; empty when it only holds blanks."""
    found: list[Run] = []
    bold = italic = 0
    link = ""
    for child in inline.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                bold += child.nesting
            case "em_open" | "em_close":
                italic += child.nesting
            case "link_open":
                link = str(child.attrGet("href") or "")
            case "link_close":
                link = ""
            case "text" | "softbreak" | "hardbreak":
                said = child.content if child.type == "text" else "\n" if child.type == "hardbreak" else " "
                found.append(Run(said, bold > 0, italic > 0, link))
    return tuple(found) if "".join(run.text for run in found).strip() else ()
