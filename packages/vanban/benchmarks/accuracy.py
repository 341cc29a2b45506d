"""Độ chính xác: precision and recall for each kind of the labelled cases, and each measure.

usage: python benchmarks/accuracy.py [--misses]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import vanban

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))
from conventions import Comparison, compare  # noqa: E402  (the tests are no package)


def compared(folder: Path) -> Comparison:
    """So sánh một trường hợp with its labels."""
    case = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return compare(case, vanban.as_dict(vanban.parse(vanban.read(folder / case["source"]))))


def show(name: str, found: Comparison) -> None:
    """In các dòng của một nhóm."""
    for measure, (right, expected, answered) in found.rows.items():
        precision = right / answered if answered else 1.0
        recall = right / expected if expected else 1.0
        print(
            f"{name:14} {measure:12} {right:4}/{expected:<4} P {precision:.3f}  R {recall:.3f} "
            f" F1 {found.f1(measure):.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print every miss")
    misses = parser.parse_args().misses
    kinds: dict[str, Comparison] = {}
    total = Comparison()
    for path in sorted((TESTS / "cases").rglob("expected.json")):
        found = compared(path.parent)
        kinds.setdefault(path.parent.parent.name, Comparison()).merge(found)
        total.merge(found)
    for name, found in kinds.items():
        show(name, found)
    show("TẤT CẢ", total)
    if misses:
        print("\n".join(total.misses))


if __name__ == "__main__":
    main()
