"""Dàn ý của một văn bản: its places, for pointing at one, and its lines, for comparing two."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from nhipcau.official.domain.content import (
    Block,
    Form,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Table,
)
from nhipcau.official.domain.numbering import Headings

SHOWN = 180
OPENING = 10


def places(document: OfficialDocument) -> list[str]:
    """Các vị trí có thể chỉ vào: headings as numbered, and the rows of tables by their first words."""
    form = document.letterhead.form
    found = [_("Trích yếu"), *_places_in(document.blocks, form)]
    for annex in document.annexes:
        found.append(_shortened(annex.title))
        found += [_shortened(f"{annex.title}: {place}") for place in _places_in(annex.blocks, form)]
    return list(dict.fromkeys(found))


def lines(document: OfficialDocument) -> list[str]:
    """Các dòng chữ, top to bottom: what a reader would compare."""
    head = document.letterhead
    found = [head.type_name, head.title, *head.addressees, *_lines_in(document.blocks)]
    for annex in document.annexes:
        found += [annex.title, *_lines_in(annex.blocks)]
    for signature in filter(None, (document.other_signature, document.signature)):
        found += [*signature.lines, signature.name]
    found += document.recipients
    return [line for line in (" ".join(each.split()) for each in found) if line]


def _places_in(blocks: Sequence[Block], form: Form) -> Iterator[str]:
    numbers = Headings(form)
    # A letter has no headings: there one points at a paragraph by its first words.
    has_headings = any(isinstance(block, Heading) for block in blocks)
    for block in blocks:
        if isinstance(block, Heading):
            yield _shortened(numbers.number(block) + block.text)
        elif isinstance(block, Paragraph | Item) and not has_headings:
            words = "".join(_lines_in([block])).split()[:OPENING]
            yield _shortened(_("đoạn “%(words)s…”") % {"words": " ".join(words)})
        elif isinstance(block, Table):
            if block.title:
                yield _shortened(block.title)
            for row in block.rows:
                yield _shortened(_("dòng “%(words)s”") % {"words": " – ".join(_filled(row.cells)[:2])})


def _lines_in(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Item):
            yield block.text
        elif isinstance(block, Paragraph):
            yield "".join(run.text for run in block.runs)
        elif isinstance(block, Table):
            yield block.title
            yield " | ".join(column.title for column in block.columns)
            for row in block.rows:
                yield " | ".join(_filled(row.cells))
            yield block.note
        else:
            yield f"{block.title}: {block.alt}"


def _filled(cells: Iterable[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
