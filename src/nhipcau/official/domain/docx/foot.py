"""Nơi nhận và chữ ký trong Word, side by side and never parted."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from ..composition import Composed, SignatureLine
from ..content import Form
from . import styles
from .grids import two_columns
from .pages import tiny


def write(word: Document, composed: Composed) -> None:
    """Khối cuối văn bản; of a minute the two signatures, and under them whom it goes to."""
    room = composed.measures.signature_column
    rest = composed.measures.width() - room
    if composed.other_authority:
        pair = two_columns(word, rest, room)
        _signature(pair[0], composed, composed.other_authority, composed.other_signer)
        _signature(pair[1], composed, composed.authority, composed.signer)
        _kept(pair)
        tiny(word.add_paragraph())
    left, right = two_columns(word, rest, room, whole=not composed.is_long)
    _recipients(left, composed)
    if not composed.other_authority:
        _signature(right, composed, composed.authority, composed.signer)
    _kept((left, right))
    tiny(word.add_paragraph())


def _kept(cells: Iterable[_Cell]) -> None:
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _recipients(cell: _Cell, composed: Composed) -> None:
    if not composed.recipients:
        return
    is_party = composed.form is Form.PARTY
    head = cell.paragraphs[0]
    head.paragraph_format.space_before = Pt(6)
    styles.run(
        head, "Nơi nhận:", size=composed.measures.recipients_head, bold=not is_party, italic=not is_party
    )
    head.runs[0].underline = is_party or None
    for line in composed.recipients:
        cell.add_paragraph(line, style=styles.RECIPIENT)


def _signature(cell: _Cell, composed: Composed, authority: Sequence[SignatureLine], signer: str) -> None:
    paragraph = cell.paragraphs[0]
    for index, line in enumerate(authority):
        paragraph = cell.add_paragraph() if index else paragraph
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        styles.run(paragraph, line.text, bold=line.bold)
    cell.paragraphs[0].paragraph_format.space_before = Pt(6)
    name = styles.run(cell.add_paragraph(), signer, bold=True)
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Room for the pen and the seal, or the picture of a digital signature.
    name.paragraph_format.space_before = Mm(composed.measures.signature_space)
