"""Phần đầu văn bản: letterheads of every kind of issuer, from ``tables/letterheads.json``.

Each row is what stands before the body, and what is to be read from it; a field that is left out is free.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vanban

ROWS = json.loads((Path(__file__).parent / "tables" / "letterheads.json").read_text(encoding="utf-8"))
BODY = """

Thực hiện nhiệm vụ được giao, cơ quan ban hành văn bản này với các nội dung sau:

1. Các đơn vị rà soát công việc.

Nơi nhận:
- Như trên;
- Lưu: VT.

THỦ TRƯỞNG

Nguyễn Văn A
"""


def _reads(text: str) -> dict[str, Any]:
    found = vanban.as_dict(vanban.parse(text + BODY))
    issuer = found["issuer"] or {}
    return {
        "type": (found["type"] or {}).get("code"),
        "number": (found["number"] or {}).get("normalized"),
        "issuer": issuer.get("name"),
        "parent": issuer.get("parent"),
        "joint": issuer.get("joint"),
        "date": found["date"],
        "place": found["place"],
        "title": found["title"],
        "system": found["system"],
        "marks": [mark["kind"] for mark in found["marks"]],
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['reads'].get('number')}")
def test_a_letterhead_is_read(row: dict[str, Any]) -> None:
    reads = _reads(row["text"])
    assert {key: reads[key] for key in row["reads"]} == row["reads"]
