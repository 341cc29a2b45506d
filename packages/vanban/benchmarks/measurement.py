"""Một dòng của bảng đo: a number, the goal it must keep, and the peer measured beside it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """Một con số. ``goal`` is held against ``value``, or, where ``of_peer``, against how many times the
    peer's number it is; at least so much where ``least``, else at most. ``absent``: the peer could not be
    measured.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    least: bool = False
    peer: str = ""
    peer_value: float | None = None
    of_peer: bool = False
    absent: str = ""

    @property
    def ratio(self) -> float | None:
        """Gấp bao nhiêu lần vật so sánh."""
        return self.value / self.peer_value if self.peer_value else None

    @property
    def is_kept(self) -> bool:
        """Đạt mục tiêu; a goal that could not be measured is not broken, and is said."""
        held = self.ratio if self.of_peer else self.value
        if self.goal is None or held is None:
            return True
        return held >= self.goal if self.least else held <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON, numbers to four significant digits."""
        fields = asdict(self) | {"ratio": self.ratio, "is_kept": self.is_kept}
        return {
            key: float(f"{each:.4g}") if isinstance(each, float) else each for key, each in fields.items()
        }


def median_seconds(work: Callable[[], object], *, runs: int = 5) -> float:
    """Giá trị giữa of the processor time of so many runs, after one that is not counted."""
    work()
    return statistics.median(_spent(work) for _ in range(runs))


def quickest_seconds(work: Callable[[], object], *, runs: int) -> float:
    """Lần nhanh nhất of so many runs, in processor time."""
    return min(_spent(work) for _ in range(runs))


def _spent(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def table(rows: Iterable[Row]) -> str:
    """Bảng: a line each, ✗ before what breaks its goal."""
    lines = [("đo", "kết quả", "mục tiêu", "so với", "gấp", "vật so sánh")]
    for row in rows:
        sign = "≥" if row.least else "≤"
        goal = "" if row.goal is None else f"{sign} {_plain(row.goal)}{'× bên' if row.of_peer else ''}"
        lines.append(
            (
                ("" if row.is_kept else "✗ ") + row.name,
                f"{_plain(row.value)} {row.unit}",
                goal,
                _plain(row.peer_value),
                "" if row.ratio is None else f"{_plain(row.ratio)}×",
                f"{row.peer} – {row.absent}" if row.absent else row.peer,
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(line[1:5], widths[1:], strict=False)),
                line[5],
            ]
        ).rstrip()
        for line in lines
    )


def _plain(value: float | None) -> str:
    return "" if value is None else f"{float(f'{value:.3g}'):,.10g}"
