"""Đề mục: the ids of the sections of a body, and of what is attached below it (``tables/outlines.json``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vanban

ROWS = json.loads((Path(__file__).parent / "tables" / "outlines.json").read_text(encoding="utf-8"))
DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG CẦU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-UBND
Sông Cầu, ngày 07 tháng 9 năm 2026

KẾ HOẠCH
Thông tin đối ngoại năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ, Ủy ban nhân dân tỉnh ban hành như sau:

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
{below}"""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["body"][:30])
def test_the_sections_of_a_body_are_read(row: dict[str, Any]) -> None:
    document = vanban.parse(DOCUMENT.format(body=row["body"], below=row.get("below", "")))
    assert [one.id for one in document.sections] == row["ids"]
