"""Chuỗi chữ trên trang: what the page draws in one go, told by its first and last letter.

A page of two thousand letters has some forty such runs; only of one that is not plain are the letters asked
for one by one. Lengths are points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from vanban.read.layout.lines import Glyph
from vanban.read.pdf.native import native

_SLOPE: Final = 0.01
_UPRIGHT: Final = 0.2
_BLANK: Final = " "
# Gives the letters of a stretch of the page one by one.
Letters = Callable[[int, int], list[Glyph]]
# Tells of left, right and base line whether what stands there may stay whole.
Whole = Callable[[float, float, float], bool]


class Runs:
    """Đọc các chuỗi của một trang; ``signs`` are its letters, one for each number."""

    def __init__(self, handle: int, signs: str, letters: Letters, whole: Whole | None = None) -> None:
        self.handle, self.signs, self.letters, self.whole = handle, signs, letters, whole
        self.found: list[Glyph] = []
        self.object_of, self.made_up = native("FPDFText_GetTextObject"), native("FPDFText_IsGenerated")
        self.box_of, self.origin_of = native("FPDFText_GetLooseCharBox"), native("FPDFText_GetCharOrigin")
        self.size_of, self.angle_of = native("FPDFText_GetFontSize"), native("FPDFText_GetCharAngle")
        box, self.x, self.y = (ctypes.c_float * 4)(), ctypes.c_double(), ctypes.c_double()
        self.at_box, self.at_x, self.at_y = map(ctypes.addressof, (box, self.x, self.y))
        self.edges = memoryview(box).cast("B").cast("f")

    def add(self, first: int, end: int) -> None:
        """Thêm các chữ từ ``first`` đến trước ``end``, which the page's reader took for one line."""
        signs = self.signs
        while first < end:
            while first < end and signs[first] == _BLANK:
                self._add_blank(first)
                first += 1
            stop = end
            while stop > first and signs[stop - 1] == _BLANK:
                stop -= 1
            if first < stop:
                stop = self._run_end(first, stop)
                self._add_run(first, stop)
            first = max(stop, first)

    def _add_blank(self, index: int) -> None:
        """A blank that is drawn parts words however narrow it is; one made up by the reader tells nothing."""
        if self.found and not self.made_up(self.handle, index):
            last = self.found[-1]
            self.found.append(Glyph(_BLANK, last.x1, last.x1, last.y, last.size))

    def _run_end(self, first: int, end: int) -> int:
        """Where the run that begins here ends; neither its first nor the last letter is a blank."""
        handle, object_of, signs = self.handle, self.object_of, self.signs
        own = object_of(handle, first)
        if object_of(handle, end - 1) == own:
            return end
        marks = [index for index in range(first, end) if signs[index] != _BLANK]
        other = bisect_left(marks, True, key=lambda index: object_of(handle, index) != own)
        return int(marks[max(other, 1) - 1]) + 1

    def _add_run(self, first: int, end: int) -> None:
        handle, box_of, edges = self.handle, self.box_of, self.edges
        text = self.signs[first:end]
        blank = text.find(_BLANK)
        if blank >= 0 and not self._draws_blanks(first + blank, first + text.rfind(_BLANK)):
            self.found += self.letters(first, end)
            return
        box_of(handle, first, self.at_box)
        left, top, right, bottom = edges.tolist()
        tail = left
        if end - first > 1:
            box_of(handle, end - 1, self.at_box)
            tail, _, right, last = edges.tolist()
        self.origin_of(handle, first, self.at_x, self.at_y)
        base = self.y.value
        level = end - first > 1 and tail > left and -_SLOPE < last - bottom < _SLOPE
        if not (level or is_level(self.angle_of(handle, first))):
            return
        if self.whole is not None and not self.whole(left, right, base):
            self.found += self.letters(first, end)
            return
        head = None
        if blank >= 0:
            box_of(handle, first + blank - 1, self.at_box)
            head = edges[2]
        size = letter_size(self.size_of(handle, first), top - bottom)
        self.found.append(Glyph(text, left, right, base, size, head, tail))

    def _draws_blanks(self, first: int, last: int) -> bool:
        """Whether the blanks of a run are drawn: then no gap within it is wider than they are."""
        made_up, handle = self.made_up, self.handle
        return not (made_up(handle, first) or (last > first and made_up(handle, last)))


def letter_size(size: float, tall: float) -> float:
    """A font size of 1 under a scaling matrix says nothing: the box does."""
    return tall / 1.15 if size < 3 or tall > 3 * size else size


def is_level(angle: float, rotation: int = 0) -> bool:
    """A stamp or a water mark set aslant is no line of the text."""
    turn = (angle + rotation * 3.14159265 / 180) % 6.2831853
    return min(turn, 6.2831853 - turn) < _UPRIGHT
