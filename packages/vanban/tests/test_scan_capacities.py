"""Chức vụ dưới con dấu: what a stamp spoilt is told by what it nearly spells; what was read well stays."""

from __future__ import annotations

import pytest

from vanban.read.scan.capacities import mended_capacities
from vanban.read.scan.recognition import Seen


def line(text: str, gap: int = 4) -> list[Seen]:
    found, x = [], 0
    for word in text.split(" "):
        if word == "|":
            x += 200
            continue
        found.append(Seen(word, x, 0, x + 8 * len(word), 20, 0.9, (1, 1, 1)))
        x += 8 * len(word) + gap
    return found


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("CHẤÁNƒÏ VĂN PHÒNG", "CHÁNH VĂN PHÒNG"),
        ("KT. CHÁNH'VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
        ("- Như trên; | CHẤÁNƒÏ VĂN PHÒNG", "- Như trên; CHÁNH VĂN PHÒNG"),
        ("TM BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("K/ZT TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
        ("\\/BÍ THỰ", "BÍ THƯ"),
        ("Q. CHỦ TỊCH", "Q. CHỦ TỊCH"),
        ("ỦY BAN NHÂN", "ỦY BAN NHÂN"),
        ("TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"),
        ("SỞ NGOẠI VỤ", "SỞ NGOẠI VỤ"),
        ("Lưu: VT, KGVX", "Lưu: VT, KGVX"),
    ],
)
def test_a_spoilt_capacity_is_told_by_what_it_nearly_spells(seen: str, mended: str) -> None:
    words = mended_capacities(line(seen))
    assert " ".join(word.text for word in words) == mended
    changed = [word for word in words if word.read]
    assert all(word.read != word.text for word in changed)
