"""The layout is that of the decree: margins, places and sizes as Nghị định 30/2020/NĐ-CP, phụ lục I, and
Hướng dẫn 36-HD/VPTW give them, measured on the printed page."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from nhipcau.official.domain import fonts, pdf
from nhipcau.official.domain.composition import compose
from nhipcau.official.domain.content import Chart
from tests.official import papers
from tests.official.golden import pdf_shape, pdf_text

_SAMPLES = ["state_report", "party_plan", "reminder_letter", "long_words"]


@pytest.fixture(scope="module")
def printed(chart: Chart) -> dict[str, bytes]:
    return {name: pdf.write(document) for name, document in papers.every(chart).items()}


@pytest.mark.parametrize("name", _SAMPLES)
def test_nothing_stands_in_the_margins(printed: dict[str, bytes], name: str) -> None:
    for page in pdf_shape(printed[name])["pages"]:
        left, top, right, bottom = page["ink"]
        assert left >= 30 and right <= page["size"][0] - 15 + 1
        assert top >= 19 and bottom <= page["size"][1] - 20


def _letters(file: bytes, words: str) -> tuple[float, bool, bool]:
    """Size, weight and slant of the first letter of `words` on the first page."""
    with pypdfium2.PdfDocument(file) as document:
        text = document[0].get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found, words
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFText_GetFontInfo(text, found[0], name, 100, ctypes.c_int())
        font = name.value.decode()
        return round(pdfium.FPDFText_GetFontSize(text, found[0]), 1), "Bold" in font, "Italic" in font


@pytest.mark.parametrize(
    ("name", "words", "size", "bold", "italic"),
    [
        ("state_report", "CỘNG HÒA", 13, True, False),
        ("state_report", "Độc lập", 14, True, False),
        ("state_report", "ỦY BAN NHÂN DÂN", 13, False, False),
        ("state_report", "THỂ THAO", 13, True, False),
        ("state_report", "Số: 08", 13, False, False),
        ("state_report", "Sông Cầu, ngày", 14, False, True),
        ("state_report", "BÁO CÁO", 14, True, False),
        ("state_report", "Kết quả công tác", 14, True, False),
        ("state_report", "Kính gửi", 14, False, False),
        ("state_report", "Thực hiện Kế hoạch", 14, False, False),
        ("state_report", "I. KẾT QUẢ", 14, True, False),
        ("reminder_letter", "V/v", 12, False, False),
        ("reminder_letter", "Nơi nhận", 12, True, True),
        ("reminder_letter", "- Như trên", 11, False, False),
        ("reminder_letter", "TM. ỦY BAN", 14, True, False),
        ("reminder_letter", "Lê Thị Thu Hồng", 14, True, False),
        ("party_plan", "ĐẢNG CỘNG SẢN", 15, True, False),
        ("party_plan", "TỈNH ỦY", 14, False, False),
        ("party_plan", "BAN TUYÊN GIÁO", 14, True, False),
        ("party_plan", "Số 06", 14, False, False),
        ("party_plan", "KẾ HOẠCH", 16, True, False),
        ("party_plan", "triển khai", 15, True, False),
        ("party_plan", "K/T TRƯỞNG BAN", 14, True, False),
        ("party_plan", "PHÓ TRƯỞNG BAN", 14, False, False),
        ("party_plan", "Nơi nhận", 14, False, False),
        ("party_plan", "- Thường trực", 12, False, False),
    ],
)
def test_each_part_has_the_letters_it_is_due(
    printed: dict[str, bytes], name: str, words: str, size: float, bold: bool, italic: bool
) -> None:
    assert _letters(printed[name], words) == (size, bold, italic)


def test_the_rules_under_names_are_a_third_to_a_half_of_them(chart: Chart) -> None:
    for document in papers.every(chart).values():
        head = compose(document).head
        for lines, rule, size in ((head.issuer, head.issuer_rule, 13), (head.title, head.title_rule, 14)):
            if lines and head.creed:
                longest = max(fonts.width(line, size, bold=True) for line in lines)
                assert longest / 3 <= rule <= longest / 2


def test_pages_are_numbered_from_the_second_and_anew_in_each_annex(printed: dict[str, bytes]) -> None:
    def numbers(name: str) -> list[str]:
        return [page["number"] for page in pdf_shape(printed[name])["pages"]]

    assert numbers("state_report") == ["", "2", "3", "4", "", "2", ""]
    assert numbers("party_plan") == ["", "", "2", "3", "4", "5", "6", "7"]


def test_an_annex_lies_across_where_it_is_wide_and_repeats_its_head(printed: dict[str, bytes]) -> None:
    pages = pdf_shape(printed["party_plan"])["pages"]
    assert [page["size"] for page in pages] == [[210, 297]] + [[297, 210]] * 7
    text = pdf_text(printed["party_plan"]).split("\f")
    assert all("TT Nội dung công việc Chủ trì" in page for page in text[1:])
    assert "Phụ lục\n" in text[1] and "(Kèm theo Kế hoạch số 06-KH/BTGDVTU" in text[1]


def test_every_row_of_a_long_table_is_printed_once(printed: dict[str, bytes]) -> None:
    pages = pdf_text(printed["party_plan"]).split("\f")[1:]
    # Each row, and nothing else of the annex, holds a day written so.
    assert sum(page.count("/2026") for page in pages) == 60
