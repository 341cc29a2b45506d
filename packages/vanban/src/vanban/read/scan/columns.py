"""Cột: the order in which pieces of lines are read where two columns stand side by side.

A letterhead has two columns, and so have recipients and signature; everything else runs over the whole width.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import Final

from vanban.read.scan.chunks import Chunk

_GUTTER: Final = 0.25
_FAR: Final = 2.2
_DEEPEST: Final = 4
_ADDRESSED: Final = {("Kính", "gửi:"), ("Kính", "gửi"), ("KÍNH", "GỬI:"), ("Kính", "gởi:")}


@dataclass(slots=True)
class _Band:
    """Two columns with an empty gutter from ``left`` to ``right`` between them."""

    left: float
    right: float
    before: list[Chunk] = field(default_factory=list)
    after: list[Chunk] = field(default_factory=list)

    def takes(self, chunk: Chunk) -> bool:
        """Add what lies on one side of the gutter, which grows narrower by it."""
        least = _GUTTER * chunk.size
        if chunk.x1 <= self.right - least and self._is_near(chunk):
            if self.right - max(self.left, chunk.x1) >= least:
                self.before.append(chunk)
                self.left = max(self.left, chunk.x1)
                return True
        elif chunk.x0 >= self.left + least and min(self.right, chunk.x0) - self.left >= least:
            self.after.append(chunk)
            self.right = min(self.right, chunk.x0)
            return True
        return False

    def _is_near(self, chunk: Chunk) -> bool:
        """The left column ends where its lines do: what comes after a blank there is read after the right."""
        beside = any(one.top < chunk.bottom and chunk.top < one.bottom for one in self.after)
        return beside or not self.before or chunk.top - self.before[-1].bottom < _FAR * chunk.size


def in_reading_order(chunks: list[Chunk], depth: int = 0) -> list[list[Chunk]]:
    """Các dòng theo thứ tự đọc, each of one or more pieces: columns one after the other.

    ``chunks`` stand from top to bottom.
    """
    found: list[list[Chunk]] = []
    at = 0
    is_open = False
    while at < len(chunks):
        band, end = _band_at(chunks, at) if depth < _DEEPEST else (None, at)
        if band is not None:
            found += in_reading_order(band.before, depth + 1) + in_reading_order(band.after, depth + 1)
            at, is_open = end, False
            continue
        if is_open and _is_level(found[-1][-1], chunks[at]):
            found[-1].append(chunks[at])
        elif is_open and _is_level(chunks[at], found[-1][0]):
            found[-1].insert(0, chunks[at])
        else:
            found.append([chunks[at]])
        at, is_open = at + 1, True
    return found


def _is_level(one: Chunk, other: Chunk) -> bool:
    return abs(one.base - other.base) < 0.4 * min(one.size, other.size) and other.x0 > one.x1 - one.size


def _band_at(chunks: list[Chunk], at: int) -> tuple[_Band | None, int]:
    """The columns that begin with this piece, and the piece after them."""
    pair = next((pair for n in range(at, min(at + 3, len(chunks))) if (pair := _pair_at(chunks, n))), None)
    if pair is None:
        return None, at
    left, right = sorted(pair, key=lambda one: one.x0)
    if chunks[at] is not pair[0] and chunks[at].x0 < left.x1:
        # What stands above the left column is read before it in any case, and may be wider.
        return None, at
    band = _Band(left.x1, right.x0)
    end = at
    # Whom the paper is to stands below both columns, wherever the line begins.
    below = next((one.base - 0.5 * one.size for one in chunks[at:] if _is_addressed(one)), inf)
    while end < len(chunks) and chunks[end].base < below and band.takes(chunks[end]):
        end += 1
    if len(band.before) + len(band.after) < 3 or not band.before or not band.after:
        return None, at
    return band, end


def _is_addressed(chunk: Chunk) -> bool:
    return tuple(word.text for word in chunk.words[:2]) in _ADDRESSED


def _pair_at(chunks: list[Chunk], at: int) -> tuple[Chunk, Chunk] | None:
    first = chunks[at]
    return next(((first, one) for one in chunks[at + 1 : at + 8] if _is_beside(first, one)), None)


def _is_beside(one: Chunk, other: Chunk) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    return overlap > 0.2 * min(one.size, other.size) and gap > _GUTTER * min(one.size, other.size)
