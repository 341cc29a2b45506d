"""Đọc trang HTML: its words as lines, its tables as rows of cells, its headline and day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.model import Cell, Source
from vanban.read.encodings import Decoded, converted, lines_to_unicode
from vanban.read.html.walking import Page

_HTML: Final = re.compile(r"(?i)<(?:!doctype html|(?:html|head|body|div|p|table|article)(?=[\s>]))")
_ENDINGS: Final = (".html", ".htm", ".xhtml")
# Less than this is no page: its style sheet hides what a script would show.
_FEWEST_LETTERS: Final = 200


def looks_like_html(text: str, name: str) -> bool:
    """Có phải trang HTML: by the file's name or by its first tags."""
    return name.lower().endswith(_ENDINGS) or _HTML.search(text[:1000].lstrip()[:400]) is not None


def read_html(decoded: Decoded, name: str, digest: str) -> Source:
    """Đọc trang HTML thành dòng; the headline and day of publication are kept where the page's head
    states them.
    """
    page = _walked(decoded.text, hide=True)
    if sum(map(len, page.lines)) < _FEWEST_LETTERS:
        shown = _walked(decoded.text, hide=False)
        page = shown if sum(map(len, shown.lines)) >= _FEWEST_LETTERS else page
    lines, findings = lines_to_unicode(page.lines)
    return Source(
        name,
        "text/html",
        digest,
        "\n".join(lines),
        "html",
        None,
        page.headline or page.title,
        page.published,
        tuple(_cells(page.tables, lines)),
        tuple(dict.fromkeys([*decoded.findings, *map(converted, page.encodings), *findings])),
    )


def _walked(text: str, *, hide: bool) -> Page:
    """The page; ``hide``: without what its own style sheet hides."""
    page = Page(hide=hide)
    page.walk(text)
    return page


def _cells(tables: Sequence[tuple[int, int]], lines: Sequence[str]) -> list[Cell]:
    """Cells of the rows that stand as lines; ``tables`` holds (first line, number of rows)."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    found: list[Cell] = []
    for index, (first, rows) in enumerate(tables):
        for row in range(rows):
            at = starts[first + row]
            for column, cell in enumerate(lines[first + row].split(" | ")):
                found.append(Cell(index, row, column, (at, at + len(cell))))
                at += len(cell) + 3
    return found
