"""Ký tự trên trang: what stands on a page with its place, in the order in which the page was drawn.

Office software draws a page cell by cell and line by line, so this order is the order of reading. Lengths are
points (1/72 inch), y grows upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from vanban.read.layout.lines import Glyph
from vanban.read.pdf.legacy import in_unicode, may_be_old
from vanban.read.pdf.native import address_of, native
from vanban.read.pdf.runs import Runs, Whole, is_level, letter_size

_LONGEST_NAME: Final = 256
# No paper is so wide; a longer "line" may be of any number of runs.
_LONGEST_LINE: Final = 400
# Boxes whose heights differ by less are of one letter size.
_ALIKE: Final = 0.01
_BREAK: Final = "\r\n"
_BREAKS: Final = frozenset("\0\n\r")
_HYPHENS: Final = frozenset("\x02\ufffe\u00ad")
# Room for the signs of nearly every page; one that has more gets its own.
_MOST_SIGNS: Final = 8_192
_Signs: Final = ctypes.c_ushort * _MOST_SIGNS
# Signs that the reader of the file may have put in itself: blanks between words, hyphens at line ends.
_MADE_UP: Final = _HYPHENS | frozenset("\t -\xa0")
# A line with one of these is read letter by letter.
_ODD: Final = _BREAKS | _HYPHENS | frozenset("\t\xa0")


@dataclass(frozen=True, slots=True)
class Shown:
    """Trang được xem thế nào: turned by so many degrees; width and height as the page itself has them."""

    rotation: int
    width: float
    height: float


def glyphs_of(page: Any, shown: Shown, encodings: dict[str, None], whole: Whole | None = None) -> list[Glyph]:
    """Các chữ nằm ngang của trang, in Unicode, without blanks that only the reader made up.

    ``encodings`` gets the names of the older encodings in which they stood; ``whole`` tells what need not be
    parted (no cell ends in it).
    """
    layer = page.get_textpage()
    signs = _signs(layer)
    if shown.rotation or may_be_old(signs):
        letters, indices = _letters_of(layer, signs, range(len(signs)), shown)
        found = in_unicode(letters, partial(_fonts, layer, indices), encodings)
    else:
        found = _runs_of(layer, signs, shown, whole)
    layer.close()
    return found


def _runs_of(layer: Any, signs: str, shown: Shown, whole: Whole | None) -> list[Glyph]:
    def letters(first: int, end: int) -> list[Glyph]:
        return _letters_of(layer, signs, range(first, end), shown)[0]

    runs = Runs(address_of(layer.raw), signs, letters, whole)
    at = 0
    for line in signs.split(_BREAK):
        if len(line) <= _LONGEST_LINE and _ODD.isdisjoint(line):
            runs.add(at, at + len(line))
        else:
            runs.found += letters(at, at + len(line))
        at += len(line) + len(_BREAK)
    return runs.found


def _fonts(layer: Any, indices: Sequence[int]) -> list[str]:
    """Tên phông của từng ký tự."""
    from pypdfium2 import raw

    buffer, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    found: list[str] = []
    for index in indices:
        size = raw.FPDFText_GetFontInfo(layer.raw, index, buffer, _LONGEST_NAME, ctypes.byref(flags))
        found.append(
            buffer.raw[: max(0, size - 1)].decode("utf-8", "replace") if size <= _LONGEST_NAME else ""
        )
    return found


def _letters_of(layer: Any, signs: str, places: Iterable[int], shown: Shown) -> tuple[list[Glyph], list[int]]:
    """Letters, and their numbers on the page."""
    handle, rotation = address_of(layer.raw), shown.rotation
    box_of, origin_of = native("FPDFText_GetLooseCharBox"), native("FPDFText_GetCharOrigin")
    box, x, y = (ctypes.c_float * 4)(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = map(ctypes.addressof, (box, x, y))
    edges = memoryview(box).cast("B").cast("f")
    upright = rotation in (0, 180)
    # What holds for a whole run of letters is asked for once: their boxes are all as high as the first, or,
    # where a mark stands above a letter, as low.
    above = below = base = line = None
    level, tall, font, size = False, -1.0, 0.0, 0.0
    found: list[Glyph] = []
    indices: list[int] = []
    for index in places:
        sign = signs[index]
        if sign in _BREAKS or (sign in _MADE_UP and native("FPDFText_IsGenerated")(handle, index) == 1):
            continue
        box_of(handle, index, at_box)
        left, top, right, bottom = edges.tolist()
        high, low = (top, bottom) if upright else (right, left)
        if high != above and low != below:
            above, below = high, low
            origin_of(handle, index, at_x, at_y)
            font = native("FPDFText_GetFontSize")(handle, index)
            line = y.value if upright else x.value
            if line != base:
                base, level = line, is_level(native("FPDFText_GetCharAngle")(handle, index), rotation)
        if level and not -_ALIKE < high - low - tall < _ALIKE:
            tall = high - low
            size = letter_size(font, tall)
        if not level or line is None:
            continue
        text = "-" if sign in _HYPHENS else sign
        if rotation:
            found.append(Glyph(text, *_turned((left, top, right, bottom), line, shown), size))
        else:
            found.append(Glyph(text, left, right, line, size))
        indices.append(index)
    return found, indices


def _signs(layer: Any) -> str:
    """The signs of a page, one for each number, asked for at once where the library gives them so."""
    from pypdfium2 import raw

    count = layer.count_chars()
    buffer = _Signs() if count < _MOST_SIGNS else (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(layer.raw, 0, count, buffer) == count + 1:
        text = ctypes.string_at(buffer, 2 * count).decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = (raw.FPDFText_GetUnicode(layer.raw, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


def _turned(box: tuple[float, float, float, float], line: float, shown: Shown) -> tuple[float, float, float]:
    """(left, right, base line) as seen on the page when it is shown turned.

    ``line`` is the base line as the page has it: y, or x where the page is turned aside.
    """
    left, top, right, bottom = box
    if shown.rotation == 90:
        return bottom, top, shown.width - line
    if shown.rotation == 180:
        return shown.width - right, shown.width - left, shown.height - line
    return shown.height - top, shown.height - bottom, line
