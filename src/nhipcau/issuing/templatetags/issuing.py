"""Papers on the screen (thẻ hiển thị văn bản đi)."""

import base64
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.core.templatetags.nhipcau import state
from nhipcau.official.domain.composition import column_widths, compose
from nhipcau.official.domain.content import Block, Chart, Form, OfficialDocument, Row, Table

from ..enums import PaperState, Response
from ..models import CommentPoint, Paper

register = template.Library()

LOOKS = {
    PaperState.DRAFT: "wait",
    PaperState.COMMENTING: "run",
    PaperState.SUBMITTED: "run",
    PaperState.EXPORTED: "soon",
    PaperState.ISSUED: "ok",
    PaperState.WITHDRAWN: "off",
}
ANSWERS = {Response.ACCEPTED: "ok", Response.PARTLY: "run", Response.EXPLAINED: "soon"}


@register.simple_tag
def paper_state(paper: Paper) -> SafeString:
    """Nhãn trạng thái của văn bản: shape, word, colour."""
    return state(LOOKS[PaperState(paper.state)], paper.get_state_display())


@register.simple_tag
def response_state(point: CommentPoint) -> SafeString:
    """Nhãn trả lời của một ý kiến."""
    if not point.response:
        return state("wait", _("Chưa trả lời"))
    return state(ANSWERS[Response(point.response)], point.get_response_display())


@register.inclusion_tag("issuing/document.html")
def document_page(document: OfficialDocument) -> dict[str, Any]:
    """Văn bản như in ra, as a page of HTML: the words the files have, every text escaped."""
    composed = compose(document)
    annexes = [
        {"annex": annex, "blocks": [_block(block) for block in annex.blocks]} for annex in composed.annexes
    ]
    return {
        "paper": composed,
        "blocks": [_block(block) for block in composed.blocks],
        "annexes": annexes,
        "is_party": composed.form is Form.PARTY,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Chart):
        picture = base64.b64encode(block.png).decode("ascii")
        return {"kind": "chart", "block": block, "source": f"data:image/png;base64,{picture}"}
    if isinstance(block, Table):
        # Whole numbers, which every language writes alike.
        widths = [round(width) for width in column_widths(block, 100)]
        rows = [_row(block, row) for row in block.rows]
        return {"kind": "table", "block": block, "widths": widths, "rows": rows}
    return {"kind": type(block).__name__.lower(), "block": block}


def _row(table: Table, row: Row) -> dict[str, Any]:
    if row.span_all:
        return {"title": row.cells[0], "width": len(table.columns)}
    cells = [(cell, column.align.value) for cell, column in zip(row.cells, table.columns, strict=False)]
    return {"strong": row.strong, "cells": cells}
