"""Bảng trong Word: written as XML at once, for python-docx takes time with the square of the rows."""

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
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(word: Document, table: Table, width: float) -> None:
    """Bảng with its title over it and its note under it."""
    if table.title:
        title = styles.run(word.add_paragraph(style=styles.CENTRED), table.title, bold=True)
        title.paragraph_format.keep_with_next = True
    shape = _Shape(word, table, width)
    # The last element of the body is its section's properties.
    word.element.body[-1].addprevious(shape.xml())
    if table.note:
        word.add_paragraph(table.note, style=styles.NOTE)
    else:
        spacer = word.add_paragraph()
        tiny(spacer)
        spacer.paragraph_format.space_after = Pt(6)


class _Shape:
    """One table on its way to XML."""

    def __init__(self, word: Document, table: Table, width: float) -> None:
        self._table = table
        self._width = width
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
        table.append(self._head())
        for row in self._table.rows:
            table.append(self._row(row))
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

    def _head(self) -> Any:
        row = OxmlElement("w:tr")
        properties = _child(row, "w:trPr")
        _child(properties, "w:cantSplit")
        _child(properties, "w:tblHeader")
        for column, width in zip(self._table.columns, self._widths, strict=True):
            row.append(self._cell(column.title, width, Align.CENTRE, bold=True, middle=True))
        return row

    def _row(self, row: Row) -> Any:
        element = OxmlElement("w:tr")
        if not is_tall(self._table, row, self._width):
            _child(_child(element, "w:trPr"), "w:cantSplit")
        if row.span_all:
            cell = self._cell(row.cells[0], sum(self._widths), Align.LEFT, bold=True, span=len(self._widths))
            # A group's name never stands alone at the foot of a page.
            for properties in cell.iter(qn("w:pPr")):
                properties.insert(1, OxmlElement("w:keepNext"))
            element.append(cell)
            return element
        for text, column, width in zip(row.cells, self._table.columns, self._widths, strict=True):
            element.append(self._cell(text, width, column.align, bold=row.strong))
        return element

    def _cell(
        self, text: str, width: int, align: Align, *, bold: bool = False, middle: bool = False, span: int = 1
    ) -> Any:
        cell = OxmlElement("w:tc")
        properties = _child(cell, "w:tcPr")
        _child(properties, "w:tcW", w=width, type="dxa")
        if span > 1:
            _child(properties, "w:gridSpan", val=span)
        if middle:
            _child(properties, "w:vAlign", val="center")
        for line in text.split("\n"):
            cell.append(self._paragraph(line, align, bold=bold))
        return cell

    def _paragraph(self, text: str, align: Align, *, bold: bool) -> Any:
        paragraph = OxmlElement("w:p")
        properties = _child(paragraph, "w:pPr")
        _child(properties, "w:pStyle", val=self._style)
        if align is not Align.LEFT:
            _child(properties, "w:jc", val=_ALIGNED[align])
        run = _child(paragraph, "w:r")
        letters = _child(run, "w:rPr")
        if bold:
            _child(letters, "w:b")
        _child(letters, "w:sz", val=self._half_points)
        words = _child(run, "w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return paragraph


def _child(parent: Any, tag: str, **attributes: object) -> Any:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), str(value))
    parent.append(child)
    return child
