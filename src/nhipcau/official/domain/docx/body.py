"""Nội dung văn bản trong Word."""

import io
from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from ..content import Block, Chart, Heading, Item, Paragraph, Table
from . import styles, tables

_CHART_SHARE = 0.92


def write(
    word: Document, blocks: Sequence[Block], width: float, *, closing: bool = False, beneath: int = 0
) -> None:
    """Các khối, in their order; `closing` keeps the last paragraph with the signature that follows it.

    `beneath` says how many levels of heading stand above these.
    """
    for index, block in enumerate(blocks):
        match block:
            case Heading():
                _heading(word, block, beneath)
            case Item():
                word.add_paragraph(block.text, style=styles.TEXT)
            case Paragraph():
                paragraph = word.add_paragraph(style=styles.TEXT)
                for run in block.runs:
                    styles.run(paragraph, run.text, bold=run.bold, italic=run.italic)
            case Table():
                tables.write(word, block, width, closing=closing and index == len(blocks) - 1)
            case Chart():
                _chart(word, block, width)
        if closing and index == len(blocks) - 1 and isinstance(block, Paragraph | Item):
            word.paragraphs[-1].paragraph_format.keep_with_next = True


def _heading(word: Document, heading: Heading, beneath: int) -> None:
    paragraph = word.add_paragraph(heading.text, style=styles.HEADINGS[heading.level - 1])
    if beneath:
        _outline(paragraph, heading.level + beneath)


def _outline(paragraph: WordParagraph, level: int) -> None:
    """The level in the navigation pane, which counts from 0; the looks stay those of the style."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(mark)


def _chart(word: Document, chart: Chart, width: float) -> None:
    paragraph = word.add_paragraph(style=styles.CENTRED)
    picture = paragraph.add_run().add_picture(io.BytesIO(chart.png), width=Mm(width * _CHART_SHARE))
    described = picture._inline.docPr
    described.set("descr", chart.alt)
    described.set("title", chart.title)
    if chart.title:
        paragraph.paragraph_format.keep_with_next = True
        styles.run(word.add_paragraph(style=styles.CENTRED), chart.title, italic=True)
