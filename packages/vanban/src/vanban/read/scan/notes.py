"""Cước chú của trang ảnh: small letters at the foot of a page.

Their raised number comes from the recogniser as a common one, as a speck or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from vanban.read.layout.lines import RAISED
from vanban.read.scan.rows import Row

_SMALL: Final = 0.86
_WIDE: Final = 0.5
_NUMBERED: Final = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_SPECK: Final = re.compile(r"[\W_]{1,2}\s+(?=\w)")
_NO_NOTE: Final = ("-", "Nơi nhận", "NƠI NHẬN")
_ENDS: Final = '.;:!?…”"'


def raise_numbers(pages: Iterable[list[Row]]) -> None:
    """Nâng số của cước chú, which count on through the document; a note that a page cut goes on unmarked."""
    last, is_open = 0, False
    for rows in pages:
        start = _start(rows)
        for at in range(start, len(rows)):
            text = rows[at].line.text
            numbered = _NUMBERED.match(text)
            if numbered and last < int(numbered[1]) <= last + 3:
                last = int(numbered[1])
                rows[at] = _renumbered(rows[at], numbered.end(1), numbered[1])
            elif at == start and not is_open and not text[0].islower():
                last += 1
                speck = _SPECK.match(text)
                rows[at] = _renumbered(rows[at], speck.end() if speck else 0, f"{last} ")
        if start < len(rows):
            is_open = rows[-1].line.text[-1] not in _ENDS


def _start(rows: Sequence[Row]) -> int:
    """The first row of the notes; the number of rows where the page has none."""
    none = len(rows)
    if none < 3:
        return none
    body = median(row.line.size for row in rows for _ in range(1 + len(row.line.text) // 20))
    width = max(row.line.x1 - row.line.x0 for row in rows)
    start = none
    while start and rows[start - 1].line.size < _SMALL * body:
        start -= 1
    block = rows[start:]
    if not block or start == 0 or any(row.line.text.startswith(_NO_NOTE) for row in block):
        return none
    is_below = block[0].line.y < min(row.line.y for row in rows[:start])
    is_wide = block[0].line.x1 - block[0].line.x0 > _WIDE * width or _NUMBERED.match(block[0].line.text)
    return start if is_below and is_wide else none


def _renumbered(row: Row, end: int, number: str) -> Row:
    """The row with this raised number in the place of its first letters up to ``end``."""
    longer = len(number) - end
    row.line.text = number.translate(RAISED) + row.line.text[end:]
    kept = tuple((start + longer, word) for start, word in row.words if start >= end or longer == 0)
    return replace(row, words=kept)
