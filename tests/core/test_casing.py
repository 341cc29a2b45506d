"""Chữ thường giữa câu."""

import pytest

from nhipcau.core.domain.casing import inside


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Phiên họp định kỳ thứ 2 năm 2026", "phiên họp định kỳ thứ 2 năm 2026"),
        ("Ủy ban nhân dân tỉnh", "ủy ban nhân dân tỉnh"),
        ("Ý kiến của hội đồng", "ý kiến của hội đồng"),
        ("UBND tỉnh Bắc Ninh", "UBND tỉnh Bắc Ninh"),
        ("VỀ VIỆC ĐẨY MẠNH TUYÊN TRUYỀN", "VỀ VIỆC ĐẨY MẠNH TUYÊN TRUYỀN"),
        ("đã nhỏ từ đầu", "đã nhỏ từ đầu"),
        ("", ""),
        (" ", " "),
    ],
)
def test_a_name_is_told_inside_a_sentence(written: str, told: str) -> None:
    assert inside(written) == told
