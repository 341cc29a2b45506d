"""Bảng phân công: "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm", one task
a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from vanban.model import Span
from vanban.names import read_units
from vanban.obligations.attributes import column_of
from vanban.obligations.drafts import Draft
from vanban.text import Line, read_label, split_cells

_RULED: Final = re.compile(r"[\s|:+=\-–—]*$")
_GROUP: Final = re.compile(r"(?:[IVXL]+|[A-HĐ])\.?$")
_GROUP_LINE: Final = re.compile(r"(?:[IVXL]+|[A-HĐ])\s{2,}\S")
_ORDINAL: Final = re.compile(r"\d{1,3}\.?$")
_MOST_COLUMNS: Final = 9
_Form = Literal["barred", "bars", "tabs", "gaps"]
_EMPTY: Final = frozenset(("", "-", "–", "x"))
_SUMS: Final = ("tổng cộng", "tổng số", "cộng:", "tổng kinh phí")
_DITTO: Final = frozenset(("nt", "như trên", "//", '"', "″", "''", "”", "“"))
_VALUES: Final = ("lead", "support", "begin", "time", "product", "authority")


def table_end(lines: Sequence[Line], index: int) -> int:
    """Chỗ bảng kết thúc: index after the rows that begin at ``index``; a line that only names a group of rows
    ("I  NỀN TẢNG THÔNG TIN") or has few filled cells stands within the table where rows go on below it.
    """
    while index < len(lines):
        goes_on = index + 1 < len(lines) and lines[index + 1].is_row
        named = "\t" in lines[index].text or _GROUP_LINE.match(lines[index].text) is not None
        if not lines[index].is_row and not (goes_on and named):
            break
        index += 1
    return index


def read_table(text: str, rows: Sequence[Line], section: str | None) -> list[Draft]:
    """Nhiệm vụ trong bảng, one a row; empty when no row of headings names a task and a unit or a time."""
    columns: dict[str, int] | None = None
    found: list[Draft] = []
    last: dict[str, Line] = {}
    head: list[Span] = []
    form = _form_of(text, rows)
    for row in rows:
        if _RULED.match(row.text):
            continue
        cells = _cells(text, row, form)
        heading = _columns(cells)
        if heading is not None:
            columns = heading
            continue
        if columns is None:
            continue
        if not found and (below := _subheadings(cells, columns)):
            columns |= below
            continue
        if _is_group(cells, columns):
            last.clear()
            head = _unit_of(cells, text) if "lead" not in columns else []
            continue
        draft = _draft(cells, columns, section, last)
        if draft:
            if head:
                draft.leads = head
            found.append(draft)
    return found


def _form_of(text: str, rows: Sequence[Line]) -> _Form:
    """How the cells of a table are parted: by bars, by one tab a cell where most rows have as many tabs, else
    by gaps however wide.
    """
    if not rows or "|" in rows[0].text:
        return "barred" if rows and rows[0].text.startswith("|") else "bars"
    counted = Counter(_tabs_before(text, row) + row.text.count("\t") for row in rows)
    most, times = counted.most_common(1)[0]
    return "tabs" if most > 1 and 2 * times > len(rows) else "gaps"


def _cells(text: str, row: Line, form: _Form) -> list[Line]:
    """Ô của dòng, the empty ones too: those before the first word, which a line without its outer blanks no
    longer shows, and those between two tabs.
    """
    if form == "tabs":
        at = row.start - _tabs_before(text, row)
        cells = []
        for words in text[at : row.end].split("\t"):
            start = at + len(words) - len(words.lstrip())
            cells.append(Line(start, start + len(words.strip()), words.strip()))
            at += len(words) + 1
        return cells
    before = int(form == "bars" and row.text.startswith("|"))
    return [Line(row.start, row.start, "")] * before + split_cells(row)


def _tabs_before(text: str, row: Line) -> int:
    return text[text.rfind("\n", 0, row.start) + 1 : row.start].count("\t")


def _subheadings(cells: Sequence[Line], columns: dict[str, int]) -> dict[str, int]:
    """A second row of headings below merged ones: "| | Chủ trì | Phối hợp | |"."""
    task = columns["task"]
    if task >= len(cells) or cells[task].text or (columns.get("number") == 0 and cells[0].text):
        return {}
    named = [(index, cell.text) for index, cell in enumerate(cells) if cell.text]
    found: dict[str, int] = {key: index for index, words in named if (key := column_of(words))}
    return found if named and len(found) == len(named) else {}


def _is_group(cells: Sequence[Line], columns: dict[str, int]) -> bool:
    """A row that only names what the rows below it are about: "II | SỰ KIỆN | | |"."""
    named = [cell for key in _VALUES if (cell := _cell(cells, columns, key))]
    return not named and any(cell.text for cell in cells)


def _unit_of(cells: Sequence[Line], text: str) -> list[Span]:
    """Đơn vị nêu ở dòng nhóm: where no column names who leads, a group may be headed by the unit."""
    for cell in cells:
        spans, after = read_units(text, cell.start, cell.end)
        if spans and after >= cell.end - 1:
            return spans
    return []


def _columns(cells: Sequence[Line]) -> dict[str, int] | None:
    """Columns by key, when these cells are the headings of an assignment table."""
    if len(cells) < 3 or any(len(cell.text) > 80 for cell in cells):
        return None
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        key = column_of(cell.text)
        if key and key not in found:
            found[key] = index
    named = {"lead", "time", "support", "product"} & found.keys()
    return (
        found
        if "task" in found and named and len(found) >= 3 - (len(cells) == 3 and "number" not in found)
        else None
    )


def _draft(
    cells: Sequence[Line], columns: dict[str, int], section: str | None, last: dict[str, Line]
) -> Draft | None:
    task = _cell(cells, columns, "task")
    if task is None or len(task.text) < 4 or task.text.casefold().startswith(_SUMS):
        return None
    others = [cell for key in _VALUES if (cell := _cell(cells, columns, key))]
    number = _cell(cells, columns, "number")
    if not others or (
        number
        and _GROUP.match(number.text)
        and not (_cell(cells, columns, "lead") or _cell(cells, columns, "time"))
    ):
        return None
    draft = Draft((task.start, task.end), section, lead_from="table")
    for key in ("lead", "support", "begin", "time", "product", "authority", "responsibility", "report"):
        cell = _cell(cells, columns, key)
        same = cell is not None and cell.text.casefold().strip(" .-") in _DITTO
        # An empty cell under a leader is a merged one: who leads goes on within the group.
        if same or (cell is None and key == "lead"):
            cell = last.get(key)
        if cell is not None:
            last[key] = cell
            draft.values[key] = [(cell.start, cell.end)]
    return draft


def _cell(cells: Sequence[Line], columns: dict[str, int], key: str) -> Line | None:
    index = columns.get(key)
    if index is None or index >= len(cells):
        return None
    cell = cells[index]
    return None if cell.text.casefold() in _EMPTY else cell


def stacked_rows(lines: Sequence[Line], index: int) -> tuple[dict[str, int], list[list[Line]], int] | None:
    """Bảng mỗi ô một dòng, as copied from a page: columns, rows of cells, and the index after the table.

    Headings stand one a line ("STT", "Nhiệm vụ", "Cơ quan chủ trì" …), then the rows, each from its ordinal.
    """
    width = 0
    while index + width < len(lines) and width < _MOST_COLUMNS and _is_heading(lines[index + width]):
        width += 1
    columns = _columns(lines[index : index + width]) if width >= 3 else None
    if columns is None or columns.get("number") != 0:
        return None
    rows: list[list[Line]] = []
    at = index + width
    while at < len(lines) and not lines[at].is_row:
        text = lines[at].text
        if _ORDINAL.match(text) or _GROUP.match(text):
            rows.append([lines[at]])
        elif not rows or len(rows[-1]) > 2 * width or read_label(text):
            break
        else:
            rows[-1].append(lines[at])
        at += 1
    return columns, rows, at


def _is_heading(line: Line) -> bool:
    return len(line.text) <= 60 and (
        column_of(line.text) is not None or line.text.casefold() in ("ghi chú", "kinh phí")
    )


def read_stacked(columns: dict[str, int], rows: Sequence[Sequence[Line]], section: str | None) -> list[Draft]:
    """Nhiệm vụ của bảng mỗi ô một dòng; a row that lacks a cell is no longer aligned, so only its task
    is sure.
    """
    width = max(columns.values()) + 1
    found: list[Draft] = []
    for row in rows:
        if _GROUP.match(row[0].text) or len(row) < 2:
            continue
        whole = len(row) in (width, width + 1)
        draft = _draft(row, columns, section, {}) if whole else _bare(row, columns["task"], section)
        if draft:
            found.append(draft)
    return found


def _bare(row: Sequence[Line], task: int, section: str | None) -> Draft | None:
    return Draft((row[task].start, row[task].end), section, lead_from="table") if task < len(row) else None
