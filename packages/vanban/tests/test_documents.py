"""Tệp Word và PDF: the labelled cases as an office would write them are read as their texts are."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

import vanban

HERE = Path(__file__).parent
FILES = sorted((HERE / "documents").glob("*.*"))


def _conventions():
    spec = importlib.util.spec_from_file_location("vanban_conventions", HERE / "conventions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


conventions = _conventions()


def _labels(path: Path):
    (labels,) = (HERE / "cases").glob(f"*/{path.stem}/expected.json")
    return json.loads(labels.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_what_its_labels_name(path: Path) -> None:
    source = vanban.read(path)
    found = conventions.compare(_labels(path), vanban.as_dict(vanban.parse(source)))
    weak = {measure: round(found.f1(measure), 3) for measure in found.rows if found.f1(measure) < 0.96}
    assert not weak, "\n".join(found.misses)
    assert source.read_by == path.suffix[1:]
    assert all(
        source.text[slice(*cell.span)].strip() == source.text[slice(*cell.span)] for cell in source.cells
    )


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_over_all_files_a_format_stands_at_99_percent(suffix: str) -> None:
    total = conventions.Comparison()
    for path in FILES:
        if path.suffix == f".{suffix}":
            total.merge(conventions.compare(_labels(path), vanban.as_dict(vanban.parse(vanban.read(path)))))
    assert total.rows
    weak = {measure: round(total.f1(measure), 3) for measure in total.rows if total.f1(measure) < 0.99}
    assert not weak, "\n".join(total.misses)


def test_pages_of_a_pdf_are_told() -> None:
    document = vanban.parse(vanban.read(HERE / "documents" / "cao-bang-bieu-2025.pdf"))
    assert document.source.pages == len(document.pages) >= 2
    assert not any(line.strip().isdigit() for line in document.text.split("\n"))


def test_a_table_keeps_its_cells_and_its_head_once() -> None:
    for name in ("cao-bang-bieu-2025.pdf", "cao-bang-bieu-2025.docx"):
        source = vanban.read(HERE / "documents" / name)
        heads = [cell for cell in source.cells if cell.row == 0]
        assert len(heads) >= 4
        assert source.text.count(source.text[slice(*heads[1].span)]) == 1


@pytest.mark.parametrize("path", FILES[:2], ids=lambda path: path.name)
def test_a_bounded_reading_gives_the_same(path: Path) -> None:
    assert vanban.read(path, bounded=True) == vanban.read(path)
