"""Ký tự trên trang: every letter of a page with its place, in the order in which the page was drawn.

Office software draws a page cell by cell and line by line, so this order is the order of reading. Lengths are
points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

from vanban.read.layout.lines import Glyph

_UPRIGHT: Final = 0.2
_HYPHENS: Final = frozenset("\x02\ufffe\u00ad")


def glyphs_of(page: Any, rotation: int, width: float, height: float) -> list[Glyph]:
    """Các ký tự nằm ngang của trang, without blanks that only the reader made up."""
    from pypdfium2 import raw

    layer = page.get_textpage()
    handle = layer.raw
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    found: list[Glyph] = []
    for index in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0, 10, 13) or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        text = chr(code) if code <= 0x10FFFF else "\ufffd"
        angle = raw.FPDFText_GetCharAngle(handle, index)
        place = _turned((box.left, box.right, x.value, y.value), box, rotation, width, height)
        if not _is_level(angle, rotation):
            continue
        size = raw.FPDFText_GetFontSize(handle, index)
        # A font size of 1 under a scaling matrix says nothing: the box does.
        tall = (box.top - box.bottom) if rotation in (0, 180) else (box.right - box.left)
        size = tall / 1.15 if size < 3 or tall > 3 * size else size
        found.append(Glyph("-" if text in _HYPHENS else text, place[0], place[1], place[2], size))
    layer.close()
    return found


def _is_level(angle: float, rotation: int) -> bool:
    """A stamp or a water mark set aslant is no line of the text."""
    turn = (angle + rotation * 3.14159265 / 180) % 6.2831853
    return min(turn, 6.2831853 - turn) < _UPRIGHT


def _turned(
    place: tuple[float, float, float, float], box: Any, rotation: int, width: float, height: float
) -> tuple[float, float, float]:
    """(left, right, base line) as seen on the page when it is shown turned by ``rotation`` degrees."""
    left, right, x, y = place
    if rotation == 90:
        return box.bottom, box.top, width - x
    if rotation == 180:
        return width - right, width - left, height - y
    if rotation == 270:
        return height - box.top, height - box.bottom, x
    return left, right, y
