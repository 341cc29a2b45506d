"""Công văn: an official letter written line by line; reminders of other apps are drafted as such.

A line of the body is a paragraph; "- " begins an item, "+ " one below it. Each table is an annex, stored as
{"title", "note", "columns": [[title, width, align]], "rows": [{"cells", "strong", "span_all"}]}.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.official.domain.content import (
    Align,
    Annex,
    Block,
    Column,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Table,
)
from nhipcau.units.domain import access
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.models import Unit, User

from ..enums import LETTERS, PaperKind
from ..models import Letter, Paper
from . import hands, letterheads, papers, policy

# A table of so many columns is read across the page.
WIDE = 6


def draft(
    *,
    actor: User,
    office: Unit,
    title: str,
    addressees: Iterable[str],
    paragraphs: Iterable[str],
    tables: Iterable[Table] = (),
    kind: PaperKind = PaperKind.REMINDER,
) -> Paper:
    """Soạn công văn of kind REMINDER or LETTER; `paragraphs` are lines of its body, `tables` its annexes."""
    access.require(actor, policy.DRAFT, units=[office])
    if kind not in LETTERS:
        raise ValueError(kind)
    with transaction.atomic():
        paper = papers.draft(actor=actor, kind=kind, office=office, title=title)
        letter = Letter(paper=paper, tables=[_as_json(table) for table in tables])
        _write(actor, letter, "\n".join(addressees), "\n".join(paragraphs))
    return paper


def write(*, actor: User, paper: Paper, title: str, addressees: str, body: str) -> None:
    """Sửa nội dung công văn. Raises Refused once it is submitted, or without addressee or words."""
    hands.require(actor, policy.DRAFT, paper)
    with transaction.atomic():
        held = papers.locked(paper)
        papers.require_open(held)
        papers.retitle(actor=actor, paper=held, title=title)
        _write(actor, Letter.objects.select_for_update().get(paper=held), addressees, body)


def compose(paper: Paper) -> OfficialDocument:
    """Văn bản hoàn chỉnh của một công văn."""
    letter = paper.letter
    addressees = tuple(letter.addressees.splitlines())
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="", addressees=addressees),
        blocks=tuple(_block(line) for line in letter.body.splitlines()),
        signature=letterheads.signature_of(paper),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
        annexes=tuple(_annex(table) for table in letter.tables),
    )


def issued(actor: User, paper: Paper) -> None:
    """Ban hành: the units it is addressed to may read it; names the directory does not know are left."""
    directory, today = Directory(), timezone.localdate()
    for line in paper.letter.addressees.splitlines():
        found = directory.resolve(line, on=today)
        if found.unit:
            papers.concern(paper=paper, units=[found.unit])
        elif found.group:
            papers.concern(paper=paper, units=found.group.members.all())


def _write(actor: User, letter: Letter, addressees: str, body: str) -> None:
    addressees, body = _lines(addressees, ";."), _lines(body)
    if not addressees or not body:
        raise Refused(_("Công văn cần nơi kính gửi và nội dung; những gì đã nhập vẫn còn."))
    before, after = audit.changes(letter, {"addressees": addressees, "body": body})
    if after or letter.pk is None:
        letter.save()
        audit.record(actor=actor, verb="issuing.letter", subject=letter.paper, before=before, after=after)


def _lines(text: str, stops: str = "") -> str:
    """Each line with single blanks and without the `stops` at its end; empty ones dropped."""
    stripped = (" ".join(line.split()).rstrip(stops) for line in text.splitlines())
    return "\n".join(line for line in stripped if line)


def _block(line: str) -> Block:
    if line.startswith(("- ", "+ ")):
        return Item(line[2:], 1 if line[0] == "-" else 2)
    return Paragraph.of(line)


def _annex(table: dict[str, Any]) -> Annex:
    columns = tuple(Column(title, width, Align(align)) for title, width, align in table["columns"])
    rows = tuple(Row(tuple(row["cells"]), row["strong"], row["span_all"]) for row in table["rows"])
    whole = Table(columns, rows, note=table["note"])
    return Annex(table["title"], (whole,), landscape=len(columns) >= WIDE)


def _as_json(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "columns": [[each.title, each.width, each.align.value] for each in table.columns],
        "rows": [
            {"cells": list(row.cells), "strong": row.strong, "span_all": row.span_all} for row in table.rows
        ],
    }
