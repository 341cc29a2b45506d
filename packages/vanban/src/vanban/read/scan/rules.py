"""Đường kẻ trong ảnh: long thin dark runs, level and upright, found in a level page and taken out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vanban.read.scan.cleaning import ground_of

if TYPE_CHECKING:
    from PIL.Image import Image

# A hair line on grey ground is but a tenth darker than the paper.
_DARK_PART: Final = 0.9
# Inches: the pieces a run is made of, how many of them it needs, how thick a rule may be.
_LEVEL_PIECE: Final = 0.1
_LEVEL_PIECES: Final = 6
_UPRIGHT_PIECE: Final = 0.06
_UPRIGHT_PIECES: Final = 4
_THICKEST: Final = 0.06
_MOST: Final = 1500
_NEAR: Final = 0.05
_LONG: Final = 1.0


@dataclass(slots=True)
class Stroke:
    """Một nét kẻ, in pixels: ``start`` to ``end`` along its way, ``low`` to ``high`` across it."""

    low: int
    high: int
    start: int
    end: int

    @property
    def middle(self) -> float:
        """Trục của nét."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Strokes:
    """Các nét kẻ của một trang."""

    level: list[Stroke]
    upright: list[Stroke]


def strokes_of(picture: Image, dpi: float) -> Strokes:
    """Các nét kẻ ngang và dọc, of a level grey page."""
    from PIL import Image as Pictures

    turned = picture.transpose(Pictures.Transpose.TRANSPOSE)
    level = _runs(picture, dpi, _LEVEL_PIECE, _LEVEL_PIECES)
    return Strokes(level, _standing(_runs(turned, dpi, _UPRIGHT_PIECE, _UPRIGHT_PIECES), level, dpi))


def _standing(upright: list[Stroke], level: list[Stroke], dpi: float) -> list[Stroke]:
    """Upright strokes that meet a level one, or are long: a tall letter is neither."""
    near = _NEAR * dpi
    return [
        up
        for up in upright
        if up.end - up.start > _LONG * dpi
        or any(
            flat.start - near <= up.middle <= flat.end + near
            and up.start - near <= flat.middle <= up.end + near
            for flat in level
        )
    ]


def without_rules(picture: Image, strokes: Strokes) -> Image:
    """Ảnh đã xóa các nét kẻ; letters that touch a rule lose what lies within it."""
    from PIL import ImageDraw

    cleaned, paper = picture.copy(), ground_of(picture)
    draw = ImageDraw.Draw(cleaned)
    for one in strokes.level:
        draw.rectangle((one.start, one.low - 1, one.end, one.high), fill=paper)
    for one in strokes.upright:
        draw.rectangle((one.low - 1, one.start, one.high, one.end), fill=paper)
    return cleaned


def _runs(picture: Image, dpi: float, inches: float, least: int) -> list[Stroke]:
    """Level strokes: rows in which pieces side by side are dark from end to end.

    Two rows are looked at as one, so that a hair line that slips from one to the next is not lost.
    """
    from PIL import ImageChops

    piece = max(4, round(inches * dpi))
    edge = _DARK_PART * ground_of(picture)
    both = ImageChops.darker(picture, ImageChops.offset(picture, 0, -1))
    dark = both.point([255 if one < edge else 0 for one in range(256)])
    pieces = dark.reduce((piece, 1)).point([1 if one > 0.93 * 255 else 0 for one in range(256)])
    width, rows = pieces.width, pieces.tobytes()
    long = re.compile(rb"\x01{%d,}" % least)
    found: list[Stroke] = []
    open_ones: list[Stroke] = []
    for y in range(pieces.height):
        row = rows[y * width : (y + 1) * width]
        open_ones = [one for one in open_ones if one.high >= y - 1]
        if 1 not in row:
            continue
        for match in long.finditer(row):
            start, end = match.start() * piece, min(match.end() * piece, picture.width)
            held = next((one for one in open_ones if one.start <= end and start <= one.end), None)
            if held is None:
                held = Stroke(y, y + 2, start, end)
                found.append(held)
                open_ones.append(held)
                if len(found) > _MOST:
                    return []
            held.high, held.start, held.end = y + 2, min(held.start, start), max(held.end, end)
    thin = [one for one in found if one.high - one.low <= _THICKEST * dpi + 2]
    for one in thin:
        _lengthen(one, dark, piece)
    return thin


def _lengthen(stroke: Stroke, dark: Image, most: int) -> None:
    """The pieces are coarse: go on at both ends for as long as it is dark."""
    band = dark.crop(
        (max(0, stroke.start - most), stroke.low, min(dark.width, stroke.end + most), stroke.high - 1)
    )
    height = max(1, band.height)
    columns = band.reduce((1, height)).tobytes() if height > 1 else band.tobytes()
    first, last = stroke.start - max(0, stroke.start - most), 0
    at = first
    while at > 0 and columns[at - 1] > 40:
        at -= 1
    stroke.start -= first - at
    last = at = len(columns) - (min(dark.width, stroke.end + most) - stroke.end)
    while at < len(columns) and columns[at] > 40:
        at += 1
    stroke.end += at - last
