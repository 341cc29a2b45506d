"""Đọc số liệu đã chốt: a snapshot as a ledger and as lines, of every form it was ever written in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.core.domain import digests

from ..enums import Indicator, RecordType
from ..models import Snapshot
from . import lines
from .ledgers import Count, Ledger, Task
from .lines import Line
from .periods import Period


def ledger_of(snapshot: Snapshot) -> Ledger:
    """Sổ số liệu đã chốt."""
    stored: Mapping[str, Any] = snapshot.figures
    period = stored["period"]
    return Ledger(
        Period(date.fromisoformat(period["starts_on"]), date.fromisoformat(period["ends_on"])),
        {Indicator(key): tuple(Count(*row) for row in rows) for key, rows in stored["counts"].items()},
        {int(key): name for key, name in stored["units"].items()},
        {int(key): Task(**task) for key, task in stored["tasks"].items()},
        snapshot,
    )


def lines_of(snapshot: Snapshot, record_type: RecordType, ids: list[int]) -> dict[int, Line]:
    """Dòng bản ghi như lúc chốt, by id."""
    stored = snapshot.figures["records"][record_type.value]
    return {key: lines.from_json(stored[str(key)]) for key in ids}


def is_intact(snapshot: Snapshot) -> bool:
    """Số liệu còn nguyên vẹn: its content still gives the digest written with it and in the audit trail."""
    return snapshot.digest == digests.of(snapshot.figures)
