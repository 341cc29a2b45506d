"""Ký tự trên trang: every letter of a page with its place, in the order in which the page was drawn.

Office software draws a page cell by cell and line by line, so this order is the order of reading. Lengths are
points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache, partial
from typing import Any, Final

from vanban.read.layout.lines import Glyph
from vanban.read.pdf.legacy import in_unicode

_UPRIGHT: Final = 0.2
_LONGEST_NAME: Final = 256
# Boxes whose heights differ by less are of one letter size.
_ALIKE: Final = 0.01
_BREAKS: Final = frozenset((0, 10, 13))
# Signs that the reader of the file may have put in itself: blanks between words, hyphens at line ends.
_MADE_UP: Final = frozenset((2, 9, 0x20, 0x2D, 0xA0, 0xAD, 0xFFFE))
_HYPHENS: Final = frozenset("\x02\ufffe\u00ad")


def glyphs_of(
    page: Any, rotation: int, width: float, height: float, encodings: dict[str, None]
) -> list[Glyph]:
    """Các ký tự nằm ngang của trang, in Unicode, without blanks that only the reader made up.

    ``encodings`` gets the names of the older encodings in which they stood.
    """
    letters, indices = _letters_of(page, rotation, width, height)
    return in_unicode(letters, partial(_fonts, page, indices), encodings)


def _fonts(page: Any, indices: Sequence[int]) -> list[str]:
    """Tên phông của từng ký tự."""
    from pypdfium2 import raw

    layer = page.get_textpage()
    buffer, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    found: list[str] = []
    for index in indices:
        size = raw.FPDFText_GetFontInfo(layer.raw, index, buffer, _LONGEST_NAME, ctypes.byref(flags))
        found.append(
            buffer.raw[: max(0, size - 1)].decode("utf-8", "replace") if size <= _LONGEST_NAME else ""
        )
    layer.close()
    return found


def _letters_of(page: Any, rotation: int, width: float, height: float) -> tuple[list[Glyph], list[int]]:
    """Letters, and their numbers on the page."""
    from pypdfium2 import raw

    layer = page.get_textpage()
    handle = layer.raw
    code_of, box_of, origin_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
    )
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    upright = rotation in (0, 180)
    # What holds for a whole run of letters is asked for once: a letter on the base line of the one before
    # stands as level as it, and one as tall is of the same font size.
    level, base, tall_before, size = False, None, -1.0, 0.0
    found: list[Glyph] = []
    indices: list[int] = []
    for index in range(layer.count_chars()):
        code = code_of(handle, index)
        if code in _BREAKS or (code in _MADE_UP and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        box_of(handle, index, at_box)
        origin_of(handle, index, at_x, at_y)
        line = y.value if upright else x.value
        if line != base:
            base, level = line, _is_level(raw.FPDFText_GetCharAngle(handle, index), rotation)
        if not level:
            continue
        tall = (box.top - box.bottom) if upright else (box.right - box.left)
        if not -_ALIKE < tall - tall_before < _ALIKE:
            tall_before = tall
            size = _size_of(raw.FPDFText_GetFontSize(handle, index), tall)
        left, right, line = (
            _turned(box, x.value, y.value, rotation=rotation, width=width, height=height)
            if rotation
            else (box.left, box.right, line)
        )
        found.append(Glyph(_sign(code), left, right, line, size))
        indices.append(index)
    layer.close()
    return found, indices


@cache
def _sign(code: int) -> str:
    text = chr(code) if code <= 0x10FFFF else "\ufffd"
    return "-" if text in _HYPHENS else text


def _size_of(size: float, tall: float) -> float:
    """A font size of 1 under a scaling matrix says nothing: the box does."""
    return tall / 1.15 if size < 3 or tall > 3 * size else size


def _is_level(angle: float, rotation: int) -> bool:
    """A stamp or a water mark set aslant is no line of the text."""
    turn = (angle + rotation * 3.14159265 / 180) % 6.2831853
    return min(turn, 6.2831853 - turn) < _UPRIGHT


def _turned(
    box: Any, x: float, y: float, *, rotation: int, width: float, height: float
) -> tuple[float, float, float]:
    """(left, right, base line) as seen on the page when it is shown turned by ``rotation`` degrees."""
    if rotation == 90:
        return box.bottom, box.top, width - x
    if rotation == 180:
        return width - box.right, width - box.left, height - y
    if rotation == 270:
        return height - box.top, height - box.bottom, x
    return box.left, box.right, y
