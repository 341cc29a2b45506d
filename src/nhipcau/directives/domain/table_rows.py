"""Nhiệm vụ trong bảng: the row that a task was read from, each cell under the head of its column."""

from collections.abc import Iterable, Sequence

from nhipcau.core.domain.folding import fold

BORDER = " | "
# A table of tasks may be long; its head is looked for no farther up.
REACH = 60_000


def row_of(text: str, spans: Iterable[Sequence[int]]) -> list[tuple[str, str]]:
    """Dòng của bảng at the first of these spans: (head, cell) pairs, empty cells left out.

    Heads are empty where the row has other cells than its head; empty when the span stands in no table.
    """
    first = next(iter(spans), None)
    if first is None:
        return []
    low = text.rfind("\n", 0, first[0]) + 1
    cells = _cells(_line(text, low))
    if len(cells) < 2:
        return []
    heads = _cells(_head(text, low))
    if len(heads) != len(cells) or heads == cells:
        heads = [""] * len(cells)
    return [(head, cell) for head, cell in zip(heads, cells, strict=True) if fold(cell)]


def _head(text: str, low: int) -> str:
    """The first line of the table in which this line stands."""
    found = low
    while found > max(0, low - REACH):
        above = text.rfind("\n", 0, found - 1) + 1
        if BORDER not in text[above:found]:
            break
        found = above
    return _line(text, found)


def _line(text: str, low: int) -> str:
    end = text.find("\n", low)
    return text[low : len(text) if end < 0 else end]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split(BORDER)] if BORDER in line else []
