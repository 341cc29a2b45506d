"""Mở một con số: its records, each with the sentence that asked for it and its place in the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..enums import RecordType
from . import frozen, lines, quotes
from .figures import Sheet
from .ledgers import Task
from .lines import Line


@dataclass(frozen=True, slots=True)
class Record:
    """Một bản ghi đứng sau con số: what it is, the task it serves, the unit whose work it is."""

    line: Line
    task: Task
    unit: str


def behind(sheet: Sheet, record_type: RecordType, ids: Sequence[int]) -> list[Record]:
    """Bản ghi theo thứ tự của `ids`, as frozen where the sheet is frozen; one gone since is left out."""
    snapshot = sheet.ledger.snapshot
    quoted: dict[int, str] = {}
    if snapshot is not None:
        found = frozen.lines_of(snapshot, record_type, list(ids))
    else:
        found = lines.read(record_type, ids)
        quoted = quotes.read({line.obligation for line in found.values()})
    records = []
    for key in ids:
        if (line := found.get(key)) and (task := sheet.ledger.tasks.get(line.obligation)):
            quote = quoted.get(task.obligation, task.quote)
            records.append(Record(line, replace(task, quote=quote), sheet.ledger.units.get(line.unit, "")))
    return records


def as_json(record: Record) -> dict[str, Any]:
    """Dạng JSON của một bản ghi with its place in the source."""
    task = record.task
    return {
        **lines.as_json(record.line),
        "unit_name": record.unit,
        "task": task.text,
        "source": {
            "directive": task.directive,
            "number": task.number,
            "section": task.section,
            "spans": task.spans,
            "quote": task.quote,
        },
    }
