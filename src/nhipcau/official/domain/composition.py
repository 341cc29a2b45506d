"""Văn bản đã thành câu chữ: every text final and in its order, so that DOCX and PDF say the same.

What is left to the two writers is only where and how large each part stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import fonts, wording
from .content import (
    Annex,
    Block,
    Chart,
    Form,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Signature,
    Table,
)
from .letters import capitals, clean, one_line
from .lines import balanced
from .measures import CELL_PADDING, Measures, table_size
from .measures import of as measures_of
from .numbering import Headings, roman

_SIGNS = {1: "- ", 2: "+ "}
_TALL_ROW_LINES = 24
_MANY_RECIPIENTS = 30


@dataclass(frozen=True, slots=True)
class Head:
    """Phần đầu đã viết: `creed` is empty in a Party paper, `subject` in all but an official letter.

    Names and titles come in balanced lines; the rules (in millimetres) under them belong to the state's form.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    issuer_rule: float
    number: str
    subject: tuple[str, ...]
    draft: str
    heading: str
    creed: str
    place_and_date: str
    type_name: str
    title: tuple[str, ...]
    title_rule: float
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Dòng quyền hạn, chức vụ."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class ComposedAnnex:
    """Phụ lục đã viết."""

    label: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """Văn bản đã thành câu chữ; `title` and `author` are the file's properties."""

    form: Form
    measures: Measures
    title: str
    author: str
    head: Head
    blocks: tuple[Block, ...]
    authority: tuple[SignatureLine, ...]
    signer: str
    recipients: tuple[str, ...]
    annexes: tuple[ComposedAnnex, ...]
    other_authority: tuple[SignatureLine, ...] = ()
    other_signer: str = ""

    @property
    def is_long(self) -> bool:
        """Nơi nhận quá dài: the foot of the paper may then be cut between pages."""
        return len(self.recipients) > _MANY_RECIPIENTS


def compose(document: OfficialDocument) -> Composed:
    """Viết thành câu chữ: numbers, signs, capitals and closings as the form of the paper asks."""
    head = document.letterhead
    blocks = tuple(_written(document.blocks, head.form))
    other = document.other_signature
    return Composed(
        form=head.form,
        measures=measures_of(head.form),
        title=wording.metadata_title(head),
        author=one_line(head.issuer),
        head=_head(document),
        blocks=_closed(blocks) if head.form is Form.STATE else blocks,
        authority=_authority(document.signature, head.form),
        signer=one_line(document.signature.name),
        recipients=wording.recipient_lines(head, document.recipients, document.filed),
        annexes=tuple(
            _annex(document, annex, index + 1, len(document.annexes))
            for index, annex in enumerate(document.annexes)
        ),
        other_authority=_authority(other, head.form, left=True) if other else (),
        other_signer=one_line(other.name) if other else "",
    )


def _head(document: OfficialDocument) -> Head:
    head = document.letterhead
    m = measures_of(head.form)
    room = m.issuer_column - 2 * CELL_PADDING
    type_name = capitals(head.type_name)
    issuer = balanced(capitals(head.issuer), m.issuer, room, bold=True)
    title = balanced(one_line(head.title), m.title, m.width() * 0.88, bold=True) if type_name else ()
    return Head(
        parent=balanced(capitals(head.parent), m.parent, room),
        issuer=issuer,
        issuer_rule=_rule(issuer, m.issuer),
        number=wording.number_line(head),
        subject=() if type_name else balanced(wording.subject(head), m.subject, room),
        draft=wording.DRAFT if head.is_draft else "",
        heading=wording.heading_of(head.form),
        creed=wording.CREED if head.form is Form.STATE else "",
        place_and_date=wording.place_and_date(head),
        type_name=type_name,
        title=title,
        title_rule=_rule(title, m.title),
        addressees=wording.addressee_lines(head),
    )


def _rule(lines: Sequence[str], size: float) -> float:
    """Nghị định 30/2020/NĐ-CP: from a third to a half of the line above it."""
    return 0.42 * max((fonts.width(line, size, bold=True) for line in lines), default=0.0)


def _authority(signature: Signature, form: Form, *, left: bool = False) -> tuple[SignatureLine, ...]:
    """A Party paper sets the authority (T/M, K/T …) bold and the capacity under it plain."""
    m = measures_of(form)
    room = m.width() - m.signature_column if left else m.signature_column
    lines = [capitals(line) for line in signature.lines if one_line(line)]
    bold = [form is Form.STATE or index < max(len(lines) - 1, 1) for index in range(len(lines))]
    return tuple(
        SignatureLine(part, bold=is_bold)
        for line, is_bold in zip(lines, bold, strict=True)
        for part in balanced(line, m.body, room - CELL_PADDING, bold=is_bold)
    )


def _annex(document: OfficialDocument, annex: Annex, index: int, count: int) -> ComposedAnnex:
    form = document.letterhead.form
    return ComposedAnnex(
        label=wording.annex_label(index, count, roman(index)),
        title=capitals(annex.title),
        reference=wording.annex_reference(document.letterhead),
        blocks=tuple(_written(annex.blocks, form)),
        landscape=annex.landscape,
    )


def _written(blocks: Sequence[Block], form: Form) -> Iterator[Block]:
    headings = Headings(form)
    for block in blocks:
        match block:
            case Heading():
                words = capitals(block.text) if block.level <= 1 else one_line(block.text)
                yield replace(block, text=headings.number(block) + words, level=min(max(block.level, 1), 3))
            case Item():
                yield replace(block, text=_SIGNS[min(max(block.level, 1), 2)] + clean(block.text))
            case Paragraph():
                yield Paragraph(tuple(replace(run, text=clean(run.text)) for run in block.runs))
            case Table() if block.columns:
                yield _table(block)
            case Chart():
                yield replace(block, title=one_line(block.title), alt=one_line(block.alt))


def _table(table: Table) -> Table:
    """Each row has as many cells as there are columns: what is missing stands empty."""
    width = len(table.columns)
    rows = (
        replace(row, cells=(tuple(clean(cell).strip() for cell in row.cells) + ("",) * width)[:width])
        for row in table.rows
    )
    columns = tuple(replace(column, title=one_line(column.title)) for column in table.columns)
    return Table(columns, tuple(rows), one_line(table.title), one_line(table.note))


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The last words of the body close with "./."; an end in a table or chart has no place for it."""
    match blocks[-1] if blocks else None:
        case Item() as item:
            return (*blocks[:-1], replace(item, text=wording.ended(item.text)))
        case Paragraph() as last if last.runs:
            run = replace(last.runs[-1], text=wording.ended(last.runs[-1].text))
            return (*blocks[:-1], Paragraph((*last.runs[:-1], run)))
    return blocks


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Bề rộng các cột in millimetres, by their shares of `width`."""
    shares = [max(column.width, 0.01) for column in table.columns]
    return tuple(width * share / sum(shares) for share in shares)


def is_tall(table: Table, row: Row, width: float) -> bool:
    """Hàng cao hơn nửa trang, by the widths of its texts: such a row may be cut between pages."""
    size = table_size(len(table.columns))
    widths = (width,) if row.span_all else column_widths(table, width)
    return any(
        sum(1 + int(fonts.width(line, size) / max(column - 2 * CELL_PADDING, 1)) for line in cell.split("\n"))
        > _TALL_ROW_LINES
        for cell, column in zip(row.cells, widths, strict=False)
    )
