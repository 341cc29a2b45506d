"""Trang giấy của Word: A4 sections, the number in the top margin from the second page of each on."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from ..measures import PAGE, Measures

_HEADER_FROM_EDGE = 9


def first(word: Document, m: Measures) -> None:
    """Trang của văn bản: its size, margins and number."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.top_margin, section.bottom_margin = Mm(m.top), Mm(m.bottom)
    section.left_margin, section.right_margin = Mm(m.left), Mm(m.right)
    section.header_distance = Mm(_HEADER_FROM_EDGE)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_field(paragraph, m.page_number)
    _number_from_one(section)


def as_today(word: Document) -> None:
    """Word hiện hành: an older mode sets tables outside the margin, and asks to be converted."""
    settings = word.settings.element
    for mark in settings.iter(qn("w:compatSetting")):
        if mark.get(qn("w:name")) == "compatibilityMode":
            mark.set(qn("w:val"), "15")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "vi-VN")


def annex(word: Document, *, landscape: bool) -> None:
    """Trang của phụ lục: a section of its own, numbered from 1 again."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    tiny(word.paragraphs[-1])
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in (PAGE[::-1] if landscape else PAGE))
    section.different_first_page_header_footer = True
    _number_from_one(section)


def tiny(paragraph: Paragraph) -> None:
    """Dòng không thấy: what Word wants after a table or at the end of a section, without a height."""
    paragraph.style = "Normal"
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)


def _number_from_one(section: Section) -> None:
    properties = section._sectPr
    number = properties.find(qn("w:pgNumType"))
    if number is None:
        number = OxmlElement("w:pgNumType")
        properties.find(qn("w:cols")).addprevious(number)
    number.set(qn("w:start"), "1")


def _page_field(paragraph: Paragraph, size: float) -> None:
    for kind, instruction in (
        ("begin", None),
        (None, "PAGE"),
        ("separate", None),
        (None, None),
        ("end", None),
    ):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif instruction:
            code = OxmlElement("w:instrText")
            code.text = instruction
            run._r.append(code)
        else:
            run.text = "2"
