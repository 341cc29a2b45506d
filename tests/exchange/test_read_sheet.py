"""Reading tables from strangers' hands (đọc bảng tính)."""

import io
import unicodedata
import zipfile
from datetime import date, datetime

import pytest

from nhipcau.core.domain.errors import Refused
from nhipcau.exchange.domain import heads, sheets
from tests.factories.exchange import HEAD, noise, saved, table


def test_two_row_heads_below_titles_are_joined_and_merged_units_apply_to_each_row():
    content = table(
        [
            ["ỦY BAN NHÂN DÂN TỈNH"],
            ["BẢNG THEO DÕI NĂM 2026"],
            [],
            ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian", None, "Sản phẩm"],
            [None, None, None, "Bắt đầu", "Hoàn thành"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Đăng tin", "Sở Ngoại vụ", "1/1/2026", "30/6/2026", "tin"],
            [2, "Họp báo", None, None, "31/12/2026", "cuộc"],
        ],
        merged=["A1:F1", "A2:F2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "C7:C8"],
    )
    sheet = sheets.read(content)[0]
    head = heads.find(sheet, "tracker")
    assert head is not None
    assert (head.first, head.last) == (4, 6)
    assert head.names[4] == "Thời gian – Bắt đầu" and head.names[5] == "Thời gian – Hoàn thành"
    assert heads.columns(head, "tracker") == {
        "ordinal": 1,
        "task": 2,
        "lead": 3,
        "start": 4,
        "due": 5,
        "deliverable": 6,
    }
    assert heads.above(sheet, head) == ["ỦY BAN NHÂN DÂN TỈNH", "BẢNG THEO DÕI NĂM 2026"]
    sheet.spread_down(head.last)
    assert [row.text(3) for row in sheet.rows if row.number > head.last] == ["Sở Ngoại vụ"] * 2


@pytest.mark.parametrize(
    ("names", "field", "column"),
    [
        (["STT", "Văn bản chỉ đạo", "Nội dung chỉ đạo", "Đơn vị chủ trì", "Kết quả thực hiện"], "task", 3),
        (["STT", "Văn bản chỉ đạo", "Nội dung chỉ đạo", "Đơn vị chủ trì", "Kết quả thực hiện"], "note", 5),
        (["TT", "Công việc", "Cơ quan, đơn vị chủ trì thực hiện", "Cơ quan, đơn vị phối hợp"], "lead", 3),
        (["TT", "Công việc", "Cơ quan, đơn vị chủ trì thực hiện", "Cơ quan, đơn vị phối hợp"], "support", 4),
        (["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Kết quả dự kiến", "Tỷ lệ hoàn thành (%)"], "deliverable", 4),
        (["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Kết quả dự kiến", "Tỷ lệ hoàn thành (%)"], "progress", 5),
    ],
)
def test_columns_are_told_by_their_names_in_any_order(names: list[str], field: str, column: int):
    head = heads.find(sheets.read(table([names, [1, "việc", "Sở A", "b", "c"]]))[0], "tracker")
    assert head is not None and heads.columns(head, "tracker")[field] == column


def test_a_formula_gives_its_stored_value_and_is_marked_one_without_is_told():
    with_value = _workbook(
        '<c r="A1" t="str"><f>B1&amp;"x"</f><v>Sở Ngoại vụ</v></c><c r="B1" t="str"><f>C1</f></c>'
    )
    row = sheets.read(with_value)[0].rows[0]
    assert row.cells == {1: "Sở Ngoại vụ"}
    assert row.formulas == {1, 2} and row.uncomputed([1, 2]) == [2]


def test_values_are_plain_nfc_dates_and_whole_numbers():
    content = table(
        [[unicodedata.normalize("NFD", "Sở Ngoại vụ"), datetime(2026, 6, 30), 3.0, 0.5, "  a \n b "]]
    )
    assert sheets.read(content)[0].rows[0].cells == {
        1: "Sở Ngoại vụ",
        2: date(2026, 6, 30),
        3: 3,
        4: 0.5,
        5: "a\nb",
    }


def test_hidden_rows_and_sheets_are_told():
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["a"])
    book.active.row_dimensions[1].hidden = True
    book.create_sheet("Ẩn").append(["b"])
    book["Ẩn"].sheet_state = "hidden"
    found = sheets.read(saved(book))
    assert found[0].rows[0].is_hidden and not found[0].is_hidden and found[1].is_hidden


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_offices_save_it(separator: str, coding: str):
    text = "\r\n".join(separator.join(row) for row in (HEAD[:3], ("1", "Đăng tin", "Sở Ngoại vụ")))
    rows = sheets.read(text.encode(coding))[0].rows
    assert [row.text(3) for row in rows] == ["Đơn vị chủ trì", "Sở Ngoại vụ"]


def test_a_far_stray_cell_does_not_make_a_million_rows():
    content = _workbook('<c r="A1"><v>1</v></c>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert len(sheets.read(content)[0].rows) == 1


def test_ten_thousand_rows_are_read_and_more_than_the_limit_refused():
    assert len(sheets.read("\n".join(["a;b"] * 10_000).encode())[0].rows) == 10_000
    with pytest.raises(Refused, match="tách thành nhiều tệp"):
        sheets.read("\n".join(["a;b"] * (sheets.MOST_ROWS + 1)).encode())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Tệp rỗng"),
        (OLE + b"\0" * 512, "kiểu cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"MZ" + noise(600), "không phải bảng tính"),
        (b"%PDF-1.7\n\xff\xfe\x00", "không phải bảng tính"),
        (b"PK\x03\x04" + noise(600), "hỏng"),
        (b"   \n  \n", "không có ô nào có chữ"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, says: str):
    with pytest.raises(Refused, match=says):
        sheets.read(content)


def test_a_bomb_is_refused_before_anything_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    with pytest.raises(Refused, match="bung ra quá lớn"):
        sheets.read(out.getvalue())


def test_too_many_parts_and_other_packages_are_refused():
    crowd, other = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(crowd, "w") as package:
        for number in range(2_001):
            package.writestr(f"{number}", "")
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("hello.txt", "xin chào")
    with pytest.raises(Refused, match="bung ra quá lớn"):
        sheets.read(crowd.getvalue())
    with pytest.raises(Refused, match="không phải bảng tính"):
        sheets.read(other.getvalue())


def test_an_entity_bomb_in_a_sheet_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(Refused, match="hỏng"):
        sheets.read(_workbook('<c r="A1" t="str"><v>&b;</v></c>', doctype=bomb))


def _workbook(cells: str, more: str = "", doctype: str = "") -> bytes:
    """A real workbook whose sheet is written by hand."""
    source = zipfile.ZipFile(io.BytesIO(table([["x"]])))
    out = io.BytesIO()
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<worksheet xmlns="{names}"><sheetData>'
        f'<row r="1">{cells}</row>{more}</sheetData></worksheet>'
    )
    with zipfile.ZipFile(out, "w") as package:
        for part in source.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            package.writestr(part.filename, sheet if is_sheet else source.read(part.filename))
    return out.getvalue()
