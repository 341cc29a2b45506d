"""Viện dẫn: type, number, day and place of each document that a text cites (``tables/citations.json``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vanban

ROWS = json.loads((Path(__file__).parent / "tables" / "citations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_the_documents_a_text_cites_are_read(row: dict[str, Any]) -> None:
    found = [one for one in vanban.find_citations(row["text"]) if one.number]
    reads = [[one.type, one.number, one.date and one.date.isoformat(), one.place] for one in found]
    sizes = [len(one) for one in row["cites"]]
    assert [one[:size] for one, size in zip(reads, sizes, strict=True)] == row["cites"]
    assert all(row["text"][slice(*one.span)] == one.text for one in found)
