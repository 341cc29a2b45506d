"""Tìm đầu bảng: the row of column names, below title lines, one or several rows deep."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nhipcau.core.domain.folding import fold

from . import lexicon
from .sheets import Merge, Row, Sheet

LOOKED_AT = 40
# Below the names many tables number their columns: (1), (2), (3) …
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu bảng: rows `first` to `last` of the file; `names` by column, joined "Thời gian – Bắt đầu"."""

    first: int
    last: int
    names: Mapping[int, str]

    @property
    def fingerprint(self) -> str:
        """Dấu của mẫu bảng: the same names in the same columns give the same one."""
        text = "\n".join(f"{column} {fold(name)}" for column, name in sorted(self.names.items()))
        return hashlib.sha256(text.encode()).hexdigest()


def find(sheet: Sheet, kind: str) -> Head | None:
    """Đầu bảng của một trang; None when no row looks like column names of a table of this kind."""
    looked_at = sheet.rows[:LOOKED_AT]
    best = max(looked_at, key=lambda row: _score(row, kind), default=None)
    if best is None or _score(best, kind) < 2:
        return None
    first, last = _reach(sheet, best)
    body = [row for row in sheet.rows if row.number > last]
    if body and _is_numbering(body[0]):
        last = body[0].number
    names = _names(sheet, first, last)
    return Head(first, last, names) if names else None


def columns(head: Head, kind: str) -> dict[str, int]:
    """Đề xuất cột cho từng ô: the best-fitting pairs first, each field and each column once."""
    pairs = sorted(
        (
            (-weight, column, field)
            for field, phrases in lexicon.OF[kind].items()
            for column, name in head.names.items()
            if (weight := _weight(fold(name), phrases))
        ),
    )
    found: dict[str, int] = {}
    for _fit, column, field in pairs:
        if field not in found and column not in found.values():
            found[str(field)] = column
    return found


def above(sheet: Sheet, head: Head) -> list[str]:
    """Các dòng tiêu đề above the head, as text."""
    return [
        " ".join(row.text(column) for column in sorted(row.cells))
        for row in sheet.rows
        if row.number < head.first
    ]


def _score(row: Row, kind: str) -> int:
    """How many fields find a column in this row; long sentences are no column names."""
    names = [fold(value) for value in row.cells.values() if isinstance(value, str) and len(value) <= 80]
    return sum(any(_weight(name, phrases) for name in names) for phrases in lexicon.OF[kind].values())


def _weight(name: str, phrases: tuple[str, ...]) -> int:
    """Độ khớp: words of the longest phrase found, more when it is the whole name, or opens it."""
    padded = f" {name} "
    if any(f" {phrase[1:]} " in padded for phrase in phrases if phrase.startswith("!")):
        return 0
    fits = [phrase for phrase in phrases if f" {fold(phrase)} " in padded and not phrase.startswith("!")]
    if not fits:
        return 0
    longest = max(fits, key=len)
    whole = 40 if longest == name else 0
    # In "Thời gian – Bắt đầu" the last words tell the column apart.
    closing = 4 if name.endswith(longest) else 0
    return len(longest.split()) * 10 + whole + closing


def _reach(sheet: Sheet, best: Row) -> tuple[int, int]:
    """The rows that merged cells tie to the best one, upwards and downwards."""
    first = last = best.number
    columns = {column for row in sheet.rows[:LOOKED_AT] for column in row.cells}
    rows = {row.number: row for row in sheet.rows}
    for merge in sheet.merges:
        across = merge.right > merge.left
        if merge.top <= best.number <= merge.bottom:
            first, last = min(first, merge.top), max(last, merge.bottom)
            if across and merge.bottom == best.number and _has_names_under(rows, merge):
                last = max(last, merge.bottom + 1)
        # Names of groups of columns stand a row higher; a title runs over (nearly) all of them.
        elif across and merge.bottom == best.number - 1 and _names_a_group(merge, rows, len(columns)):
            first = min(first, merge.top)
    return first, last


def _names_a_group(merge: Merge, rows: Mapping[int, Row], columns: int) -> bool:
    return (
        merge.top in rows and len(rows[merge.top].cells) > 1 and merge.right - merge.left + 1 < 0.6 * columns
    )


def _has_names_under(rows: Mapping[int, Row], merge: Merge) -> bool:
    """Texts right below a name merged over several columns are the names of those columns."""
    below = rows.get(merge.bottom + 1)
    span = range(merge.left, merge.right + 1)
    under = [below.cells[column] for column in span if column in below.cells] if below else []
    return len(under) > 1 and all(isinstance(value, str) and len(value) <= 60 for value in under)


def _is_numbering(row: Row) -> bool:
    texts = [row.text(column) for column in sorted(row.cells)]
    return len(texts) > 2 and all(_NUMBERING.fullmatch(text) for text in texts)


def _names(sheet: Sheet, first: int, last: int) -> dict[int, str]:
    parts: dict[int, list[str]] = {}
    for row in sheet.rows:
        if not first <= row.number <= last or _is_numbering(row):
            continue
        for column in sorted(row.cells):
            for over in range(column, column + sheet.width_of(row.number, column)):
                parts.setdefault(over, []).append(" ".join(row.text(column).split()))
    return {column: " – ".join(dict.fromkeys(words)) for column, words in sorted(parts.items())}
