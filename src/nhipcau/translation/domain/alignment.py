"""Đối chiếu câu: which sentence of a new text goes on from which of the old one."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product

from rapidfuzz import fuzz

# Below, a sentence is a new one.
LEAST = 0.5
# Pairs compared with one another; beyond, only those in the same place are.
MOST_PAIRS = 250_000

Pair = tuple[int | None, int | None, float]


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Cặp câu cũ – mới in the order of the new text: (old, new, how alike).

    Unchanged, or moved as it was, is 1.0; changed its likeness below that; new is (None, at, 0.0); gone is
    (at, None, 0.0) and stands where it stood.
    """
    matched: dict[int, tuple[int, float]] = {}
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        matched.update({block.b + at: (block.a + at, 1.0) for at in range(block.size)})
    _match_moved(old, new, matched)
    taken = {i for i, _likeness in matched.values()}
    lost = [i for i in range(len(old)) if i not in taken]
    come = [j for j in range(len(new)) if j not in matched]
    for i, j, likeness in _likest(old, new, lost, come):
        matched[j] = (i, likeness)
    return list(_in_order(len(old), len(new), matched))


def _match_moved(old: Sequence[str], new: Sequence[str], matched: dict[int, tuple[int, float]]) -> None:
    taken = {i for i, _likeness in matched.values()}
    waiting: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        if i not in taken:
            waiting.setdefault(text, []).append(i)
    for j, text in enumerate(new):
        if j not in matched and waiting.get(text):
            matched[j] = (waiting[text].pop(0), 1.0)


def _likest(
    old: Sequence[str], new: Sequence[str], lost: list[int], come: list[int]
) -> Iterator[tuple[int, int, float]]:
    """The likest pair first, of equal ones that which moved least; none is taken twice."""
    pairs = product(range(len(lost)), range(len(come)))
    if len(lost) * len(come) > MOST_PAIRS:
        pairs = zip(range(len(lost)), range(len(come)), strict=False)  # type: ignore[assignment]
    alike = [(_likeness(old[lost[r]], new[come[c]]), -abs(r - c), lost[r], come[c]) for r, c in pairs]
    gone, met = set[int](), set[int]()
    for likeness, _moved, i, j in sorted(alike, reverse=True):
        if likeness and i not in gone and j not in met:
            gone.add(i)
            met.add(j)
            yield i, j, likeness


def _likeness(one: str, other: str) -> float:
    # Two texts that differ are never told to be the same.
    found: float = fuzz.ratio(one, other, score_cutoff=LEAST * 100) / 100
    return min(found, 0.999)


def _in_order(olds: int, news: int, matched: dict[int, tuple[int, float]]) -> Iterator[Pair]:
    gone = sorted(set(range(olds)) - {i for i, _likeness in matched.values()})
    for j in range(news):
        if j not in matched:
            yield None, j, 0.0
            continue
        i, likeness = matched[j]
        while gone and gone[0] < i:
            yield gone.pop(0), None, 0.0
        yield i, j, likeness
    for i in gone:
        yield i, None, 0.0
