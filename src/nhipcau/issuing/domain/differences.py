"""Khác nhau giữa hai bản: which lines were added, taken out, or reworded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from nhipcau.official.domain.content import OfficialDocument

from . import outlines

# Below this the two lines say different things, and are shown as one gone and one come.
ALIKE = 0.5


class Change(StrEnum):
    """Loại thay đổi."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Piece:
    """Một đoạn chữ trong dòng sửa: kept, taken out or put in."""

    text: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Một dòng khác nhau; `pieces` tell a reworded line word by word."""

    change: Change
    pieces: tuple[Piece, ...]


def between(old: OfficialDocument, new: OfficialDocument) -> list[Difference]:
    """Các dòng khác nhau, in the order of the paper; empty when both say the same."""
    before, after = outlines.lines(old), outlines.lines(new)
    found: list[Difference] = []
    for tag, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _changed(before[i:j], after[k:m])
    return found


def _changed(gone: Sequence[str], come: Sequence[str]) -> Iterator[Difference]:
    """Lines that stand over against each other are compared by their words; the rest came or went."""
    for old, new in zip(gone, come, strict=False):
        was, now = old.split(), new.split()
        matcher = SequenceMatcher(a=was, b=now, autojunk=False)
        if matcher.ratio() >= ALIKE:
            yield Difference(Change.REWORDED, tuple(_pieces(matcher, was, now)))
        else:
            yield Difference(Change.REMOVED, (Piece(old, Change.REMOVED),))
            yield Difference(Change.ADDED, (Piece(new, Change.ADDED),))
    paired = min(len(gone), len(come))
    yield from (Difference(Change.REMOVED, (Piece(old, Change.REMOVED),)) for old in gone[paired:])
    yield from (Difference(Change.ADDED, (Piece(new, Change.ADDED),)) for new in come[paired:])


def _pieces(matcher: SequenceMatcher[str], was: list[str], now: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(" ".join(was[i:j]))
            continue
        if j > i:
            yield Piece(" ".join(was[i:j]), Change.REMOVED)
        if m > k:
            yield Piece(" ".join(now[k:m]), Change.ADDED)
