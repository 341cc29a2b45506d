"""Điều cần xem lại: each thing a clerk would point at, and nothing on a sound document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vanban

CASES = sorted((Path(__file__).parent / "cases").rglob("expected.json"))
SOUND = """ỦY BAN NHÂN DÂN
TỈNH SÔNG CẦU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/2026/QĐ-UBND
Sông Cầu, ngày 07 tháng 9 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế cung cấp thông tin

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;

Điều 1. Ban hành kèm theo Quyết định này Quy chế cung cấp thông tin.

Điều 2. Sở Ngoại vụ hướng dẫn thực hiện trước ngày 30/10/2026.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 9/2015/QĐ-UBND.

Nơi nhận:
- Sở Ngoại vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
"""


def _codes(text: str) -> list[str]:
    return [one.code for one in vanban.parse(text).findings]


def test_a_sound_document_has_none() -> None:
    assert _codes(SOUND) == []


@pytest.mark.parametrize(
    ("words", "instead", "code"),
    [
        ("ngày 07 tháng 9 năm 2026", "ngày     tháng 9 năm 2026", "missing-date"),
        ("Số: 05/2026/QĐ-UBND", "Số:      /QĐ-UBND", "missing-number"),
        ("05/2026/QĐ-UBND", "05/2025/QĐ-UBND", "date-conflict"),
        ("ngày 07/9/2015", "ngày 07/9/2027", "date-conflict"),
        ("ngày 07/9/2015", "ngày 31/9/2015", "date-conflict"),
        ("trước ngày 30/10/2026", "trước ngày 30/10/2025", "date-conflict"),
        ("Điều 3.", "Điều 4.", "article-order"),
        ("Điều 3.", "Điều 2.", "article-order"),
        ("- Lưu: VT.", "- Công an tỉnh.", "missing-file-copy"),
        ("- Sở Ngoại vụ;", "- Sở Tài chính;", "recipient-missing"),
        ("CHỦ TỊCH\n", "GIÁM ĐỐC\n", "signature-conflict"),
        ("thực hiện trước", "thực hiện theo Phụ lục I kèm theo trước", "missing-annex"),
        ("Căn cứ Nghị định", "Căn cứ Quyết định số 9/2015/QĐ-UBND;\nCăn cứ Nghị định", "citation-replaced"),
        ("hướng dẫn thực hiện", "hướng dẫn thực hiện Kế hoạch số 12", "citation-unresolved"),
        ("hướng dẫn", "(Nghị định số 72/2015/NĐ-CP ngày 08/9/2015) hướng dẫn", "citation-conflict"),
        (
            "Nguyễn Văn Bình",
            "Ký bởi: UBND tỉnh\nNgày ký: 07-09-2026 16:02:11\nNguyễn Văn Bình",
            "signature-frame",
        ),
    ],
)
def test_a_clerk_points_at_what_is_wrong(words: str, instead: str, code: str) -> None:
    assert words in SOUND
    assert _codes(SOUND.replace(words, instead, 1)) == [code]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NGOẠI VỤ"),
        ("- Sở Ngoại vụ;", "- Như Điều 2;"),
        (
            "Nguyễn Văn Bình",
            "Nguyễn Văn Bình\n\nQUY CHẾ\nCung cấp thông tin\n\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng",
        ),
    ],
)
def test_what_is_right_in_another_way_is_left_alone(words: str, instead: str) -> None:
    assert _codes(SOUND.replace(words, instead, 1)) == []


UNSURE = {"low-ocr-confidence", "ocr-mended"}


def test_labelled_documents_get_only_the_findings_they_deserve() -> None:
    """A day or number the label itself has not is truly missing; what a scan leaves unsure is told of the
    picture, not of the paper; everything else must be in the label.
    """
    false: list[str] = []
    for path in CASES:
        case = json.loads(path.read_text(encoding="utf-8"))
        deserved = {wanted.partition(":")[0] for wanted in case.get("findings", ())}
        deserved |= {f"missing-{part}" for part in ("number", "date") if case.get(part) is None}
        found = vanban.parse(vanban.read(path.parent / case["source"])).findings
        false += [f"{path.parent.name}: {one.message}" for one in found if one.code not in deserved | UNSURE]
    assert not false, "\n".join(false)
