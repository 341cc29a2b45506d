"""Ô không kẻ: the two columns of the head and of the foot, as a table without borders."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell


def two_columns(word: Document, left: float, right: float, *, whole: bool = True) -> tuple[_Cell, _Cell]:
    """Hai cột, their widths in millimetres; one empty paragraph in each, kept on one page if `whole`."""
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else properties.append(margins)
    row = table.rows[0]
    if whole:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
    first, second = row.cells
    first.width, second.width = Mm(left), Mm(right)
    return first, second
