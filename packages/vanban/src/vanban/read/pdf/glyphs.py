"""Ký tự trên trang: every letter of a page with its place, in the order in which the page was drawn.

Office software draws a page cell by cell and line by line, so this order is the order of reading. Lengths are
points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from vanban.read.layout.lines import Glyph
from vanban.read.pdf.legacy import in_unicode

_UPRIGHT: Final = 0.2
_LONGEST_NAME: Final = 256
# Boxes whose heights differ by less are of one letter size.
_ALIKE: Final = 0.01
_BREAKS: Final = frozenset("\0\n\r")
# Signs that the reader of the file may have put in itself: blanks between words, hyphens at line ends.
_MADE_UP: Final = frozenset("\x02\t -\xa0\xad\ufffe")
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
    box_of, box, x, y = raw.FPDFText_GetLooseCharBox, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    edges = memoryview(box).cast("B").cast("f")
    upright = rotation in (0, 180)
    # What holds for a whole run of letters is asked for once: their boxes are all as high as the first, or,
    # where a mark stands above a letter, as low.
    above = below = base = line = None
    level, tall, font, size = False, -1.0, 0.0, 0.0
    found: list[Glyph] = []
    indices: list[int] = []
    for index, sign in enumerate(_signs(layer)):
        if sign in _BREAKS or (sign in _MADE_UP and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        box_of(handle, index, at_box)
        left, top, right, bottom = edges.tolist()
        high, low = (top, bottom) if upright else (right, left)
        if high != above and low != below:
            above, below = high, low
            raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
            font = raw.FPDFText_GetFontSize(handle, index)
            line = y.value if upright else x.value
            if line != base:
                base, level = line, _is_level(raw.FPDFText_GetCharAngle(handle, index), rotation)
        if level and not -_ALIKE < high - low - tall < _ALIKE:
            tall = high - low
            size = _size_of(font, tall)
        if not level or line is None:
            continue
        text = "-" if sign in _HYPHENS else sign
        if rotation:
            found.append(
                Glyph(text, *_turned((left, top, right, bottom), line, rotation, width, height), size)
            )
        else:
            found.append(Glyph(text, left, right, line, size))
        indices.append(index)
    layer.close()
    return found, indices


def _signs(layer: Any) -> str:
    """The signs of a page, one for each number, asked for at once where the library gives them so."""
    from pypdfium2 import raw

    count = layer.count_chars()
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    given = raw.FPDFText_GetText(layer.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    if given == count + 1:
        text = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = (raw.FPDFText_GetUnicode(layer.raw, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


def _size_of(size: float, tall: float) -> float:
    """A font size of 1 under a scaling matrix says nothing: the box does."""
    return tall / 1.15 if size < 3 or tall > 3 * size else size


def _is_level(angle: float, rotation: int) -> bool:
    """A stamp or a water mark set aslant is no line of the text."""
    turn = (angle + rotation * 3.14159265 / 180) % 6.2831853
    return min(turn, 6.2831853 - turn) < _UPRIGHT


def _turned(
    box: tuple[float, float, float, float], line: float, rotation: int, width: float, height: float
) -> tuple[float, float, float]:
    """(left, right, base line) as seen on the page when it is shown turned by ``rotation`` degrees.

    ``line`` is the base line as the page has it: y, or x where the page is turned aside.
    """
    left, top, right, bottom = box
    if rotation == 90:
        return bottom, top, width - line
    if rotation == 180:
        return width - right, width - left, height - line
    return height - top, height - bottom, line
