"""Kiểu chữ của Word: every part has a style of its own, so that an office changes a size in one place."""

from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from ..measures import Measures

FONT = "Times New Roman"
TEXT = "Đoạn văn"
CENTRED = "Dòng giữa"
TYPE_NAME = "Tên loại"
ANNEX = "Phụ lục"
TITLE = "Trích yếu"
RECIPIENT = "Nơi nhận"
CELL = "Ô bảng"
NOTE = "Ghi chú bảng"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")


def define(word: Document, m: Measures) -> None:
    """Đặt các kiểu theo số đo của thể thức."""
    _without_unused(word)
    _letters(word, m)
    normal = word.styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = Pt(0)
    normal.line_spacing = 1.0
    normal.widow_control = True
    text = _style(word, TEXT)
    _spaced(text, m)
    text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    text.paragraph_format.first_line_indent = Mm(m.indent)
    for level, name in enumerate(HEADINGS, start=1):
        _heading(word, name, level, m)
    for name, size, bold in (
        (CENTRED, m.body, False),
        (TYPE_NAME, m.type_name, True),
        (TITLE, m.title, True),
    ):
        style = _style(word, name)
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(3)
    annex = _style(word, ANNEX, base=HEADINGS[0])
    annex.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    annex.paragraph_format.first_line_indent = Mm(0)
    recipient = _style(word, RECIPIENT)
    recipient.font.size = Pt(m.recipients)
    recipient.paragraph_format.left_indent, recipient.paragraph_format.first_line_indent = Pt(5), Pt(-5)
    _style(word, CELL)
    note = _style(word, NOTE)
    note.font.italic, note.font.size = True, Pt(12)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(3), Pt(m.gap)


def _without_unused(word: Document) -> None:
    """The template brings 160 English styles: they would crowd Word's list, and slow every look-up."""
    kept = {name.casefold() for name in ("Header", *HEADINGS)}
    kept |= {f"{name} char" for name in kept}
    styles = word.styles.element
    for style in list(styles.style_lst):
        if not style.default and style.name_val.casefold() not in kept:
            styles.remove(style)


def _letters(word: Document, m: Measures) -> None:
    normal = word.styles["Normal"]
    normal.font.size = Pt(m.body)
    for style in ("Normal", *HEADINGS, "Header"):
        _face(word.styles[style])
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), "vi-VN")


def _face(style: Any) -> None:
    """Times New Roman for every script, in place of the theme's face."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _style(word: Document, name: str, base: str = "Normal") -> ParagraphStyle:
    style = cast(ParagraphStyle, word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = word.styles[base]
    style.quick_style = True
    return style


def _heading(word: Document, name: str, level: int, m: Measures) -> None:
    style = word.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(m.body), True, level == 3
    style.font.color.rgb = RGBColor(0, 0, 0)
    _spaced(style, m)
    style.paragraph_format.first_line_indent = Mm(m.indent)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.keep_together = True


def _spaced(style: ParagraphStyle, m: Measures) -> None:
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    style.paragraph_format.line_spacing = Pt(m.line)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(m.gap)


def run(
    paragraph: Paragraph, text: str, *, size: float | None = None, bold: bool = False, italic: bool = False
) -> Paragraph:
    """Thêm chữ vào đoạn; None and False leave what the style says."""
    part = paragraph.add_run(text)
    part.bold, part.italic = bold or None, italic or None
    if size:
        part.font.size = Pt(size)
    return paragraph


def rule(paragraph: Paragraph, width: float, room: float) -> None:
    """Đường kẻ: an empty line whose border is `width` of the `room` millimetres, in its middle."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(
        max(room - width, 0) / 2
    )
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(2)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for attribute, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")):
        line.set(qn(attribute), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    # The schema wants borders before spacing, indents and alignment.
    first = next((child for child in properties if child.tag in _AFTER_BORDERS), None)
    if first is None:
        properties.append(borders)
    else:
        first.addprevious(borders)


_AFTER_BORDERS = tuple(qn(f"w:{name}") for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr"))
