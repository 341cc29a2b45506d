"""Chữ nhận dạng nhầm: what nothing else can have been is mended and told, the rest stays as it was read."""

from __future__ import annotations

import pytest

from vanban.read.layout.lines import PageLine
from vanban.read.scan.chunks import chunks_of
from vanban.read.scan.columns import in_reading_order
from vanban.read.scan.mending import mended
from vanban.read.scan.notes import raise_numbers
from vanban.read.scan.recognition import Seen
from vanban.read.scan.romans import annexes_counted, counted_on, in_cell
from vanban.read.scan.rows import Row, page_rows
from vanban.read.scan.signer import better_of, is_within, signer_place


def seen(text: str, *, x: float = 0, y: float = 0, confidence: float = 0.7, line: int = 0) -> list[Seen]:
    """The words of a line, 10 dots a letter and 20 high."""
    found = []
    for word in text.split():
        top, bottom = (y + 9, y + 12) if word == "-" else (y, y + 20)
        found.append(Seen(word, x, top, x + 10 * len(word), bottom, confidence, (line,)))
        x += 10 * len(word) + 6
    return found


def row(text: str, *, size: float = 14, y: float = 400) -> Row:
    words = seen(text)
    places, at = [], 0
    for word in words:
        places.append((at, word))
        at += len(word.text) + 1
    return Row(PageLine(text, 80, 80 + 6 * len(text), y, size, 20), tuple(places))


MENDED = [
    ("Số: l2/KH-UBND", "Số: 12/KH-UBND"),
    ("Kế hoạch số 96KH-UBND ngày", "Kế hoạch số 96/KH-UBND ngày"),
    ("Kế hoạch số 96 KH-UBND ngày", "Kế hoạch số 96/ KH-UBND ngày"),
    ("IL.MỤC ĐÍCH", "IL. MỤC ĐÍCH"),
    ("ngày l5 tháng 3 năm 2O26", "ngày 15 tháng 3 năm 2026"),
    ("trong quý IH/2025; Quý H", "trong quý III/2025; Quý II"),
    ("Số 204/QĐÐ-TTÐN", "Số 204/QĐ-TTĐN"),
    ("- Sở Ngoại vụ (b/©);", "- Sở Ngoại vụ (b/c);"),
    ("KT: CHỦ TỊCH", "KT. CHỦ TỊCH"),
    ("TM.ỦY BAÑ NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    ("PHÓ CNANÑH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ("'GIÁM ĐỐC", "GIÁM ĐỐC"),
    ("chịu trách nhiệm thí hành", "chịu trách nhiệm thi hành"),
    ("Hằngnăm 02lớp tậphuấn", "Hằng năm 02 lớp tập huấn"),
    ("5, Đài truyền thanh", "5. Đài truyền thanh"),
    ("KT. THỨ TRƯỚNG", "KT. THỨ TRƯỞNG"),
    ("Nói nhận: TM. ỦY", "Nơi nhận: TM. ỦY"),
    ("II/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
    ("T/LBAN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ"),
    ("V/% cung cấp thông tin", "V/v cung cấp thông tin"),
    ("l- Tăng cường", "1- Tăng cường"),
    ("trong o3 ngày, ngày 19/9/2oI6.", "trong 03 ngày, ngày 19/9/2016."),
    ("Số: ()9/CT-UBND của UBNĐ tỉnh", "Số: 09/CT-UBND của UBND tỉnh"),
    ("—Só: 07/CĐ-CTUBND", "Số: 07/CĐ-CTUBND"),
    ("quý II1//2028, quý TV/2019, tháng II.", "quý III/2028, quý IV/2019, tháng 11."),
    ("cụ thế, sửa đối, số tay, hãng tháng", "cụ thể, sửa đổi, sổ tay, hằng tháng"),
    ("các tỉnh Bác Bộ, Thanh Hóa", "các tỉnh Bắc Bộ, Thanh Hóa"),
    ("Tống kinh phí (đế b/c); (dể ưh);", "Tổng kinh phí (để b/c); (để p/h);"),
    ("trước ngày-30/4 (bí/c)", "trước ngày 30/4 (b/c)"),
]


@pytest.mark.parametrize(("read", "printed"), MENDED, ids=[printed for _, printed in MENDED])
def test_what_cannot_have_been_printed_is_mended_and_kept_beside(read: str, printed: str) -> None:
    found = mended(seen(read))
    assert " ".join(word.text for word in found) == printed
    assert any(word.read for word in found)


@pytest.mark.parametrize(
    "printed",
    [
        "Ủy ban nhân dân tỉnh, UỶ BAN NHÂN DÂN, HOÀ BÌNH",
        "Báo Cao Bằng, Facebook, VietNamNet, Krông Pa, ĐẮK R'LẤP",
        "truyền thống của quê hương; có quan điểm rõ ràng",
        "Phụ lục H kèm theo; trang 15, mục 3",
        "T/M BAN THƯỜNG VỤ; Q. CHỦ TỊCH; Lưu: VT, KT.",
        "số ngành, đế quốc, tống đạt, thế hệ, biến động, tổng cộng, kế toán, hãng phim, hàng năm",
        "Nguyễn Thế Thảo, Thứ trưởng, Thủ tướng; vấn đề tại địa bàn",
    ],
)
def test_what_may_have_been_printed_stays(printed: str) -> None:
    assert " ".join(word.text for word in mended(seen(printed))) == printed


def test_a_roman_number_alone_in_a_cell_is_known() -> None:
    assert [word.text for word in in_cell(seen("IH"))] == ["III"]
    assert [word.text for word in in_cell(seen("H"))] == ["II"]
    assert [word.text for word in in_cell(seen("Huế"))] == ["Huế"]


def test_headings_in_capitals_count_on_by_one() -> None:
    headings = ("I. MỤC ĐÍCH", "H. NHIỆM VỤ, GIẢI PHÁP", "II. TỔ CHỨC THỰC HIỆN", "IV. KINH PHÍ")
    rows = [row(one) for one in headings]
    counted_on([rows])
    assert [one.line.text.split(".")[0] for one in rows] == ["I", "II", "III", "IV"]
    assert rows[1].line.text[rows[1].words[1][0] :] == "NHIỆM VỤ, GIẢI PHÁP"
    restarted = [row("IL. MỤC ĐÍCH"), row("I. NỘI DUNG"), row("III. KINH PHÍ"), row("I. PHẦN CỦA PHỤ LỤC")]
    counted_on([restarted])
    assert [one.line.text.split(".")[0] for one in restarted] == ["I", "II", "III", "I"]


def test_notes_at_the_foot_of_a_page_get_their_numbers() -> None:
    body = [
        row("Thực hiện chủ trương của Trung ương về công tác thông tin đối ngoại", y=700 - 20 * n)
        for n in range(4)
    ]
    first = [row("1 Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về việc", size=10, y=80)]
    second = [row("' Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư về đẩy mạnh.", size=10, y=80)]
    cut = [row("tiếp tục nâng cao chất lượng, hiệu quả công tác thông tin.", size=10, y=80)]
    pages = [[*body, *first], [*body, *cut], [*body, *second]]
    raise_numbers(pages)
    assert [page[-1].line.text[:2] for page in pages] == ["¹ ", "ti", "² "]


def test_columns_are_read_one_after_the_other() -> None:
    words = [
        *seen("ỦY BAN NHÂN DÂN", x=100, y=0, confidence=0.96, line=1),
        *seen("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", x=420, y=2, confidence=0.96, line=1),
        *seen("TỈNH CAO BẰNG", x=110, y=40, confidence=0.96, line=2),
        *seen("Độc lập - Tự do - Hạnh phúc", x=460, y=42, confidence=0.96, line=2),
        *seen("Số: 12/KH-UBND", x=110, y=80, confidence=0.96, line=3),
        *seen("Cao Bằng, ngày 02 tháng 4 năm 2026", x=430, y=82, confidence=0.96, line=3),
        *seen("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về công tác thông tin", x=60, y=160, line=4),
    ]
    order = [
        " ".join(word.text for word in chunk.words)
        for line in in_reading_order(chunks_of(words))
        for chunk in line
    ]
    assert [line.split()[0] for line in order] == ["ỦY", "TỈNH", "Số:", "CỘNG", "Độc", "Cao", "Thực"]


def test_whom_a_letter_is_to_stands_below_both_columns() -> None:
    words = [
        *seen("TỈNH ỦY LẠNG SƠN", x=180, y=0, confidence=0.96, line=1),
        *seen("ĐẢNG CỘNG SẢN VIỆT NAM", x=460, y=0, confidence=0.96, line=2),
        *seen("Số 517-CV/BTGTU", x=180, y=40, confidence=0.96, line=3),
        *seen("Lạng Sơn, ngày 14 tháng 4", x=460, y=40, confidence=0.96, line=4),
        *seen("Kính gửi:", x=120, y=80, confidence=0.96, line=5),
        *seen("- Sở Ngoại vụ,", x=240, y=80, confidence=0.96, line=6),
        *seen("- Đảng ủy Công an tỉnh,", x=240, y=120, confidence=0.96, line=7),
    ]
    order = [
        chunk.words[0].text + " " + chunk.words[1].text
        for line in in_reading_order(chunks_of(words))
        for chunk in line
    ]
    assert order == ["TỈNH ỦY", "Số 517-CV/BTGTU", "ĐẢNG CỘNG", "Lạng Sơn,", "Kính gửi:", "- Sở", "- Đảng"]


def test_a_recipient_that_lost_its_dash_gets_it_back() -> None:
    def listed(text: str, number: int, x: float = 100) -> list[Seen]:
        return seen(text, x=x, y=600 + 36 * number, confidence=0.96, line=number)

    words = [
        *listed("Nơi nhận:", 0),
        *listed("- Thường trực Tỉnh ủy (b/c);", 1),
        *listed("UBND các xã, phường;", 2, x=116),
        *listed("- Ban Tuyên giáo và Dân vận Tỉnh ủy, Văn phòng", 3),
        *listed("Tỉnh ủy;", 4),
        *listed("- Lưu: VT.", 5),
    ]
    rows, _ = page_rows(chunks_of(words), [], 0.36, 842)
    assert [one.line.text.split()[0] for one in rows] == ["Nơi", "-", "-", "-", "Tỉnh", "-"]
    assert rows[2].words[0][1].confidence < 0.6


def test_the_name_of_the_party_within_a_sentence_parts_no_column() -> None:
    (chunk,) = chunks_of(seen("95 năm thành lập Đảng Cộng sản Việt Nam"))
    assert len(chunk.words) == 9


def test_room_left_for_a_pen_parts_no_line() -> None:
    words = [
        *seen("Cao Bằng, ngày", x=400, confidence=0.96),
        *seen("tháng 4 năm 2026", x=620, confidence=0.96),
        *seen("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về", x=60, y=60, confidence=0.96, line=1),
    ]
    texts = [" ".join(word.text for word in chunk.words) for chunk in chunks_of(words)]
    assert "Cao Bằng, ngày tháng 4 năm 2026" in texts


def closing(*, sure: float) -> list[Seen]:
    """Recipients and signature as they stand on a page of 1654 dots."""
    words = [
        *seen(
            "Các bộ phận gặp khó khăn báo ngay Ủy ban nhân dân xã để xem xét, giải quyết trong " * 2, x=200
        ),
        *seen("Nơi nhận:", x=200, y=120, line=1),
        *seen("- Như trên;", x=200, y=160, line=2),
        *seen("CHỦ TỊCH", x=1100, y=120, confidence=sure, line=3),
        *seen("Nguyễn Văn A", x=1080, y=260, confidence=sure, line=4),
    ]
    return words


def test_a_signature_read_badly_is_looked_at_again() -> None:
    assert signer_place(closing(sure=0.95), (1654, 2339), 200) is None
    words = closing(sure=0.5)
    place = signer_place(words, (1654, 2339), 200)
    assert place is not None
    assert words[-1].x0 > place[0] > words[-6].x1
    again = [
        *seen("CHỦ TỊCH", x=1100, y=122, confidence=0.9, line=7),
        *seen("Ngụyễn Vãn A", x=1080, y=262, confidence=0.3, line=8),
        *seen("k", x=1000, y=200, confidence=0.9, line=9),
    ]
    found = better_of(words, again, place)
    kept = [(word.text, word.confidence) for word in found if is_within(word, place)]
    assert kept == [("CHỦ", 0.9), ("TỊCH", 0.9), ("Nguyễn", 0.5), ("Văn", 0.5), ("A", 0.5)]


def test_annexes_count_on() -> None:
    rows = [row("PHỤ LỤC I"), row("PHỤ LỤC H"), row("Phụ lục H kèm theo"), row("PHỤ LỤC II")]
    annexes_counted([rows])
    assert [one.line.text for one in rows] == ["PHỤ LỤC I", "PHỤ LỤC II", "Phụ lục H kèm theo", "PHỤ LỤC III"]


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        ("Rà soát, sửa", "đối quy định", "Rà soát, sửa đổi quy định"),
        ("Giám đốc Sở Văn hóa, Thế", "thao và Du lịch", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        # More than a mark differs, or the line above ends a sentence: two words, not one term.
        ("con tò", "chức danh", "con tò chức danh"),
        ("Trẻ mồ côi đã sửa.", "đối tượng", "Trẻ mồ côi đã sửa. đối tượng"),
    ],
)
def test_a_term_wrapped_over_two_lines_is_put_right(above: str, below: str, kept: str) -> None:
    words = mended([*seen(above), *seen(below, y=30, line=1)])
    assert " ".join(word.text for word in words) == kept
