"""Đọc XLSX: every sheet once, straight through, with what a plain reading loses.

Reading a workbook "values only" forgets which values a formula made, "read only" forgets merged cells and
hidden rows, and a full reading of 10,000 rows takes a gigabyte. The row parser underneath has them all.
"""

import io
import warnings
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from .grid import Merge, Row, Sheet, Value, plain

# A tracker has a dozen columns; a stray value in column XFD is nobody's.
MOST_COLUMNS = 120


def read(content: bytes, *, most_rows: int) -> list[Sheet]:
    """Các trang tính của một XLSX, cut after `most_rows` + 1 rows. Raises Refused when it is broken."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions the reader does not know are none of our matter
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return [_sheet(book, sheet, most_rows) for sheet in book.worksheets]
            finally:
                book.close()
    except Exception as broken:  # The library raises whatever a broken file leads it to.
        raise Refused(
            _("Tệp Excel bị hỏng nên không đọc được; chưa có gì được lưu. Hãy mở bằng Excel rồi lưu lại.")
        ) from broken


def _sheet(book: Any, sheet: Any, most_rows: int) -> Sheet:
    from openpyxl.worksheet._reader import WorkSheetParser

    formulas: set[int] = set()

    class Parser(WorkSheetParser):  # type: ignore[misc]
        def parse_cell(self, element: Any) -> Any:
            cell = super().parse_cell(element)
            if any(child.tag.endswith("}f") for child in element):
                formulas.add(cell["column"])
            return cell

    rows: list[Row] = []
    with sheet._get_source() as source:
        parser = Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            values = _values(cells)
            if (values or formulas) and len(rows) <= most_rows:
                hidden = parser.row_dimensions.get(str(number), {}).get("hidden") in {"1", "true"}
                rows.append(Row(number, values, frozenset(formulas), hidden))
            formulas.clear()
            parser.row_dimensions.clear()
        merges = [
            Merge(area.min_row, area.min_col, area.max_row, area.max_col)
            for area in (parser.merged_cells.mergeCell if parser.merged_cells else ())
        ]
    return Sheet(sheet.title, rows, merges, is_hidden=sheet.sheet_state != "visible")


def _values(cells: list[dict[str, Any]]) -> dict[int, Value]:
    return {
        cell["column"]: value
        for cell in cells
        if cell["column"] <= MOST_COLUMNS and (value := plain(cell["value"])) is not None
    }
