"""Lists as CSV and XLSX (xuất danh sách)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that opens like a formula would be run by a spreadsheet: CSV injection (OWASP).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_response(
    name: str, headers: Sequence[Any], rows: Iterable[Sequence[Any]], kind: str
) -> HttpResponse:
    """Tệp xuất của một danh sách: `kind` is "csv" (UTF-8 with BOM) or "xlsx"; dates are ISO.

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

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([cell(header) for header in headers])
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
