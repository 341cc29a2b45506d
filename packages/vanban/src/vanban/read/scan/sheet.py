"""Trải ô của bảng: the cells of ruled tables cut out and laid one under another, to be read as plain lines;
and the way back from the sheet to the page.

Read where they stand, cells side by side run into one another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vanban.read.scan.cleaning import ground_of

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]
_INK: Final = 150
_MARGIN: Final = 0.12
_APART: Final = 0.08
# A cell of one line no wider than this (inches), an ordinal, shares its line on the sheet with others; a date
# between ordinals is misread.
_SHORT: Final = 0.45
_ONE_LINE: Final = 0.26
_TALLEST: Final = 30_000


@dataclass(frozen=True, slots=True)
class Placed:
    """Một ô trên tờ: which cell it is, how far it was moved, and its place on the sheet."""

    cell: int
    dx: int
    dy: int
    box: Box


@dataclass(slots=True)
class Sheet:
    """Tờ trải ô: the picture, and what lies where on it."""

    picture: Image
    margin: int
    placed: list[Placed] = field(default_factory=list)

    def alone(self, placed: Placed) -> Image:
        """Riêng một ô, with a margin of paper."""
        from PIL import ImageOps

        return ImageOps.expand(self.picture.crop(placed.box), self.margin, ground_of(self.picture))

    def cell_at(self, x: float, y: float) -> Placed | None:
        """Ô nằm ở điểm này của tờ."""
        at = bisect_right(self.placed, y, key=lambda one: one.box[1])
        shelf = self.placed[at - 1].box[1] if at else None
        while at and self.placed[at - 1].box[1] == shelf:
            at -= 1
            if self.placed[at].box[0] <= x <= self.placed[at].box[2]:
                return self.placed[at]
        return None


def sheet_of(picture: Image, cells: Iterable[Box], dpi: float) -> Sheet | None:
    """Tờ trải các ô có chữ, in the order given; None when no cell has ink."""
    from PIL import Image as Pictures

    inked = [(index, box) for index, cell in enumerate(cells) if (box := _trimmed(picture, cell, dpi))]
    if not inked:
        return None
    margin, apart = round(_MARGIN * dpi), round(_APART * dpi)
    width = max(*(box[2] - box[0] for _, box in inked), round(4 * dpi))
    placed, height = _shelves(inked, width, margin, apart, dpi)
    sheet = Sheet(
        Pictures.new("L", (width + 2 * margin, min(height, _TALLEST)), ground_of(picture)), margin, placed
    )
    for one in placed:
        left, top, right, bottom = one.box
        sheet.picture.paste(
            picture.crop((left + one.dx, top + one.dy, right + one.dx, bottom + one.dy)), (left, top)
        )
    return sheet


def _shelves(
    inked: list[tuple[int, Box]], width: int, margin: int, apart: int, dpi: float
) -> tuple[list[Placed], int]:
    """Where each cell goes: on a line of its own, or beside other short ones on a shelf."""
    placed: list[Placed] = []
    y = margin
    shelf: list[tuple[int, Box]] = []

    def put(index: int, box: Box, x: int) -> None:
        placed.append(Placed(index, box[0] - x, box[1] - y, (x, y, x + box[2] - box[0], y + box[3] - box[1])))

    def close() -> None:
        nonlocal y
        x = margin
        for index, box in shelf:
            put(index, box, x)
            x += box[2] - box[0] + round(0.25 * dpi)
        if shelf:
            y += max(box[3] - box[1] for _, box in shelf) + apart
        shelf.clear()

    def is_short(box: Box) -> bool:
        return box[2] - box[0] < _SHORT * dpi and box[3] - box[1] < _ONE_LINE * dpi

    for index, box in (one for one in inked if is_short(one[1])):
        taken = sum(other[2] - other[0] + round(0.25 * dpi) for _, other in shelf)
        if taken + box[2] - box[0] > width:
            close()
        shelf.append((index, box))
    close()
    for index, box in (one for one in inked if not is_short(one[1])):
        put(index, box, margin)
        y += box[3] - box[1] + apart
    return placed, y + margin


def _trimmed(picture: Image, cell: Box, dpi: float) -> Box | None:
    """The part of a cell that has ink, with a little room about it."""
    room = round(0.04 * dpi)
    left, top, right, bottom = cell[0] + 2, cell[1] + 1, cell[2] - 1, cell[3] - 1
    if right - left < 0.08 * dpi or bottom - top < 0.08 * dpi:
        return None
    ink = picture.crop((left, top, right, bottom)).point([255 if one < _INK else 0 for one in range(256)])
    found = ink.getbbox()
    if found is None or found[3] - found[1] < 0.03 * dpi:
        return None
    return (
        max(left, left + found[0] - room),
        max(top, top + found[1] - room),
        min(right, left + found[2] + room),
        min(bottom, top + found[3] + room),
    )
