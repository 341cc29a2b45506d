"""Một trang PDF: its letters as lines and tables, or the finding that it is a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from statistics import median
from typing import Any, Final

from vanban.errors import FileBroken
from vanban.read.layout.grids import Grid
from vanban.read.layout.lines import Glyph, lines_of
from vanban.read.layout.pages import LaidPage
from vanban.read.legacy.syllables import is_syllable
from vanban.read.pdf.glyphs import Shown, glyphs_of
from vanban.read.pdf.ruled import grids_of, kinds_of

# As far as this from its edge a letter is surely within its cell.
_INSIDE: Final = 2.0
_FEW_LETTERS: Final = 20
_PICTURE: Final = 0.6
_MANY_PATHS: Final = 300
# A scanner's own layer is taken when nearly all its words can be Vietnamese and half of them bear marks.
_FEWEST_WORDS: Final = 25
_SYLLABLES: Final = 0.93
_MARKED: Final = 0.5
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class PdfPage:
    """Trang PDF: ``letters``: how many it has, counted as far as few matter; ``unread``: a picture without a
    text worth reading; ``by_scanner``: a picture over a text that the scanner recognised, and well enough.
    """

    laid: LaidPage
    letters: int = 0
    unread: bool = False
    by_scanner: bool = False
    # Older encodings in which its text layer stood.
    encodings: dict[str, None] = field(default_factory=dict)


def page_of(document: Any, index: int, name: str) -> PdfPage:
    """Đọc một trang. Raises :class:`~vanban.errors.FileBroken`."""
    import pypdfium2
    from pypdfium2 import raw

    encodings: dict[str, None] = {}
    try:
        page = document[index]
        rotation = page.get_rotation()
        width, height = page.get_size()
        aside = rotation in (90, 270)
        shown = Shown(rotation, height if aside else width, width if aside else height)
        kinds = kinds_of(page)
        grids = [] if rotation or raw.FPDF_PAGEOBJ_PATH not in kinds else grids_of(page, kinds)
        letters = glyphs_of(page, shown, encodings, partial(_within_cell, grids) if grids else None)
        found = PdfPage(LaidPage(height), encodings=encodings)
        _share(found.laid, letters, grids)
        signs = filter(str.isalpha, chain.from_iterable(glyph.text for glyph in letters))
        found.letters = len([*islice(signs, _FEW_LETTERS)])
        if _may_be_picture(kinds) and _is_picture(page, width * height, found.letters):
            found.by_scanner = _is_vietnamese(found.laid)
            found.unread = not found.by_scanner
        page.close()
    except pypdfium2.PdfiumError:
        raise broken(name) from None
    return found


def broken(name: str) -> FileBroken:
    """Tệp PDF hỏng."""
    return FileBroken(
        f"Tệp PDF “{name}” bị hỏng, không mở được. Hãy xuất lại tệp PDF từ phần mềm soạn thảo rồi thử lại."
    )


def _within_cell(grids: Sequence[Grid], left: float, right: float, base: float) -> bool:
    """Whether what stands between ``left`` and ``right`` is of one cell, or of none, from end to end."""
    for grid in grids:
        key = grid.cell_at(left + _INSIDE, base + _INSIDE)
        if key != grid.cell_at(right - _INSIDE, base + _INSIDE):
            return False
        if key is not None:
            return True
    return True


def _share(page: LaidPage, letters: list[Glyph], grids: list[Grid]) -> None:
    """Give each letter to its cell, else to the lines; a table stands where its first letter stood."""
    if not grids:
        page.lines += lines_of(letters)
        return
    free: list[Glyph] = []
    begun: set[int] = set()
    for glyph in letters:
        for at, grid in enumerate(grids):
            middle = glyph.x0 + _INSIDE if glyph.tail is not None else (glyph.x0 + glyph.x1) / 2
            key = grid.cell_at(middle, glyph.y + 0.3 * glyph.size)
            if key is not None:
                grid.letters.setdefault(key, []).append(glyph)
                if at not in begun and not glyph.text.isspace():
                    begun.add(at)
                    page.lines += lines_of(free)
                    free = []
                    page.grids.append((len(page.lines), grid))
                break
        else:
            free.append(glyph)
    page.lines += lines_of(free)


def _may_be_picture(kinds: Sequence[int]) -> bool:
    """Whether there is an image or a form that may hold one, or as many lines as a drawing has."""
    from pypdfium2 import raw

    held = raw.FPDF_PAGEOBJ_IMAGE in kinds or raw.FPDF_PAGEOBJ_FORM in kinds
    return held or kinds.count(raw.FPDF_PAGEOBJ_PATH) > _MANY_PATHS


def _is_picture(page: Any, area: float, letters: int) -> bool:
    """A page that is a picture; one with a text layer under it was made by a machine's guess."""
    from pypdfium2 import raw

    covered = paths = 0.0
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        else:
            left, bottom, right, top = one.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    if letters < _FEW_LETTERS:
        return covered > 0.2 * area or paths > _MANY_PATHS
    return covered > _PICTURE * area and _is_invisible(page)


def _is_invisible(page: Any) -> bool:
    """Whether most text is drawn unseen, as recognition software lays it under a scan."""
    from pypdfium2 import raw

    modes = [
        raw.FPDFTextObj_GetTextRenderMode(one.raw)
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=2)
    ]
    return bool(modes) and median(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes) > 0


def _is_vietnamese(page: LaidPage) -> bool:
    """Lớp chữ do máy quét nhận dạng có dùng được không: by its words in small letters, for names are often
    cut short.
    """
    words = [one for line in page.lines for one in _WORD.findall(line.text) if one.islower()]
    if len(words) < _FEWEST_WORDS:
        return False
    marked = sum(not one.isascii() for one in words)
    return sum(map(is_syllable, words)) >= _SYLLABLES * len(words) and marked >= _MARKED * len(words)
