"""Tốc độ: characters a second over growing texts, ordinary and hostile; a linear parser keeps the last
column level.

usage: python benchmarks/speed.py [--largest CHARACTERS]
"""

from __future__ import annotations

import argparse
import time

import vanban

try:
    from .texts import HOSTILE, hostile, ordinary
except ImportError:  # as a script
    from texts import HOSTILE, hostile, ordinary


def seconds(text: str) -> float:
    """Thời gian đọc: the best of three runs, processor time."""
    best = float("inf")
    for _ in range(3 if len(text) < 300_000 else 1):
        start = time.process_time()
        vanban.parse(text)
        best = min(best, time.process_time() - start)
    return best


def row(name: str, text: str, before: tuple[int, float] | None) -> tuple[int, float]:
    """In một dòng, with how much longer the text and the time are than in the row before."""
    spent = seconds(text)
    grown = f"{len(text) / before[0]:6.1f}× chữ {spent / before[1]:6.1f}× giờ" if before and before[1] else ""
    print(
        f"{name:16} {len(text):>9} {spent * 1000:>9.1f} ms {len(text) / max(spent, 1e-9) / 1e6:>7.2f} "
        f"triệu chữ/giây  {grown}"
    )
    return len(text), spent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=600_000)
    largest = parser.parse_args().largest
    seconds(ordinary(5_000))
    before = None
    for size in (6_000, 60_000, 600_000, 6_000_000):
        if size <= largest:
            before = row("thường", ordinary(size), before)
    for name, piece in HOSTILE.items():
        before = None
        for size in (20_000, 200_000):
            before = row(name, hostile(piece, size), before)


if __name__ == "__main__":
    main()
