"""Xoay trang: how a picture was turned to be read, and the way back to the picture as it came."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Turned:
    """Trang đã xoay: ``quarters`` turns to the left, then ``degrees`` more about the middle."""

    picture: Image
    quarters: int = 0
    degrees: float = 0.0

    def box_back(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Khung trên ảnh gốc, as parts of its width and height, of a box of pixels here."""
        corners = [self._back(x, y) for x in (x0, x1) for y in (y0, y1)]
        across, down = zip(*corners, strict=True)
        return _part(min(across)), _part(min(down)), _part(max(across)), _part(max(down))

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.picture.size
        angle = math.radians(self.degrees)
        dx, dy = x - width / 2, y - height / 2
        across = (dx * math.cos(angle) - dy * math.sin(angle) + width / 2) / width
        down = (dx * math.sin(angle) + dy * math.cos(angle) + height / 2) / height
        for _ in range(self.quarters):
            across, down = 1 - down, across
        return across, down


def turned(picture: Image, quarters: int) -> Image:
    """Ảnh xoay sang trái từng góc vuông."""
    from PIL import Image as Pictures

    ways = (None, Pictures.Transpose.ROTATE_90, Pictures.Transpose.ROTATE_180, Pictures.Transpose.ROTATE_270)
    way = ways[quarters % 4]
    return picture if way is None else picture.transpose(way)


def levelled(picture: Image, degrees: float) -> Image:
    """Ảnh xám xoay thêm vài độ; a page within a twentieth of a degree stays as it is."""
    from PIL import Image as Pictures

    if abs(degrees) < _LEVEL:
        return picture
    return picture.rotate(degrees, Pictures.Resampling.BICUBIC, fillcolor=255)


def _part(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)
