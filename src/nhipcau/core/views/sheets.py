"""Bảng tính viết liền một mạch: an XLSX that leaves while its rows are still being read (bảng xuất lớn).

ECMA-376 as far as one sheet of values needs it; memory does not grow with the number of rows.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any
from xml.sax.saxutils import escape

NARROWEST, WIDEST, LOOKED_AT = 10, 60, 200
# Styles by their place in STYLES: plain, head, text that wraps, a day, a moment.
HEAD, WRAPPED, DAY, MOMENT = 1, 2, 3, 4
# What may not stand in XML at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Day nought of a spreadsheet, which takes 1900 for a leap year.
_EPOCH = date(1899, 12, 30)
# So many rows are put together before they leave.
AT_ONCE = 500

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE9E8"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">'
    '<xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


class _Out:
    """Nơi hứng: what was written waits here until it is taken."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        """Hứng."""
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        """Lấy những gì đã hứng."""
        found = b"".join(self.parts)
        self.parts.clear()
        return found


def workbook(title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Tệp XLSX từng đoạn: a head in sight, a filter, columns as wide as their first rows ask.

    Cells are text, numbers, days and moments (without a zone); None is an empty cell.
    """
    out, coming = _Out(), iter(rows)
    first = list(islice(coming, LOOKED_AT))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book:  # type: ignore[arg-type]
        for name, text in PARTS.items():
            book.writestr(name, _XML + text)
        book.writestr("xl/workbook.xml", _XML + _book(title))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((_XML + _before(headers, first)).encode())
            yield out.taken()
            count, letters = 1, [_letters(at) for at in range(1, max(len(headers), 1) + 1)]
            sheet.write(_row(1, [(name, HEAD) for name in headers], letters).encode())
            waiting = chain(first, coming)
            while part := list(islice(waiting, AT_ONCE)):
                lines = [_row(count + at, map(_dressed, row), letters) for at, row in enumerate(part, 1)]
                count += len(part)
                sheet.write("".join(lines).encode())
                yield out.taken()
            sheet.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{count}"/></worksheet>'.encode())
        yield out.taken()
    yield out.taken()


def _letters(number: int) -> str:
    """Chữ của một cột, from 1: A … Z, AA, AB …; openpyxl has them too, and holds 5 MB from then on."""
    found = ""
    while number:
        number, at = divmod(number - 1, 26)
        found = chr(ord("A") + at) + found
    return found


def _book(title: str) -> str:
    name = escape(title, {'"': "&quot;"})
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _before(headers: Sequence[str], first: Sequence[Sequence[Any]]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(widths(headers, first), 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def widths(headers: Sequence[str], first: Sequence[Sequence[Any]]) -> list[int]:
    """Độ rộng cột, by the longest of the first rows, within what fits a screen."""
    found = []
    for at, name in enumerate(headers):
        cells = [row[at] for row in first if at < len(row)]
        longest = max([len(name), *(17 if isinstance(each, date) else len(str(each)) for each in cells)])
        found.append(min(WIDEST, max(NARROWEST, longest + 2)))
    return found


def _row(number: int, cells: Iterable[tuple[Any, int]], letters: Sequence[str]) -> str:
    told = [_cell(f"{letter}{number}", *each) for letter, each in zip(letters, cells, strict=False)]
    return f'<row r="{number}">{"".join(told)}</row>'


def _dressed(value: Any) -> tuple[Any, int]:
    if isinstance(value, datetime):
        return value, MOMENT
    if isinstance(value, date):
        return value, DAY
    return value, WRAPPED if isinstance(value, str) and len(value) > NARROWEST else 0


def _cell(place: str, value: Any, style: int) -> str:
    dress = f' s="{style}"' if style else ""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}"{dress} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}"{dress}><v>{_serial(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"{dress}><v>{value}</v></c>'
    text = escape(_FORBIDDEN.sub("", str(value)))
    return f'<c r="{place}"{dress} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _serial(value: date) -> str:
    days = (date(value.year, value.month, value.day) - _EPOCH).days
    if not isinstance(value, datetime):
        return str(days)
    return f"{days + (value.hour * 3600 + value.minute * 60 + value.second) / 86400:.10f}"
