"""Nơi nhận và chữ ký: what stands below the body, from ``tables/tails.json``; a field left out is free."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vanban

ROWS = json.loads((Path(__file__).parent / "tables" / "tails.json").read_text(encoding="utf-8"))
HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG CẦU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-UBND
Sông Cầu, ngày 07 tháng 9 năm 2026

KẾ HOẠCH
Thông tin đối ngoại năm 2026

I. NHIỆM VỤ

1. Sở Ngoại vụ chủ trì, phối hợp với các sở tổ chức tập huấn trước ngày 30/10/2026.

2. Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.

"""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"].splitlines()[-1])
def test_recipients_and_signatures_are_read(row: dict[str, Any]) -> None:
    found = vanban.as_dict(vanban.parse(HEAD + row["text"]))
    reads = {
        "recipients": [one["name"] for one in found["recipients"]],
        "for_report": [one["name"] for one in found["recipients"] if one["purpose"] == "report"],
        "signatures": [[one["authority"], one["capacity"], one["name"]] for one in found["signatures"]],
    }
    assert {key: value for key, value in reads.items() if key in row} == {
        key: value for key, value in row.items() if key in reads
    }
    assert not [words for words in row.get("absent", ()) if words in found["text"]]
