"""Chia màn hình rà soát: a long directive is shown a stretch at a time, cut between sections where it can be.

Pure: tasks in reading order and the sections of the reading in, pages out.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# As many cards as an office PC shows without a wait.
SIZE = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Một trang: tasks[first:last] and text[start:end]; the stretches together are the whole directive."""

    number: int
    first: int
    last: int
    start: int
    end: int

    def holds(self, place: int) -> bool:
        """Chỗ này nằm trong trang."""
        return self.start <= place < self.end


def of(
    text: str, tasks: Sequence[tuple[int, str]], sections: Sequence[Mapping[str, Any]], size: int = SIZE
) -> list[Stretch]:
    """Các trang of at most `size` tasks, each (position, section), at least one page."""
    cuts = [0]
    while len(tasks) - cuts[-1] > size:
        cuts.append(_cut(tasks, cuts[-1], size))
    starts = [0]
    heads = sorted(section["span"][0] for section in sections)
    for cut in cuts[1:]:
        starts.append(max(starts[-1], _beginning(text, heads, tasks[cut - 1][0], tasks[cut][0])))
    lasts, ends = [*cuts[1:], len(tasks)], [*starts[1:], len(text) + 1]
    pages = zip(cuts, lasts, starts, ends, strict=True)
    return [Stretch(number, *page) for number, page in enumerate(pages, start=1)]


def at(pages: Sequence[Stretch], place: int) -> Stretch:
    """Trang có chỗ này của văn bản; the last for a place behind the text."""
    return pages[max(bisect_right([page.start for page in pages], place) - 1, 0)]


def _cut(tasks: Sequence[tuple[int, str]], first: int, size: int) -> int:
    """Where the next page begins: at the latest change of a part, else of a section, else when it is full."""
    possible = range(first + size, first + size // 2, -1)
    for depth in (1, 2, 9):
        for cut in possible:
            if _part(tasks[cut - 1][1], depth) != _part(tasks[cut][1], depth):
                return cut
    return first + size


def _part(section: str, depth: int) -> str:
    return ".".join(section.split(".")[:depth])


def _beginning(text: str, heads: Sequence[int], before: int, place: int) -> int:
    """The first heading since the task before, else the line in which the task stands."""
    between = bisect_right(heads, before)
    if between < len(heads) and heads[between] <= place:
        return heads[between]
    return text.rfind("\n", 0, place) + 1
