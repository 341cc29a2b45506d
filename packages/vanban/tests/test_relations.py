"""Quan hệ viện dẫn: what a document does with each document it cites, as the words before it say."""

from __future__ import annotations

import pytest

import vanban

LETTER = "Số: 15/UBND-VX\nV/v thông tin\n\nKính gửi: Sở Y tế.\n\n{text}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;", ["basis"]),
        ("Xét Tờ trình số 45/TTr-SNgV ngày 02/3/2026;", ["basis"]),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV,", ["basis"]),
        ("Thực hiện Kế hoạch số 12-KH/TU và Công văn số 3/UBND-NC, Sở Y tế báo cáo:", ["implements"] * 2),
        ("Căn cứ Luật Báo chí; triển khai Kết luận số 57-KL/TW, Sở Y tế", ["basis", "implements"]),
        ("Căn cứ các văn bản sau:\n- Chỉ thị số 2/CT-TTg;\n- Kế hoạch số 7/KH-UBND.", ["basis", "basis"]),
        ("Phúc đáp Công văn số 812/SYT-VP ngày 03/3/2026 của Sở Y tế,", ["replies"]),
        ("Sở nhận được Công văn số 812/SYT-VP của Sở Y tế về việc xin ý kiến.", ["replies"]),
        ("Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 5/QĐ-UBND.", ["replaces"]),
        ("2. Bãi bỏ Nghị quyết số 4/NQ-HĐND và Nghị quyết số 9/NQ-HĐND.", ["replaces", "replaces"]),
        ("Quyết định số 5/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", ["replaces"]),
        ("Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 5/2020/QĐ-UBND như sau:", ["amends"]),
        ("(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 02/3/2026)", ["attached"]),
        ("Xin gửi kèm Báo cáo số 9/BC-STP.", ["attached"]),
        ("Thay thế Quy chế ban hành kèm theo Quyết định số 5/QĐ-UBND.", ["replaces"]),
        ("Sở Tư pháp đề nghị sửa đổi Quyết định số 5/QĐ-UBND.", ["mentions"]),
        ("Việc thực hiện Chỉ thị số 12-CT/TU còn chậm.", ["mentions"]),
        ("Kinh phí thực hiện theo quy định tại Thông tư số 40/2017/TT-BTC.", ["mentions"]),
        (
            "Căn cứ Nghị định số 72/2015/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP;",
            ["basis", "basis"],
        ),
        (
            "Căn cứ Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ về thực hiện Nghị quyết số 57-NQ/TW;",
            ["basis", "mentions"],
        ),
        (
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh về triển khai Nghị quyết số 57-NQ/TW,",
            ["implements", "implements"],
        ),
    ],
)
def test_the_words_before_a_citation_tell_its_relation(text: str, relations: list[str]) -> None:
    assert [one.relation for one in vanban.find_citations(text)] == relations


def test_a_title_says_what_the_document_itself_does() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 15/QĐ-UBND\n\n"
        "Lào Cai, ngày 02 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nVề việc sửa đổi Quyết định số 8/QĐ-UBND ngày "
        "05/01/2025 của Ủy ban nhân dân tỉnh\n\nCăn cứ Luật Báo chí;\n\nĐiều 1. Ban hành kèm theo Quyết định "
        "này danh mục.\n"
    )
    assert [one.relation for one in vanban.parse(text).citations] == ["amends", "basis"]


def test_what_a_footnote_cites_stands_as_the_sentence_that_calls_it() -> None:
    text = (
        "TỈNH ỦY LÀO CAI\n*\nSố 15-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLào Cai, ngày 02 tháng 3 năm 2026\n\n"
        "KẾ HOẠCH\ncông tác thông tin năm 2026\n\nThực hiện chỉ đạo của Trung ương¹, Ban Thường vụ "
        "Tỉnh ủy ban hành kế hoạch.\n\n¹ Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị.\n\n"
        "I. NỘI DUNG\n1. Các cấp ủy.\n"
    )
    document = vanban.parse(text)
    assert [(one.in_footnote, one.relation) for one in document.citations] == [(0, "implements")]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Kết luận số 57-KL/TW ngày 15/6/2023 nêu rõ. Kết luận 57 yêu cầu.", {1: 0}),
        ("Theo Kế hoạch 12 và Kế hoạch số 12/KH-UBND ngày 02/3/2026.", {0: 1}),
        ("Nghị định số 72/2015/NĐ-CP ngày 07/9/2015. Nghị định 72/2015 quy định.", {1: 0}),
        ("Luật Báo chí số 126/2025/QH15 ngày 10/12/2025. Theo Luật Báo chí, cơ quan", {1: 0}),
        ("Kế hoạch số 12/KH-UBND ngày 02/3/2026; Chỉ thị số 3/CT-TTg. Kế hoạch nêu trên đạt.", {2: 0}),
        ("Kế hoạch số 12/KH-UBND năm nay. Các văn bản dẫn trên đã đủ.", {1: 0}),
        ("Nghị quyết số 57-NQ/TW; Nghị quyết số 57/NQ-CP. Nghị quyết 57 nêu.", {2: 1}),
        ("Kế hoạch số 5/KH-UBND ngày 01/02/2025 và Kế hoạch số 5/KH-UBND ngày 01/02/2026.", {}),
        ("Kế hoạch trên địa bàn tỉnh; Kế hoạch số 5/KH-UBND.", {}),
    ],
)
def test_a_short_form_means_the_whole_one_it_repeats(text: str, same: dict[int, int]) -> None:
    found = vanban.parse(LETTER.format(text=text)).citations
    assert {index: one.same_as for index, one in enumerate(found) if one.same_as is not None} == same


def test_what_amends_a_cited_document_is_named() -> None:
    text = "Nghị định số 72/2015/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP nêu rõ."
    found = vanban.parse(LETTER.format(text=text)).citations
    assert [one.amended_by for one in found] == [(1,), ()]
