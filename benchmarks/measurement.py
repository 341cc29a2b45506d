"""Một kết quả đo: a number with its unit, what it is held against, and the limit it must keep."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measurement:
    """Một con số. `peer` names what does the least that could be asked for, measured beside it.

    `limit` is the most the value may be, or the least where `at_least`; None for a number only told.
    """

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    limit: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """Gấp bao nhiêu lần vật so sánh."""
        return self.value / self.peer_value if self.peer_value else None

    @property
    def is_kept(self) -> bool:
        """Đạt giới hạn, or none is set."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_json(self) -> dict[str, Any]:
        """Dạng ghi vào results.json, numbers to four significant digits."""
        fields = asdict(self) | {"ratio": self.ratio, "is_kept": self.is_kept}
        return {name: _rounded(value) for name, value in fields.items()}


def median(work: Callable[[], object], *, runs: int, warm: int = 0) -> float:
    """Giá trị giữa in seconds of so many runs, after so many that are not counted."""
    for _ in range(warm):
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def table(measurements: Iterable[Measurement]) -> str:
    """Bảng kết quả, a line each; ✗ marks a limit that is broken."""
    rows = [
        [
            ("" if each.is_kept else "✗ ") + each.name,
            f"{_plain(each.value)} {each.unit}",
            _limit(each),
            _plain(each.peer_value),
            "" if each.ratio is None else f"{each.ratio:.1f}×",
            each.peer,
        ]
        for each in measurements
    ]
    rows.insert(0, ["đo", "kết quả", "giới hạn", "so với", "gấp", "vật so sánh"])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:5], widths[1:], strict=False)),
        ]
        lines.append("  ".join([*cells, row[5]]).rstrip())
    return "\n".join(lines)


def _limit(each: Measurement) -> str:
    return "" if each.limit is None else f"{'≥' if each.at_least else '≤'} {_plain(each.limit)}"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{float(f'{value:.4g}'):,.10g}"


def _rounded(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, float) else value
