"""Lists as CSV and XLSX (xuất danh sách)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that opens like a formula would be run by a spreadsheet: CSV injection (OWASP).
NARROWEST, WIDEST, LOOKED_AT = 10, 60, 200
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_response(
    name: str, headers: Sequence[Any], rows: Iterable[Sequence[Any]], kind: str
) -> HttpResponse:
    """Tệp xuất của một danh sách: `kind` is "csv" (UTF-8 with BOM) or "xlsx"; days are ISO in
    the one and real dates in the other, under a head that stays in sight.

    Raises Http404 for another kind.
    """
    if kind not in {"csv", "xlsx"}:
        raise Http404(kind)
    body = _csv(headers, rows) if kind == "csv" else _xlsx(headers, rows)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8" if kind == "csv" else XLSX)
    stamp = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{stamp}.{kind}"'
    return response


def cell(value: Any) -> Any:
    """Giá trị một ô: text that looks like a formula is quoted, times are ISO in local time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([cell(header) for header in headers])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Danh sách"))
    table = [[_typed(value) for value in row] for row in rows]
    # A sheet written straight through takes its shape before its first row.
    for at, width in enumerate(_widths(headers, table), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(headers), 1))}{len(table) + 1}"
    head = []
    for name in headers:
        made = WriteOnlyCell(sheet, value=cell(str(name)))
        made.font, made.fill = Font(bold=True), PatternFill("solid", fgColor="DDE9E8")
        made.alignment = Alignment(wrap_text=True, vertical="center")
        head.append(made)
    sheet.append(head)
    top = Alignment(wrap_text=True, vertical="top")
    for row in table:
        sheet.append([_dressed(WriteOnlyCell(sheet, value=value), top) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _typed(value: Any) -> Any:
    """Ngày giờ thật, which a spreadsheet sorts and filters; anything else as in CSV."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, second=0, microsecond=0)
    return value if isinstance(value, date) else cell(value)


def _dressed(made: Any, alignment: Any) -> Any:
    if isinstance(made.value, datetime):
        made.number_format = "dd/mm/yyyy hh:mm"
    elif isinstance(made.value, date):
        made.number_format = "dd/mm/yyyy"
    elif isinstance(made.value, str) and len(made.value) > NARROWEST:
        made.alignment = alignment
    return made


def _widths(headers: Sequence[Any], table: Sequence[Sequence[Any]]) -> list[int]:
    """Độ rộng cột, by the longest of the first rows, within what fits a screen."""
    found = []
    for at, name in enumerate(headers):
        cells = [row[at] for row in table[:LOOKED_AT] if at < len(row)]
        longest = max([len(str(name)), *(17 if isinstance(each, date) else len(str(each)) for each in cells)])
        found.append(min(WIDEST, max(NARROWEST, longest + 2)))
    return found
