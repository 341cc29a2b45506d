"""Phần đầu văn bản trong Word."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ..composition import Head
from ..content import Form
from ..measures import Measures
from . import styles
from .grids import two_columns
from .pages import tiny


def write(word: Document, head: Head, form: Form, m: Measures) -> None:
    """Hai cột của phần đầu, then type and title, then whom it is sent to."""
    left, right = two_columns(word, m.issuer_column, m.heading_column)
    _issuing(_Column(left), head, form, m)
    _heading(_Column(right), head, m)
    if head.type_name:
        _naming(word, head, form, m)
    else:
        tiny(word.add_paragraph())
    if head.addressees:
        _addressing(word, head, form)
    elif not head.type_name:
        word.add_paragraph().paragraph_format.space_after = Pt(0)


class _Column:
    """A cell filled from the top: the paragraph it is born with is the first one used."""

    def __init__(self, cell: _Cell) -> None:
        self._cell = cell
        self._is_new = True

    def line(
        self, text: str, size: float, *, bold: bool = False, italic: bool = False, above: float = 0
    ) -> Paragraph:
        """Một dòng giữa cột."""
        paragraph = self.empty()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(above)
        return styles.run(paragraph, text, size=size, bold=bold, italic=italic)

    def empty(self) -> Paragraph:
        """Một đoạn chưa có chữ."""
        paragraph: Paragraph = self._cell.paragraphs[0] if self._is_new else self._cell.add_paragraph()
        self._is_new = False
        return paragraph


def _issuing(column: _Column, head: Head, form: Form, m: Measures) -> None:
    for line in head.parent:
        column.line(line, m.parent)
    for line in head.issuer:
        column.line(line, m.issuer, bold=True)
    if form is Form.STATE:
        styles.rule(column.empty(), head.issuer_rule, m.issuer_column)
    else:
        column.line("*", m.issuer)
    if head.number:
        column.line(head.number, m.number, above=5 if form is Form.STATE else 0)
    for index, line in enumerate(head.subject):
        column.line(line, m.subject, italic=form is Form.PARTY, above=0 if index else 4)
    if head.draft:
        _framed(column.line(head.draft, 13, bold=True, above=8))


def _framed(paragraph: Paragraph) -> None:
    frame = OxmlElement("w:bdr")
    for attribute, value in (("w:val", "single"), ("w:sz", "8"), ("w:space", "3"), ("w:color", "000000")):
        frame.set(qn(attribute), value)
    paragraph.runs[0]._r.get_or_add_rPr().append(frame)


def _heading(column: _Column, head: Head, m: Measures) -> None:
    column.line(head.heading, m.motto, bold=True)
    if head.creed:
        column.line(head.creed, m.creed, bold=True)
    styles.rule(column.empty(), m.heading_rule, m.heading_column)
    column.line(head.place_and_date, m.place, italic=True, above=5)


def _naming(word: Document, head: Head, form: Form, m: Measures) -> None:
    name = word.add_paragraph(head.type_name, style=styles.TYPE_NAME)
    name.paragraph_format.space_before = Pt(16)
    title = word.add_paragraph(style=styles.TITLE)
    title.paragraph_format.space_after = Pt(1)
    for index, line in enumerate(head.title):
        if index:
            title.runs[-1].add_break()
        title.add_run(line)
    under = word.add_paragraph(style=styles.CENTRED)
    if form is Form.STATE:
        styles.rule(under, head.title_rule, m.width())
    else:
        under.add_run("-----")
    under.paragraph_format.space_after = Pt(12)


def _addressing(word: Document, head: Head, form: Form) -> None:
    call = word.add_paragraph(style=styles.CENTRED)
    call.paragraph_format.space_before = Pt(10)
    styles.run(call, "Kính gửi:", italic=form is Form.PARTY)
    if len(head.addressees) == 1:
        call.add_run(f" {head.addressees[0]}")
        call.paragraph_format.space_after = Pt(12)
        return
    call.alignment = WD_ALIGN_PARAGRAPH.LEFT
    call.paragraph_format.left_indent = Mm(20)
    for line in head.addressees:
        paragraph = word.add_paragraph(line, style=styles.CENTRED)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(44), Mm(-3)
    paragraph.paragraph_format.space_after = Pt(12)
