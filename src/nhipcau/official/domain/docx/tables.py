"""Bảng trong Word: written as XML at once, for python-docx takes time with the square of the rows."""

from functools import lru_cache
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..composition import column_widths, is_tall
from ..content import Align, Row, Table
from ..measures import CELL_PADDING, table_size
from . import styles
from .pages import tiny

_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(word: Document, table: Table, width: float, *, closing: bool = False) -> None:
    """Bảng with its title over it and its note under it; `closing` keeps its end with the signature."""
    if table.title:
        title = styles.run(word.add_paragraph(style=styles.CENTRED), table.title, bold=True)
        title.paragraph_format.keep_with_next = True
    shape = _Shape(word, table, width, held=2 if closing else 0)
    # The last element of the body is its section's properties.
    word.element.body[-1].addprevious(shape.xml())
    if table.note:
        word.add_paragraph(table.note, style=styles.NOTE).paragraph_format.keep_with_next = closing or None
    else:
        spacer = word.add_paragraph()
        tiny(spacer)
        spacer.paragraph_format.space_after = Pt(6)
        spacer.paragraph_format.keep_with_next = closing or None


class _Shape:
    """One table on its way to XML."""

    def __init__(self, word: Document, table: Table, width: float, *, held: int) -> None:
        self._table = table
        self._width = width
        self._held_from = len(table.rows) - held
        self._widths = [Mm(share).twips for share in column_widths(table, width)]
        self._style = word.styles[styles.CELL].style_id
        self._half_points = str(int(table_size(len(table.columns)) * 2))

    def xml(self) -> Any:
        """The whole table (w:tbl)."""
        table = OxmlElement("w:tbl")
        table.append(self._properties())
        grid = _child(table, "w:tblGrid")
        for column in self._widths:
            _child(grid, "w:gridCol", w=column)
        self._head(table)
        for index, row in enumerate(self._table.rows):
            self._row(table, row, held=row.span_all or index >= self._held_from)
        return table

    def _properties(self) -> Any:
        properties = OxmlElement("w:tblPr")
        _child(properties, "w:tblW", w=sum(self._widths), type="dxa")
        borders = _child(properties, "w:tblBorders")
        for side in _BORDERS:
            _child(borders, f"w:{side}", val="single", sz=4, space=0, color="000000")
        _child(properties, "w:tblLayout", type="fixed")
        margins = _child(properties, "w:tblCellMar")
        for side, room in (("top", 40), ("left", CELL_PADDING), ("bottom", 40), ("right", CELL_PADDING)):
            _child(margins, f"w:{side}", w=room if room == 40 else Mm(room).twips, type="dxa")
        return properties

    def _head(self, table: Any) -> None:
        row = _child(table, "w:tr")
        properties = _child(row, "w:trPr")
        _child(properties, "w:cantSplit")
        _child(properties, "w:tblHeader")
        for column, width in zip(self._table.columns, self._widths, strict=True):
            cell = self._cell(row, width, middle=True)
            self._paragraph(cell, column.title, Align.CENTRE, bold=True)

    def _row(self, table: Any, row: Row, *, held: bool) -> None:
        """One row; a held one (a group's name, the end before a signature) goes with what follows it."""
        element = _child(table, "w:tr")
        if not is_tall(self._table, row, self._width):
            _child(_child(element, "w:trPr"), "w:cantSplit")
        if row.span_all:
            cell = self._cell(element, sum(self._widths), span=len(self._widths))
            self._text(cell, row.cells[0], Align.LEFT, bold=True, held=held)
            return
        for text, column, width in zip(row.cells, self._table.columns, self._widths, strict=True):
            self._text(self._cell(element, width), text, column.align, bold=row.strong, held=held)

    def _cell(self, row: Any, width: int, *, middle: bool = False, span: int = 1) -> Any:
        cell = _child(row, "w:tc")
        properties = _child(cell, "w:tcPr")
        _child(properties, "w:tcW", w=width, type="dxa")
        if span > 1:
            _child(properties, "w:gridSpan", val=span)
        if middle:
            _child(properties, "w:vAlign", val="center")
        return cell

    def _text(self, cell: Any, text: str, align: Align, *, bold: bool, held: bool) -> None:
        for line in text.split("\n"):
            self._paragraph(cell, line, align, bold=bold, held=held)

    def _paragraph(self, cell: Any, text: str, align: Align, *, bold: bool, held: bool = False) -> None:
        paragraph = _child(cell, "w:p")
        properties = _child(paragraph, "w:pPr")
        _child(properties, "w:pStyle", val=self._style)
        if held:
            _child(properties, "w:keepNext")
        if align is not Align.LEFT:
            _child(properties, "w:jc", val=_ALIGNED[align])
        run = _child(paragraph, "w:r")
        letters = _child(run, "w:rPr")
        if bold:
            _child(letters, "w:b")
        _child(letters, "w:sz", val=self._half_points)
        words = _child(run, "w:t")
        words.text = text
        words.set(_SPACE, "preserve")


_name = lru_cache(maxsize=64)(qn)


def _child(parent: Any, tag: str, **attributes: object) -> Any:
    child = parent.makeelement(
        _name(tag), {_name(f"w:{name}"): str(value) for name, value in attributes.items()}
    )
    parent.append(child)
    return child
