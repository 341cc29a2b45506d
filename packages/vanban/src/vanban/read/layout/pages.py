"""Trang đã dàn: the lines and tables of every page, and one text of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.read.layout.assembly import Assembled, PageContent, assemble
from vanban.read.layout.furniture import without_furniture
from vanban.read.layout.grids import Grid
from vanban.read.layout.lines import PageLine


@dataclass(slots=True)
class LaidPage:
    """Một trang: its height in points, its lines, and its tables with the index of the line before which each
    stands.
    """

    height: float
    lines: list[PageLine] = field(default_factory=list)
    grids: list[tuple[int, Grid]] = field(default_factory=list)


def text_of(pages: Sequence[LaidPage]) -> Assembled:
    """Văn bản của mọi trang, without page numbers and heads that come again."""
    kept = without_furniture([(page.height, page.lines) for page in pages])
    contents = [PageContent(lines, _placed(page, lines)) for page, lines in zip(pages, kept, strict=True)]
    return assemble(contents)


def _placed(page: LaidPage, kept: list[PageLine]) -> list[tuple[int, Grid]]:
    """Where each table stands among the lines that were kept."""
    held = {id(line) for line in kept}
    return [(sum(1 for line in page.lines[:at] if id(line) in held), grid) for at, grid in page.grids]
