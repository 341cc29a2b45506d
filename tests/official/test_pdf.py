"""A PDF keeps what it claims: PDF/A-2a, PDF/UA-1, Vietnamese, tagged tables, our font inside."""

from dataclasses import replace
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import Dereferenceable
from pyhanko.pdf_utils.reader import PdfFileReader

from nhipcau.official.domain import pdf
from nhipcau.official.domain.content import Chart, Heading, Paragraph
from tests.official import papers
from tests.official.golden import pdf_text


def _reader(file: bytes) -> PdfFileReader:
    import io

    return PdfFileReader(io.BytesIO(file))


def _whole(value: Any) -> Any:
    return value.get_object() if isinstance(value, Dereferenceable) else value


def _tags(node: Any) -> list[Any]:
    """Every structure element under a node, in reading order."""
    node = _whole(node)
    if isinstance(node, list):
        return [tag for child in node for tag in _tags(child)]
    if not isinstance(node, dict):
        return []
    children = _tags(node["/K"]) if "/K" in node else []
    return ([node] if "/S" in node else []) + children


@pytest.fixture(scope="module")
def report(chart: Chart) -> bytes:
    return pdf.write(papers.state_report(chart))


def test_it_claims_both_standards_and_its_language(report: bytes) -> None:
    root = _reader(report).root
    assert b"<pdfaid:part>2</pdfaid:part>" in report
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in report
    assert b"<pdfuaid:part>1</pdfuaid:part>" in report
    assert root["/Lang"] == "vi-VN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]


def test_its_properties_name_the_paper(report: bytes) -> None:
    properties = report.decode("utf-8", "replace")
    assert "Báo cáo Kết quả công tác thông tin đối ngoại quý I năm 2026" in properties
    assert "Sở Văn hóa, Thể thao và Du lịch" in properties


def test_tables_headings_and_charts_are_tagged(report: bytes) -> None:
    tags = _tags(_reader(report).root["/StructTreeRoot"])
    kinds = [str(tag["/S"]) for tag in tags]
    assert kinds.count("/Table") == 3
    # Five columns in each of three tables, and the names of three groups.
    assert kinds.count("/TH") == 18
    # Three parts and two annexes.
    assert kinds.count("/H1") == 5
    assert [str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Figure"] == [
        "Biểu đồ cột: kế hoạch và kết quả của sáu lĩnh vực."
    ]


def test_only_our_font_is_inside(report: bytes) -> None:
    reader = _reader(report)
    names = set()
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page = reader.find_page_for_modification(number)[0].get_object()
        fonts = page["/Resources"].get("/Font", {})
        names |= {str(fonts[key]["/BaseFont"]).partition("+")[2] for key in fonts}
    assert names
    assert {name.partition("-")[0] for name in names} == {"Tinos"}


@pytest.mark.parametrize("levels", [[2, 3], [3], [1, 3, 2], [1, 2, 3, 1]])
def test_headings_that_skip_a_level_do_not_stop_a_paper(levels: list[int]) -> None:
    blocks = tuple(Heading("Đề mục", level) for level in levels)
    made = pdf.write(replace(papers.party_plan(), blocks=(*blocks, Paragraph.of("Hết.")), annexes=()))
    assert pdf_text(made).count("Đề mục") + pdf_text(made).count("ĐỀ MỤC") == len(levels)


@pytest.mark.parametrize("rows", range(23, 30))
def test_a_signature_after_a_table_takes_two_rows_along(rows: int) -> None:
    table = papers.commune_table(rows)
    last = pdf_text(pdf.write(replace(papers.party_plan(), blocks=(table,), annexes=()))).split("\f")[-1]
    before = last.partition("Nơi nhận")[0]
    assert all(cell in before for row in table.rows[-2:] for cell in row.cells[:2])


def test_more_recipients_than_a_page_holds_are_all_printed() -> None:
    names = tuple(f"Cơ quan thứ {n}" for n in range(120))
    text = pdf_text(pdf.write(replace(papers.reminder_letter(), recipients=names)))
    assert all(f"- {name};" in text for name in names)


@pytest.mark.parametrize("count", range(6, 13))
def test_a_signature_never_stands_alone(count: int) -> None:
    body = tuple(Paragraph.of(f"Đoạn {n}. " + "Nội dung chỉ đạo cần triển khai. " * 8) for n in range(count))
    made = pdf.write(replace(papers.reminder_letter(), blocks=body))
    last = pdf_text(made).split("\f")[-1]
    if "TM. ỦY BAN NHÂN DÂN" in last:
        before = last.partition("Nơi nhận")[0]
        assert len([line for line in before.splitlines() if len(line) > 5]) >= 2


def test_a_paper_without_number_date_or_recipients_is_made() -> None:
    bare = replace(papers.reminder_letter(), blocks=(), recipients=(), filed="")
    bare = replace(
        bare, letterhead=replace(bare.letterhead, addressees=(), place="", symbol="", is_draft=False)
    )
    assert "Nơi nhận" not in pdf_text(pdf.write(bare))
