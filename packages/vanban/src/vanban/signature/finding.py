"""Chữ ký: authority (TM., KT., TL., TUQ., Q.), capacity and name of each signatory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vanban.model import Signature
from vanban.signature.flattened import pieces
from vanban.signature.words import (
    CAPACITY,
    MISREAD_AUTHORITY,
    NAME,
    SIGNED,
    is_authority,
    is_capacity,
    is_name,
)
from vanban.text import Line, split_cells

_REACH: Final = 14
_MOST_COLUMNS: Final = 4


def find_signatures(lines: Sequence[Line], recipients: tuple[int, int]) -> tuple[Signature, ...]:
    """Các chữ ký in the order they stand; ``recipients`` are the line indexes of the list of recipients."""
    cells = [piece for cell in _columns(lines, recipients) for piece in pieces(cell)]
    found = _signatures(cells)
    return tuple(found or _signatures([_capital(cell) for cell in cells]))


def _signatures(cells: Sequence[Line]) -> list[Signature]:
    found: list[Signature] = []
    index = 0
    while index < len(cells) and len(found) < 8:
        if _starts(cells, index):
            signature, index = _read(cells, index)
            if signature:
                found.append(signature)
        else:
            index += 1
    return found


def _capital(cell: Line) -> Line:
    """A capacity alone on its line in small letters ("Chủ tịch"), looked at as if it were in capitals."""
    said = cell.text.upper()
    alone = cell.text[0].isupper() and len(said) == len(cell.text) and CAPACITY.fullmatch(said)
    return Line(cell.start, cell.end, said) if alone else cell


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
    if len(columns) < 2 or not any(is_authority(c.text) or is_capacity(c.text) for c in columns[-1]):
        return False
    if columns[0] and is_authority(columns[0][-1].text) and not is_authority(text):
        return False
    return bool(NAME.match(text) or is_capacity(text) or is_authority(text) or SIGNED.match(text))


def _starts(cells: Sequence[Line], index: int) -> bool:
    text = cells[index].text
    if not text.isupper() and not is_authority(text):
        return False
    if is_authority(text):
        return True
    return is_capacity(text) and len(text) < 100 and _name_after(cells, index) is not None


def _name_after(cells: Sequence[Line], index: int) -> int | None:
    for step in range(index + 1, min(index + 8, len(cells))):
        text = cells[step].text
        if is_name(text):
            return step
        if not (SIGNED.match(text) or text.isupper() or is_authority(text)):
            return None
    return None


def _read(cells: Sequence[Line], index: int) -> tuple[Signature | None, int]:
    authority: list[str] = []
    capacity: list[str] = []
    name: str | None = None
    first = index
    last = index
    while index < len(cells) and index - first < 12:
        text = cells[index].text.strip(" *")
        if is_authority(text) and not capacity:
            authority.append(text)
        elif is_capacity(text) and text.isupper():
            if name or (capacity and authority and is_authority(text)):
                break
            capacity.append(text)
        elif SIGNED.match(text):
            pass
        elif is_name(text) and (capacity or authority) and _is_whose(cells, index, capacity):
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


def _is_whose(cells: Sequence[Line], index: int, capacity: Sequence[str]) -> bool:
    """Whether this is the signer's name: capitals are one where no name in usual letters follows."""
    if not cells[index].text.isupper():
        return True
    after = _name_after(cells, index)
    return bool(capacity) and (after is None or cells[after].text.isupper())


def _signature(
    authority: list[str], capacity: list[str], name: str | None, start: int, end: int
) -> Signature:
    joined = MISREAD_AUTHORITY.sub(r"\1/\2", " ".join(authority)) or None
    return Signature(joined, " ".join(capacity) or None, name, (min(start, end), max(start, end)))
