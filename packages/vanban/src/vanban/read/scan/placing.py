"""Chỗ của chữ trong văn bản: where in the text of all pages every recognised word stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from vanban.model import Word
from vanban.read.layout.assembly import Assembled
from vanban.read.scan.page import ScannedPage
from vanban.read.scan.recognition import Seen

PlacedWord = tuple[Word, Seen]


def placed_words(assembled: Assembled, pages: Mapping[int, ScannedPage]) -> list[PlacedWord]:
    """Các chữ theo thứ tự trong văn bản; ``pages`` by their number in the file."""
    found = [*_line_words(assembled, pages), *_cell_words(assembled, pages)]
    return sorted(found, key=lambda one: one[0].span)


def _line_words(assembled: Assembled, pages: Mapping[int, ScannedPage]) -> list[PlacedWord]:
    held = {id(row.line): (number, row) for number, page in pages.items() for row in page.rows}
    found: list[PlacedWord] = []
    for start, line in assembled.lines:
        if id(line) in held:
            number, row = held[id(line)]
            found += [_placed(seen, start + at, number, pages[number]) for at, seen in row.words]
    return found


def _cell_words(assembled: Assembled, pages: Mapping[int, ScannedPage]) -> list[PlacedWord]:
    """The words of a cell are known by the whole of its text; cells alike are taken in their order."""
    held: dict[str, deque[tuple[int, Sequence[Seen]]]] = {}
    for number, page in sorted(pages.items()):
        for words in page.cells:
            held.setdefault(" ".join(map(_shown, words)), deque()).append((number, words))
    found: list[PlacedWord] = []
    for cell in assembled.cells:
        known = held.get(assembled.text[slice(*cell.span)])
        if known:
            number, kept = known.popleft()
            found += _along(cell.span[0], number, kept, pages[number])
    return found


def _along(at: int, number: int, words: Sequence[Seen], page: ScannedPage) -> list[PlacedWord]:
    found: list[PlacedWord] = []
    for seen in words:
        found.append(_placed(seen, at, number, page))
        at += len(_shown(seen)) + 1
    return found


def _shown(seen: Seen) -> str:
    """As a row of the text has it, where a bar parts cells."""
    return seen.text.replace("|", "/")


def _placed(seen: Seen, at: int, number: int, page: ScannedPage) -> PlacedWord:
    box = page.turned.box_back(seen.x0, seen.y0, seen.x1, seen.y1)
    return Word((at, at + len(seen.text)), number, box, round(seen.confidence, 3)), seen
