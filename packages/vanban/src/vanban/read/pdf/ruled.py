"""Đường kẻ trên trang PDF: drawn as lines, as thin boxes or as the edges of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

from vanban.read.layout.grids import Grid, Rule, grids_between
from vanban.read.pdf.native import address_of, native

_THIN: Final = 3.0
_SHORTEST: Final = 5.0
_MOST_OBJECTS: Final = 20_000


def grids_of(page: Any) -> list[Grid]:
    """Các bảng kẻ ô của trang PDF, of two columns or more."""
    return grids_between(*_rules(page))


def kinds_of(page: Any) -> set[int]:
    """Các loại đối tượng vẽ trên trang."""
    handle = address_of(page.raw)
    count, one, kind = map(native, ("FPDFPage_CountObjects", "FPDFPage_GetObject", "FPDFPageObj_GetType"))
    return {kind(one(handle, index)) for index in range(count(handle))}


def _rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    from pypdfium2 import raw

    upright: list[Rule] = []
    level: list[Rule] = []
    for count, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > _MOST_OBJECTS:
            break
        left, bottom, right, top = one.get_bounds()
        if right - left <= _THIN and top - bottom >= _SHORTEST:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif top - bottom <= _THIN and right - left >= _SHORTEST:
            level.append(Rule((bottom + top) / 2, left, right))
        elif right - left > _THIN and top - bottom > _THIN:
            for x0, y0, x1, y1 in _strokes(one):
                if abs(x1 - x0) < 1 and abs(y1 - y0) >= _SHORTEST:
                    upright.append(Rule(x0, min(y0, y1), max(y0, y1)))
                elif abs(y1 - y0) < 1 and abs(x1 - x0) >= _SHORTEST:
                    level.append(Rule(y0, min(x0, x1), max(x0, x1)))
    return upright, level


def _strokes(one: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight parts of a stroked path, on the page."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    count = raw.FPDFPath_CountSegments(one.raw)
    if not raw.FPDFPath_GetDrawMode(one.raw, fill, stroke) or not stroke.value or count > 400:
        return
    a, b, c, d, e, f = one.get_matrix().get()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(one.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*last, *begun)
            last = begun
