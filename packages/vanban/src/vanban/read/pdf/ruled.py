"""Đường kẻ trên trang PDF: drawn as lines, as thin boxes or as the edges of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final

from vanban.read.layout.grids import Grid, Rule, grids_between
from vanban.read.pdf.native import address_of, native

_THIN: Final = 3.0
_SHORTEST: Final = 5.0
_MOST_OBJECTS: Final = 20_000


def grids_of(page: Any, kinds: Sequence[int]) -> list[Grid]:
    """Các bảng kẻ ô của trang PDF, of two columns or more; ``kinds`` are those of its objects."""
    return grids_between(*_rules(page, kinds))


def kinds_of(page: Any) -> list[int]:
    """Loại của từng đối tượng vẽ trên trang."""
    handle = address_of(page.raw)
    count, one, kind = map(native, ("FPDFPage_CountObjects", "FPDFPage_GetObject", "FPDFPageObj_GetType"))
    return [kind(one(handle, index)) for index in range(count(handle))]


def _rules(page: Any, kinds: Sequence[int]) -> tuple[list[Rule], list[Rule]]:
    from pypdfium2 import raw

    upright: list[Rule] = []
    level: list[Rule] = []
    paths = [index for index, kind in enumerate(kinds) if kind == raw.FPDF_PAGEOBJ_PATH]
    edges = [ctypes.c_float() for _ in range(4)]
    for index in paths[: _MOST_OBJECTS + 1]:
        one = raw.FPDFPage_GetObject(page.raw, index)
        if not raw.FPDFPageObj_GetBounds(one, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
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
    count = raw.FPDFPath_CountSegments(one)
    if not raw.FPDFPath_GetDrawMode(one, fill, stroke) or not stroke.value or count > 400:
        return
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(one, matrix):
        return
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(one, index)
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
