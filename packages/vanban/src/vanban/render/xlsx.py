"""XLSX: a table as a workbook (needs openpyxl: ``pip install "vanban[xlsx]"``)."""

from __future__ import annotations

import io
from typing import Final

from vanban.errors import WriterMissing
from vanban.model import Document
from vanban.render.characters import legal
from vanban.render.obligation_table import obligation_table
from vanban.render.table import Table

_WIDTHS: Final = {
    "Nhiệm vụ": 70,
    "Viện dẫn": 60,
    "Trích yếu": 60,
    "Chủ trì": 28,
    "Phối hợp": 28,
    "Thời hạn": 24,
    "Sản phẩm": 24,
    "Chưa rõ": 24,
}
# What a cell holds at most, in characters (the limit of Excel).
_LONGEST: Final = 32_767


def as_xlsx(document: Document) -> bytes:
    """Bảng nhiệm vụ dạng XLSX, its first row fixed, with filters. Raises
    :class:`~vanban.errors.WriterMissing` without openpyxl.
    """
    return xlsx_of(obligation_table(document))


def xlsx_of(table: Table) -> bytes:
    """Bảng dạng XLSX, one sheet by the table's name."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise WriterMissing(
            "Muốn ghi tệp .xlsx cần thêm gói openpyxl. Hãy chạy: pip install 'vanban[xlsx]' "
            "– hoặc chọn dạng csv, không cần gói nào."
        ) from None
    book = Workbook()
    sheet = book.active
    sheet.title = table.name
    sheet.append(table.columns)
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, int):
                cell.value = value
            elif value:
                cell.value = _text(value)
                # A text that begins with "=" stays a text.
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, name in enumerate(table.columns, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(value: str) -> str:
    # U+FFFD for what XML does not hold; openpyxl refuses such characters.
    return legal(value)[:_LONGEST]
