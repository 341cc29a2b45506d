"""Chữ ký: authority (TM., KT., TL., TUQ., Q.), capacity and name of each signatory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.model import Signature
from vanban.text import Line, split_cells
from vanban.text.letters import pattern

_AUTHORITY: Final = pattern(r"(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|T\.UQ)[./]?\s*(?=[\p{Lu}])")
_CAPACITY: Final = re.compile(
    r"(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|THỨ\s+|TRỢ LÝ\s+|ỦY VIÊN\s+|UỶ VIÊN\s+)?(?:CHỦ "
    r"TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|CỤC TRƯỞNG|"
    r"VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|TỔNG BIÊN TẬP|THỦ TƯỚNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH "
    r"THANH TRA|CHÁNH ÁN|CHỈ HUY TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|TỔNG THƯ "
    r"KÝ|CHÍNH ỦY|TƯ LỆNH|"
    r"THƯỜNG TRỰC|ỦY VIÊN|UỶ VIÊN|TRƯỞNG PHÒNG|CHỦ NHIỆM|THƯ KÝ|BAN THƯỜNG VỤ|ĐỘI "
    r"TRƯỞNG|TỔ TRƯỞNG|CHÁNH|NGƯỜI|TỔNG CỤC PHÓ|KẾ TOÁN TRƯỞNG)"
)
_NAME: Final = pattern(
    r"(?:(?:GS|PGS|TS|ThS|CN|BS|Ths|TSKH|KS|CVC|Thiếu tướng|Trung tướng|Đại tá|Thượng "
    r"tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng)[.,]?\s*)*"
    r"[\p{Lu}](?:['’\-][\p{Lu}])?[\p{Ll}]*(?:\s+(?:[\p{Lu}](?:['’\-][\p{Lu}])?[\p{Ll}]*|[\p{Lu}]\.)){1,5}$"
)
_SIGNED: Final = re.compile(
    r"\(?\s*(?:đã\s+ký(?:\s+và\s+đóng\s+dấu)?|đã\s+kí|ký\s+tên|chữ\s+ký|signed|đã\s+ký\s*,?\s*đóng\s+dấu|"
    r"ký,?\s+đóng\s+dấu|dấu)[^)]{0,30}\)?$",
    re.I,
)
_REACH: Final = 14
_MOST_COLUMNS: Final = 4


def find_signatures(lines: Sequence[Line], recipients: tuple[int, int]) -> tuple[Signature, ...]:
    """Các chữ ký in the order they stand; ``recipients`` are the line indexes of the list of recipients."""
    cells = _columns(lines, recipients)
    found: list[Signature] = []
    index = 0
    while index < len(cells) and len(found) < 8:
        if _starts(cells, index):
            signature, index = _read(cells, index)
            if signature:
                found.append(signature)
        else:
            index += 1
    return tuple(found)


def _columns(lines: Sequence[Line], recipients: tuple[int, int]) -> list[Line]:
    """The cells where signatures stand, column by column: from a little above the recipients to below
    them.
    """
    opener, after = recipients
    listed = opener < len(lines)
    region = lines[max(0, opener - _REACH) : after + 2 * _REACH] if listed else lines[-2 * _REACH :]
    rows = [split_cells(line) for line in region if len(line.text) < 260]
    # Rows of more cells are those of an annex's table, which may begin right below the signature.
    rows = [row for row in rows if len(row) <= _MOST_COLUMNS]
    width = max((len(row) for row in rows), default=0)
    columns: list[list[Line]] = [[] for _ in range(width)]
    for row in rows:
        indexed = (
            enumerate(row)
            if len(row) > 1
            else [(width - 1 if _of_last_column(row[0].text, columns) else 0, row[0])]
        )
        for column, cell in indexed:
            columns[column].append(cell)
    return [cell for column in columns for cell in column if cell.text]


def _of_last_column(text: str, columns: list[list[Line]]) -> bool:
    """A line alone may still belong to the right column once a signature has begun there."""
    if len(columns) < 2 or not any(_AUTHORITY.match(c.text) or _CAPACITY.match(c.text) for c in columns[-1]):
        return False
    if columns[0] and _AUTHORITY.match(columns[0][-1].text) and not _AUTHORITY.match(text):
        return False
    return bool(_NAME.match(text) or _CAPACITY.match(text) or _AUTHORITY.match(text) or _SIGNED.match(text))


def _starts(cells: Sequence[Line], index: int) -> bool:
    text = cells[index].text
    if not text.isupper() and not _AUTHORITY.match(text):
        return False
    if _AUTHORITY.match(text):
        return True
    return _CAPACITY.match(text) is not None and len(text) < 100 and _name_after(cells, index) is not None


def _name_after(cells: Sequence[Line], index: int) -> int | None:
    for step in range(index + 1, min(index + 8, len(cells))):
        text = cells[step].text
        if _is_name(text):
            return step
        if not (_SIGNED.match(text) or text.isupper() or _AUTHORITY.match(text)):
            return None
    return None


def _is_name(text: str) -> bool:
    text = text.strip(" .*")
    if _CAPACITY.match(text) or _AUTHORITY.match(text) or len(text) > 50:
        return False
    return _NAME.match(text) is not None or (
        text.isupper()
        and _NAME.match(text.title()) is not None
        and 2 <= len(text.split()) <= 5
        and not _AUTHORITY.match(text)
    )


def _read(cells: Sequence[Line], index: int) -> tuple[Signature | None, int]:
    authority: list[str] = []
    capacity: list[str] = []
    name: str | None = None
    first = index
    last = index
    while index < len(cells) and index - first < 12:
        text = cells[index].text.strip(" *")
        if _AUTHORITY.match(text) and not capacity:
            authority.append(text)
        elif _CAPACITY.match(text) and text.isupper():
            if name or (capacity and authority and _AUTHORITY.match(text)):
                break
            capacity.append(text)
        elif _SIGNED.match(text):
            pass
        elif _is_name(text) and (capacity or authority) and (not text.isupper() or capacity):
            name = text.strip(" .")
            last = index
            index += 1
            break
        elif text.isupper() and (capacity or authority):
            (capacity or authority).append(text)
        else:
            break
        last = index
        index += 1
    if not (capacity or authority):
        return None, first + 1
    return _signature(authority, capacity, name, cells[first].start, cells[last].end), max(index, first + 1)


def _signature(
    authority: list[str], capacity: list[str], name: str | None, start: int, end: int
) -> Signature:
    joined = " ".join(authority) or None
    return Signature(joined, " ".join(capacity) or None, name, (min(start, end), max(start, end)))
