"""Lắp các phần thành một tệp Word."""

import datetime
import io

from docx import Document as new_document
from docx.document import Document
from docx.shared import Pt

from ..composition import Composed, ComposedAnnex, compose
from ..content import OfficialDocument
from . import body, foot, head, pages, styles


def write_paper(document: OfficialDocument) -> bytes:
    """Tệp DOCX của văn bản."""
    composed = compose(document)
    word = new_document()
    styles.define(word, composed.measures)
    _properties(word, composed)
    pages.as_today(word)
    pages.first(word, composed.measures)
    head.write(word, composed.head, composed.form, composed.measures)
    body.write(word, composed.blocks, composed.measures.width(), closing=True)
    foot.write(word, composed)
    for annex in composed.annexes:
        _annex(word, annex, composed)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _annex(word: Document, annex: ComposedAnnex, composed: Composed) -> None:
    pages.annex(word, landscape=annex.landscape)
    word.add_paragraph(annex.label, style=styles.ANNEX)
    word.add_paragraph(annex.title, style=styles.TITLE)
    reference = styles.run(word.add_paragraph(style=styles.CENTRED), annex.reference, italic=True)
    reference.paragraph_format.space_after = Pt(composed.measures.gap + 2)
    body.write(word, annex.blocks, composed.measures.width(landscape=annex.landscape), beneath=1)


def _properties(word: Document, composed: Composed) -> None:
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    properties = word.core_properties
    # Office Open XML allows 255 letters to a property.
    properties.title = composed.title[:255]
    properties.author = properties.last_modified_by = composed.author[:255]
    properties.language = "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = now
