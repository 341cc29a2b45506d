"""Con số mở được: a number and the records it is made of."""

from collections import defaultdict
from dataclasses import dataclass

from ..enums import Indicator, RecordType
from .indicators import DEFINITIONS
from .ledgers import Ledger

ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class Figure:
    """Một con số: `value` is the number of its records, or the sum of their amounts.

    One summed by the database (sums.py) has the count of its records alone.
    """

    scope: str
    indicator: Indicator
    value: int
    record_ids: tuple[int, ...]
    count: int = 0

    @property
    def has_records(self) -> bool:
        """Có bản ghi đứng sau."""
        return bool(self.record_ids or self.count)

    @property
    def key(self) -> str:
        """Khóa: `<scope>.<indicator>`; scope is tat-ca, don-vi-<id> or nhiem-vu-<id>."""
        return f"{self.scope}.{self.indicator.value}"

    @property
    def record_type(self) -> RecordType:
        """Loại bản ghi."""
        return DEFINITIONS[self.indicator].record_type


def figures_of(ledger: Ledger) -> dict[str, Figure]:
    """Mọi con số khác không of a ledger, by key, in one pass over its counts."""
    found: dict[str, Figure] = {}
    for indicator, counts in ledger.counts.items():
        records: dict[str, list[int]] = defaultdict(list)
        values: dict[str, int] = defaultdict(int)
        for count in counts:
            for scope in (ALL, f"don-vi-{count.unit}", f"nhiem-vu-{count.obligation}"):
                records[scope].append(count.record)
                values[scope] += count.amount
        for scope, ids in records.items():
            figure = Figure(scope, indicator, values[scope], tuple(ids))
            found[figure.key] = figure
    return found
