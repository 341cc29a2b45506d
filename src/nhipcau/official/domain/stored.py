"""Lưu nội dung văn bản: an OfficialDocument as JSON, and back without loss."""

import base64
import datetime
from collections.abc import Mapping
from typing import Any

from .content import (
    Align,
    Annex,
    Block,
    Chart,
    Column,
    Form,
    Heading,
    Item,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)

VERSION = 1


def as_json(document: OfficialDocument) -> dict[str, Any]:
    """Nội dung thành JSON: only dicts, lists, strings, numbers and booleans; pictures in Base64.

    Only a paper with a second signature names it: the digests of all others stay what they were.
    """
    other = document.other_signature
    return {
        "version": VERSION,
        "letterhead": _letterhead_json(document.letterhead),
        "blocks": [block_json(block) for block in document.blocks],
        "signature": _signature_json(document.signature),
        **({"other_signature": _signature_json(other)} if other else {}),
        "recipients": list(document.recipients),
        "filed": document.filed,
        "annexes": [
            {
                "title": annex.title,
                "landscape": annex.landscape,
                "blocks": [block_json(block) for block in annex.blocks],
            }
            for annex in document.annexes
        ],
    }


def from_json(stored: Mapping[str, Any]) -> OfficialDocument:
    """JSON thành nội dung; raises ValueError when it was written by a later version of the program."""
    if stored["version"] != VERSION:
        raise ValueError(f"unknown version of a stored paper: {stored['version']}")
    return OfficialDocument(
        letterhead=_letterhead(stored["letterhead"]),
        blocks=tuple(_block(block) for block in stored["blocks"]),
        signature=_signature(stored["signature"]),
        other_signature=_signature(stored["other_signature"]) if "other_signature" in stored else None,
        recipients=tuple(stored["recipients"]),
        filed=stored["filed"],
        annexes=tuple(
            Annex(annex["title"], tuple(_block(block) for block in annex["blocks"]), annex["landscape"])
            for annex in stored["annexes"]
        ),
    )


def _signature_json(signature: Signature) -> dict[str, Any]:
    return {"lines": list(signature.lines), "name": signature.name}


def _signature(stored: Mapping[str, Any]) -> Signature:
    return Signature(tuple(stored["lines"]), stored["name"])


def _letterhead_json(head: Letterhead) -> dict[str, Any]:
    return {
        "form": head.form.value,
        "issuer": head.issuer,
        "symbol": head.symbol,
        "title": head.title,
        "parent": head.parent,
        "number": head.number,
        "place": head.place,
        "date": head.date.isoformat() if head.date else None,
        "type_name": head.type_name,
        "addressees": list(head.addressees),
        "is_draft": head.is_draft,
    }


def _letterhead(stored: Mapping[str, Any]) -> Letterhead:
    date = stored["date"]
    return Letterhead(
        **{
            **stored,
            "form": Form(stored["form"]),
            "date": datetime.date.fromisoformat(date) if date else None,
            "addressees": tuple(stored["addressees"]),
        }
    )


def block_json(block: Block) -> dict[str, Any]:
    """Một khối nội dung thành JSON; its kind stands under "kind"."""
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level, "numbered": block.numbered}
        case Paragraph():
            runs = [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in block.runs]
            return {"kind": "paragraph", "runs": runs}
        case Item():
            return {"kind": "item", "text": block.text, "level": block.level}
        case Table():
            return {
                "kind": "table",
                "title": block.title,
                "note": block.note,
                "columns": [
                    {"title": column.title, "width": column.width, "align": column.align.value}
                    for column in block.columns
                ],
                "rows": [
                    {"cells": list(row.cells), "strong": row.strong, "span_all": row.span_all}
                    for row in block.rows
                ],
            }
        case Chart():
            return {
                "kind": "chart",
                "title": block.title,
                "alt": block.alt,
                "svg": block.svg.decode(),
                "png": base64.b64encode(block.png).decode(),
            }


def _block(stored: Mapping[str, Any]) -> Block:
    match stored["kind"]:
        case "heading":
            return Heading(stored["text"], stored["level"], stored["numbered"])
        case "paragraph":
            return Paragraph(tuple(Run(**run) for run in stored["runs"]))
        case "item":
            return Item(stored["text"], stored["level"])
        case "table":
            return Table(
                tuple(
                    Column(column["title"], column["width"], Align(column["align"]))
                    for column in stored["columns"]
                ),
                tuple(Row(tuple(row["cells"]), row["strong"], row["span_all"]) for row in stored["rows"]),
                stored["title"],
                stored["note"],
            )
        case "chart":
            png = base64.b64decode(stored["png"])
            return Chart(stored["svg"].encode(), png, stored["title"], stored["alt"])
    raise ValueError(f"unknown kind of block in a stored paper: {stored['kind']}")
