"""What was kept in Vietnamese is told again in the reader's language (nói lại)."""

import pytest
from django.utils import translation

from nhipcau.core.domain.retold import retold


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("Mở tệp", "Opening the file"),
        ("Đối chiếu dòng 20/1200", "Checking row 20 of 1200"),
        ("Nhận dạng chữ trong ảnh: xong 3/14 trang", "Recognising text in pictures: 3 of 14 pages done"),
        ("Năm không có kỳ báo cáo này; hãy chọn lại kỳ.", None),
        ("Câu của một người, không mẫu nào làm ra", "Câu của một người, không mẫu nào làm ra"),
        ("", ""),
    ],
)
def test_by_the_sentence_or_by_its_pattern(kept: str, told: str | None):
    assert retold(kept) == kept
    with translation.override("en"):
        assert retold(kept) == told if told is not None else retold(kept) != kept


def test_names_in_their_places_stay():
    kept = "“Sở (A) + B” không phải số tiền. Ví dụ: 120.000.000 hoặc 120 triệu."
    with translation.override("en"):
        said = retold(kept)
    assert said != kept and "“Sở (A) + B”" in said and "%(" not in said


def test_a_sentence_in_a_place_and_those_behind_a_name_are_told_again():
    within = "Chưa rõ đơn vị “Sở A”. Danh bạ chưa có tên này và không có tên nào gần giống."
    with translation.override("en"):
        assert retold("Sở A: Đơn vị mới. Đổi cấp trên.") == "Sở A: New unit. Change of parent."
        said = retold(within)
    assert "“Sở A”" in said and "Danh bạ" not in said
