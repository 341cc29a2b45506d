"""Kết xuất: every form of every labelled document, and of any text that Hypothesis thinks of."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vanban
from vanban.model import Document, Footnote, Obligation, Source
from vanban.render.csv import csv_of
from vanban.render.obligation_table import COLUMNS, obligation_table

CASES = sorted((Path(__file__).parents[1] / "cases").rglob("input.*"))
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Anything at all: control characters, lone surrogates, unassigned code points.
WILD = st.text(alphabet=st.characters(), max_size=200)
LINES = st.sampled_from(
    [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG CẦU",
        "Số: 05/KH-UBND",
        "KẾ HOẠCH",
        "Công tác thông tin <đối ngoại> năm 2026 & sau đó",
        "I. MỤC ĐÍCH",
        "1. Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính báo cáo UBND tỉnh trước ngày 20/12/2026.",
        "1.1.1.1. Sở Y tế:",
        "a) Chủ động triển khai Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị¹;",
        "¹ Kế hoạch số 10-KH/TU ngày 01/02/2024.",
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian",
        "1 | Mở chuyên trang | Sở Ngoại vụ | Quý II/2026",
        "| |",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (để b/c),",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
        "Điều 1. Giao Sở Tài chính bố trí kinh phí.",
        "PHỤ LỤC I",
    ]
)
TEXTS = st.lists(LINES | WILD, max_size=25).map("\n".join)


def reading(path: Path) -> Document:
    return vanban.parse(vanban.read(path))


def words(text: str) -> str:
    return "".join(ILLEGAL.sub("\ufffd", text).split())


class Main(HTMLParser):
    """The words of the element ``main``, the cells of a row parted as the reading text has them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self._inside = False
        self._cell = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._inside = self._inside or tag == "main"
        if tag == "tr":
            self._cell = 0
        if tag == "td":
            self._cell += 1
            if self._cell > 1 and self._inside:
                self.words.append("|")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


def html_of(document: Document) -> Main:
    page = Main()
    page.feed(vanban.render(document, "html"))
    return page


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_page_holds_the_reading_text_and_no_script(path: Path) -> None:
    document = reading(path)
    page = html_of(document)
    assert words("".join(page.words)) == words(document.text)
    assert not page.tags & {"script", "img", "link", "iframe", "form", "object"}
    assert ("table" in page.tags) >= bool(document.obligations)


@given(TEXTS)
@example("\x00\x0b\ud800 ]]> --> <b>&amp;\x85\ufffe")
@settings(deadline=None, max_examples=150)
def test_any_text_gives_every_form_and_loses_no_word(text: str) -> None:
    document = vanban.parse(text)
    assert json.loads(vanban.render(document, "json")) == vanban.as_dict(document)
    for form in ("akn", "edxml"):
        ElementTree.fromstring(vanban.render(document, form).encode("utf-8"))
    assert words("".join(html_of(document).words)).replace("\ufffd", "") == words(document.text).replace(
        "\ufffd", ""
    )
    rows = list(csv.reader(io.StringIO(vanban.render(document, "csv"))))
    assert [len(row) for row in rows] == [len(COLUMNS)] * (1 + len(document.obligations))
    vanban.render(document, "csv").encode("utf-8")


def test_json_is_the_contract_in_vietnamese_letters() -> None:
    document = reading(CASES[0])
    assert vanban.render(document) == json.dumps(vanban.as_dict(document), ensure_ascii=False, indent=1)


def test_an_unknown_form_is_named_with_those_that_exist() -> None:
    with pytest.raises(vanban.VanbanError, match=r"docx.*json, akn, edxml, html, csv, xlsx"):
        vanban.render(vanban.parse(""), "docx")  # type: ignore[call-overload]


def _with_task(**values: object) -> Document:
    source = Source("=cmd.txt", "text/plain", "0" * 64, "x")
    return Document(source, "x", obligations=(Obligation(span=(0, 1), **values),))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    document = _with_task(text=text, lead=(text,), deliverable=text)
    _, row = csv.reader(io.StringIO(vanban.render(document, "csv")))
    assert row[0] == "'=cmd.txt"
    assert row[3] == row[4] == row[12] == "'" + text


def test_csv_for_excel_begins_with_a_byte_order_mark() -> None:
    document = _with_task(text="Lập kế hoạch")
    assert csv_of(obligation_table(document), bom=True) == "\ufeff" + vanban.render(document, "csv")


def test_a_table_has_the_six_clarities_and_the_place() -> None:
    text = (
        "Số: 5/KH-UBND\n\nKẾ HOẠCH\nVề du lịch\n\nII. NHIỆM VỤ\n\n"
        "1. Giao Sở Du lịch chủ trì, phối hợp với Sở Tài chính "
        "xây dựng đề án, trình UBND tỉnh phê duyệt trước ngày 15/12/2026.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    document = vanban.parse(text)
    header, row = csv.reader(io.StringIO(vanban.render(document, "csv")))
    named = dict(zip(header, row, strict=True))
    assert (named["Số, ký hiệu"], named["Mục"], named["Hoàn thành"]) == ("5/KH-UBND", "II.1", "2026-12-15")
    assert (named["Chủ trì"], named["Phối hợp"]) == ("Sở Du lịch", "Sở Tài chính")
    place = slice(int(named["Từ ký tự"]), int(named["Đến ký tự"]))
    assert document.text[place].startswith(named["Nhiệm vụ"][:20])


def test_a_workbook_holds_the_rows_as_text() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="thiếu openpyxl: pip install vanban[xlsx]")
    document = _with_task(text="=1+1\x01", lead=("Sở Y tế",))
    sheet = openpyxl.load_workbook(io.BytesIO(vanban.render(document, "xlsx"))).active
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    cell = sheet["D2"]
    assert (cell.value, cell.data_type, sheet["E2"].value, sheet["T2"].value) == (
        "=1+1\ufffd",
        "s",
        "Sở Y tế",
        1,
    )


def test_a_note_whose_call_was_not_found_is_kept() -> None:
    document = replace(vanban.parse("chữ"), footnotes=(Footnote("1", "lời chú", None),))
    assert "lời chú" in vanban.render(document, "akn")
    assert "lời chú" in vanban.render(document, "html")


def test_the_envelope_of_a_paper_says_what_its_letterhead_says() -> None:
    root = ElementTree.fromstring(
        vanban.render(
            reading(next(path for path in CASES if "song-cau-2026" in str(path) and "ke-hoach" in str(path))),
            "edxml",
        )
    )
    said = {each.tag.rpartition("}")[2]: each.text for each in root.iter()}
    assert (said["CodeNumber"], said["CodeNotation"]) == ("86", "KH-UBND")
    assert said["PromulgationDate"] == date(2026, 3, 10).strftime("%Y/%m/%d")
    assert said["TypeName"] == "Kế hoạch"
    assert said["FullName"] == "Nguyễn Văn A"
