"""Độ chính xác: F1 of each measure on the labelled papers, by type, era and format, and on assignment tables.

usage: python benchmarks/accuracy.py [--aside] [--misses]

The papers of ``tests/aside`` were never looked at while rules were written: they say how unseen papers are
read, so their misses are not shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vanban

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))
from conventions import Comparison, compare, fold  # noqa: E402  (the tests are no package)

Json = dict[str, Any]
MEASURES = (
    "header",
    "citations",
    "sections",
    "obligations",
    "leads",
    "deadlines",
    "details",
    "recipients",
    "signature",
)
TITLES = ("đầu", "v.dẫn", "mục", "n.vụ", "c.trì", "hạn", "c.tiết", "n.nhận", "ký")
FORMATS = {"text": "chữ", "html": "HTML", "docx": "Word", "pdf": "PDF", "edxml": "edXML"}


def of_era(case: Json) -> str:
    """Thời kỳ: before Nghị định 30/2020/NĐ-CP, up to the mergers of 01/7/2025, and after them."""
    day = case["date"] or ""
    if not day:
        return "không rõ ngày"
    return "trước 3/2020" if day < "2020-03-05" else "3/2020–6/2025" if day < "2025-07-01" else "từ 7/2025"


def of_format(source: vanban.Source) -> str:
    """Định dạng của tệp; a scan is one whatever it came in."""
    return "bản quét" if source.read_by == "ocr" else FORMATS.get(source.read_by, source.read_by)


def tables_alone(case: Json, out: Json) -> tuple[Json, Json] | None:
    """Only the obligations that stand in rows of a table, labelled and read; None where there are none."""
    rows = fold(" ".join(row for row in out["text"].split("\n") if row.count("|") > 1 or row.count("\t") > 1))
    wanted = [one for one in case["obligations"] if fold(one["starts"]) in rows]
    if not wanted:
        return None
    found = [one for one in out["obligations"] if one["lead_from"] == "table"]
    return case | {"obligations": wanted}, out | {"obligations": found}


def read_all(folder: Path) -> Iterator[tuple[Path, Json, Json, vanban.Source]]:
    """Mọi văn bản có nhãn của thư mục; one whose reader is not installed here is named and passed over."""
    for labels in sorted(folder.rglob("expected.json")):
        case = json.loads(labels.read_text(encoding="utf-8"))
        try:
            source = vanban.read(labels.parent / case["source"])
        except vanban.VanbanError as error:
            print(f"{labels.parent.name}: {error}", file=sys.stderr)
            continue
        yield labels.parent, case, vanban.as_dict(vanban.parse(source)), source


def show(name: str, count: int, found: Comparison, measures: tuple[str, ...] = MEASURES) -> None:
    """In một dòng: how many papers, and F1 a measure; a dash where nothing was asked."""
    cells = (
        f"{found.f1(one):7.3f}" if one in measures and one in found.rows else "      –" for one in MEASURES
    )
    print(f"{name:18} {count:4} {''.join(cells)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--aside", action="store_true", help="the papers kept aside, without their misses")
    parser.add_argument("--misses", action="store_true", help="print every miss of the others")
    options = parser.parse_args()
    groups: dict[str, tuple[int, Comparison]] = {}
    total, tables, tabled = Comparison(), Comparison(), 0
    for folder, case, out, source in read_all(TESTS / ("aside" if options.aside else "cases")):
        found = compare(case, out)
        found.misses = [f"{folder.parent.name}/{folder.name}: {miss}" for miss in found.misses]
        total.merge(found)
        for group in (f"1 {folder.parent.name}", f"2 {of_era(case)}", f"3 {of_format(source)}"):
            count, before = groups.get(group, (0, Comparison()))
            before.merge(found)
            groups[group] = (count + 1, before)
        alone = tables_alone(case, out)
        if alone:
            tabled += 1
            tables.merge(compare(*alone))
    print(f"{'':23} {''.join(f'{title:>7}' for title in TITLES)}")
    for name, (count, found) in sorted(groups.items()):
        show(name[2:], count, found)
    show("bảng phân công", tabled, tables, ("obligations", "leads", "deadlines"))
    show("TẤT CẢ", sum(count for name, (count, _) in groups.items() if name.startswith("1 ")), total)
    if options.misses and not options.aside:
        print("\n".join(total.misses))


if __name__ == "__main__":
    main()
