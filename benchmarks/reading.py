"""Đọc văn bản: what vanban finds in the labelled documents, and how fast and how evenly it reads."""

import re
import sys
from pathlib import Path

from .measurement import Measurement, median, table

LIBRARY = Path(__file__).resolve().parents[1] / "packages" / "vanban"
# What the shares of right answers (F1 over all labelled documents) must not fall below.
LEAST_RIGHT, LEAST_SIGNS_A_SECOND, MOST_GROWTH = 0.98, 500_000, 25.0
SIZE = 60_000


def measure() -> list[Measurement]:
    """Độ đúng, tốc độ, and the worst growth of time when a hostile text grows tenfold."""
    sys.path[:0] = [str(LIBRARY / "tests"), str(LIBRARY / "benchmarks")]
    return [*_right(), *_fast()]


def _right() -> list[Measurement]:
    import accuracy
    from conventions import Comparison

    total, count = Comparison(), 0
    for path in sorted((LIBRARY / "tests" / "cases").rglob("expected.json")):
        total.merge(accuracy.compared(path.parent))
        count += 1
    return [
        Measurement(
            f"đọc đúng, {name} ({expected} nhãn, {count} văn bản)",
            total.f1(name),
            "F1",
            limit=LEAST_RIGHT,
            at_least=True,
        )
        for name, (_right_ones, expected, _answered) in total.rows.items()
        if expected
    ]


def _fast() -> list[Measurement]:
    import speed

    text = speed.ordinary(SIZE)
    spent = median(lambda: speed.vanban.parse(text), runs=5, warm=1)
    split = median(lambda: re.findall(r"\w+", text), runs=5, warm=1)
    growth = {}
    for name, piece in speed.HOSTILE.items():
        small, large = (speed.seconds(speed.hostile(piece, size)) for size in (10_000, 100_000))
        growth[name] = large / small
    worst = max(growth, key=lambda name: growth[name])
    return [
        Measurement(
            "tốc độ đọc văn bản thường",
            len(text) / spent,
            "chữ/s",
            "chỉ tách từ (re)",
            len(text) / split,
            LEAST_SIGNS_A_SECOND,
            at_least=True,
        ),
        Measurement(
            f"chữ gấp 10 thì giờ gấp, tệ nhất ({worst})",
            growth[worst],
            "lần",
            "tuyến tính",
            10.0,
            MOST_GROWTH,
        ),
    ]


if __name__ == "__main__":
    print(table(measure()))
