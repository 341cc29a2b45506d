"""Lists leave as tables that a spreadsheet understands and cannot be tricked by (xuất danh sách)."""

import io
from datetime import date, datetime

import pytest
from django.http import Http404
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.core.views.exporting import export_response


def test_xlsx_has_a_head_in_sight_real_dates_and_fitting_columns():
    at = timezone.make_aware(datetime(2026, 6, 30, 8, 15))
    rows = [["Đăng tin " * 20, date(2026, 6, 30), at, 3, None]]
    answer = export_response("theo-doi", ["Nhiệm vụ", "Hạn", "Lúc", "Số", "Trống"], rows, "xlsx")
    page = load_workbook(io.BytesIO(answer.content)).active
    head, first = page.iter_rows()
    assert all(cell.font.bold for cell in head) and page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E2"
    assert (first[1].value, first[1].number_format) == (datetime(2026, 6, 30), "dd/mm/yyyy")
    assert first[2].value == datetime(2026, 6, 30, 8, 15) and first[3].value == 3
    assert page.column_dimensions["A"].width == 60 and page.column_dimensions["D"].width == 10


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_leaves_as_text(kind: str, text: str):
    answer = export_response("x", ["Tên"], [[text]], kind)
    if kind == "csv":
        assert f"'{text.strip()[:1]}" in answer.content.decode() or "'\t" in answer.content.decode()
    else:
        cell = load_workbook(io.BytesIO(answer.content)).active["A2"]
        assert cell.data_type == "s" and cell.value.startswith("'")


def test_another_kind_is_not_found():
    with pytest.raises(Http404):
        export_response("x", ["Tên"], [], "exe")


def test_a_long_table_leaves_while_it_is_read():
    read = []

    def rows():
        for at in range(40_000):
            read.append(at)
            yield [at, f"Đăng tin, bài số {at}"]

    answer = export_response("x", ["Số", "Nhiệm vụ"], rows(), "csv")
    assert answer.streaming and len(read) < 40_000
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 40_001 and lines[-1].startswith("39999,")


def test_a_workbook_of_several_parts_is_whole():
    rows = [[at, "a\x0b<&>" if at % 2 else None] for at in range(1200)]
    answer = export_response("x", ["Số", "Chữ"], rows, "xlsx")
    page = load_workbook(io.BytesIO(answer.content)).active
    assert page.max_row == 1201 and page.auto_filter.ref == "A1:B1201"
    assert (page["A1201"].value, page["B1201"].value, page["B1200"].value) == (1199, "a<&>", None)
