"""Lists as CSV and XLSX (xuất danh sách)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import sheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Bytes up to which a file is finished before it is sent.
AT_ONCE = 500_000
# A cell that opens like a formula would be run by a spreadsheet: CSV injection (OWASP).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_response(
    name: str, headers: Sequence[Any], rows: Iterable[Sequence[Any]], kind: str
) -> HttpResponse | StreamingHttpResponse:
    """Tệp xuất của một danh sách: `kind` is "csv" (UTF-8 with BOM) or "xlsx"; days are ISO in
    the one and real dates in the other, under a head that stays in sight.

    A table that is no more than AT_ONCE is whole before any of it leaves, so that what goes wrong is told;
    a larger one leaves while its rows are read.

    Raises Http404 for another kind.
    """
    if kind not in {"csv", "xlsx"}:
        raise Http404(kind)
    body = _csv(headers, rows) if kind == "csv" else _xlsx(headers, rows)
    parts, size = [], 0
    for part in body:
        parts.append(part)
        size += len(part)
        if size > AT_ONCE:
            break
    media = "text/csv; charset=utf-8" if kind == "csv" else XLSX
    response: HttpResponse | StreamingHttpResponse
    if size > AT_ONCE:
        response = StreamingHttpResponse(chain(parts, body), content_type=media)
    else:
        response = HttpResponse(b"".join(parts), content_type=media)
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


def _csv(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow([cell(header) for header in headers])
    waiting = iter(rows)
    while part := list(islice(waiting, sheets.AT_ONCE)):
        writer.writerows([cell(value) for value in row] for row in part)
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()


def _xlsx(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    typed = ([_typed(value) for value in row] for row in rows)
    return sheets.workbook(_("Danh sách"), [str(cell(str(name))) for name in headers], typed)


def _typed(value: Any) -> Any:
    """Ngày giờ thật, which a spreadsheet sorts and filters; anything else as in CSV."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, second=0, microsecond=0)
    return value if isinstance(value, date) else cell(value)
