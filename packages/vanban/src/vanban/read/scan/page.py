"""Một trang ảnh: cleaned, recognised and laid out; every word keeps its box on the picture as it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vanban.read.layout.grids import Grid, Rule, grids_between
from vanban.read.layout.pages import LaidPage
from vanban.read.scan.chunks import chunks_of
from vanban.read.scan.cleaning import despeckled, ground_of, has_colour, slant_of, without_colour
from vanban.read.scan.marks import coloured_marks
from vanban.read.scan.mending import mended, mended_days
from vanban.read.scan.numbering import head_of_ordinals
from vanban.read.scan.recognition import Seen, quarter_turns, recognise
from vanban.read.scan.romans import in_cell
from vanban.read.scan.rows import Row, page_rows, plain_rows
from vanban.read.scan.rules import Strokes, strokes_of, without_rules
from vanban.read.scan.sheet import Box, sheet_of
from vanban.read.scan.signer import better_of, darkened, signer_place
from vanban.read.scan.turning import Turned, levelled, turned

if TYPE_CHECKING:
    from PIL.Image import Image

# Below the first tesseract reads badly and above the second for no gain (dots an inch).
_COARSE, _FINEST = 190.0, 310.0
_POOR: Final = 0.6
# Cells with ink that gave no word are looked at once more, so many of a page.
_MOST_AGAIN: Final = 40


@dataclass(slots=True)
class ScannedPage:
    """Trang đã nhận dạng: its layout, and the words of its lines and of its cells."""

    laid: LaidPage
    turned: Turned
    rows: list[Row] = field(default_factory=list)
    cells: list[list[Seen]] = field(default_factory=list)

    @property
    def words(self) -> list[Seen]:
        """Mọi chữ của trang."""
        return [word for row in self.rows for _, word in row.words] + [
            word for cell in self.cells for word in cell
        ]

    @property
    def confidence(self) -> float:
        """Độ tin cậy, 0 to 1, each word by its length; 0 for a page without words."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0


def read_page(picture: Image, dpi: float, *, marks: bool = False) -> ScannedPage:
    """Đọc một trang ảnh. ``marks``: look for stamped marks (MẬT, HỎA TỐC) in coloured ink too."""
    picture, dpi = _in_reach(picture, dpi)
    found = _read(picture, dpi, 0, marks)
    if found.confidence < _POOR:
        quarters = quarter_turns(without_colour(picture), dpi)
        if quarters:
            other = _read(picture, dpi, quarters, marks)
            found = other if other.confidence > found.confidence else found
    return found


def _in_reach(picture: Image, dpi: float) -> tuple[Image, float]:
    """Coarse pictures are doubled, very fine ones brought down."""
    from PIL import Image as Pictures

    if dpi < _COARSE:
        factor = 2.0
    elif dpi > _FINEST:
        factor = 300 / dpi
    else:
        return picture, dpi
    size = round(picture.width * factor), round(picture.height * factor)
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    return picture.resize(size, Pictures.Resampling.BICUBIC), dpi * factor


def _read(picture: Image, dpi: float, quarters: int, marks: bool) -> ScannedPage:
    picture = turned(picture, quarters)
    grey = despeckled(without_colour(picture))
    degrees = slant_of(grey)
    page = Turned(levelled(grey, degrees), quarters, degrees)
    strokes = strokes_of(page.picture, dpi)
    plain = without_rules(page.picture, strokes)
    scale = 72 / dpi
    height = page.picture.height * scale
    grids = sorted(_grids(strokes, height, scale), key=lambda one: -one.ys[0])
    cells = _recognised_cells(plain, grids, height, dpi)
    body = _without_tables(plain, grids, height, scale)
    words = mended(recognise(body, dpi, "page"))
    if place := signer_place(words, body.size, dpi):
        part = body.crop(place) if has_colour(picture) else darkened(body, place)
        again = (word.moved(place[0], place[1]) for word in recognise(part, dpi, "block"))
        words = better_of(words, mended(again), place)
    if marks:
        words = coloured_marks(picture, dpi) + words
    tops = [(height - grid.ys[0]) / scale for grid in grids]
    rows, places = page_rows(chunks_of(words), tops, scale, height)
    laid = LaidPage(height, [row.line for row in rows], list(zip(places, grids, strict=True)))
    return ScannedPage(laid, page, rows, cells)


def _grids(strokes: Strokes, height: float, scale: float) -> list[Grid]:
    upright = [
        Rule(one.middle * scale, height - one.end * scale, height - one.start * scale)
        for one in strokes.upright
    ]
    level = [Rule(height - one.middle * scale, one.start * scale, one.end * scale) for one in strokes.level]
    return grids_between(upright, level)


def _cells_of(grid: Grid, height: float, scale: float) -> dict[tuple[int, int], Box]:
    """The box of every cell in pixels, a merged one whole."""
    found: dict[tuple[int, int], Box] = {}
    for row, keys in enumerate(grid.keys):
        for column, key in enumerate(keys):
            left, right = round(grid.xs[column] / scale), round(grid.xs[column + 1] / scale)
            top = round((height - grid.ys[row]) / scale)
            bottom = round((height - grid.ys[row + 1]) / scale)
            held = found.get(key, (left, top, right, bottom))
            found[key] = (
                min(held[0], left), min(held[1], top), max(held[2], right), max(held[3], bottom)
            )  # fmt: skip
    return found


def _recognised_cells(plain: Image, grids: Sequence[Grid], height: float, dpi: float) -> list[list[Seen]]:
    """Give every cell its lines; returns the words, cell by cell."""
    scale = 72 / dpi
    places = [(grid, key, box) for grid in grids for key, box in _cells_of(grid, height, scale).items()]
    sheet = sheet_of(plain, [box for _, _, box in places], dpi)
    if sheet is None:
        return []
    held: dict[int, list[Seen]] = {}
    for word in mended(recognise(sheet.picture, dpi, "block")):
        placed = sheet.cell_at((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        if placed is not None:
            held.setdefault(placed.cell, []).append(word.moved(placed.dx, placed.dy))
    for placed in [one for one in sheet.placed if one.cell not in held][:_MOST_AGAIN]:
        # A lone date among other cells is taken for a speck; by itself it is read.
        alone = recognise(sheet.alone(placed), dpi, "block")
        left, top, margin = placed.box[0] + placed.dx, placed.box[1] + placed.dy, sheet.margin
        held[placed.cell] = [word.moved(left - margin, top - margin) for word in mended(alone)]
    for cell, words in held.items():
        held[cell] = _laid(places[cell], in_cell(mended_days(words)), height, scale)
    for cell in {one.cell for one in sheet.placed if places[one.cell][1] == (0, 0)}:
        grid, _, box = places[cell]
        read = {places[at][1]: words for at, words in held.items() if places[at][0] is grid}
        if head := head_of_ordinals(grid, read, box):
            held[cell] = _laid(places[cell], head, height, scale)
    return [words for _, words in sorted(held.items())]


def _laid(
    place: tuple[Grid, tuple[int, int], Box], words: list[Seen], height: float, scale: float
) -> list[Seen]:
    """Set the words as the lines of their cell; returns them in the order in which they are read."""
    grid, key, _ = place
    rows = plain_rows(chunks_of(words), scale, height)
    grid.lines[key] = [row.line for row in rows]
    return [word for row in rows for _, word in row.words]


def _without_tables(plain: Image, grids: Sequence[Grid], height: float, scale: float) -> Image:
    picture = plain.copy() if grids else plain
    paper = ground_of(plain)
    for grid in grids:
        left, right = round(grid.xs[0] / scale), round(grid.xs[-1] / scale)
        top, bottom = (round((height - y) / scale) for y in (grid.ys[0], grid.ys[-1]))
        picture.paste(paper, (left, top, right + 1, bottom + 1))
    return picture
