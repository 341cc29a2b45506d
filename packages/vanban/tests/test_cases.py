"""Văn bản có nhãn: every labelled case, and the office's own set where one stands beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import vanban
from vanban.errors import ReaderMissing

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "cases").rglob("expected.json"))
ASIDE = sorted(path.parent for path in (HERE / "aside").rglob("expected.json"))
SHARED = HERE.parents[2].parent / "shared"


def _conventions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vanban_conventions", HERE / "conventions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


conventions = _conventions()


def _compared(labels: Path, folder: Path):
    case = json.loads(labels.read_text(encoding="utf-8"))
    try:
        source = vanban.read(folder / case["source"])
    except ReaderMissing as error:
        pytest.skip(str(error))
    return conventions.compare(case, vanban.as_dict(vanban.parse(source)))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_labelled_document_is_read_as_labelled(folder: Path) -> None:
    found = _compared(folder / "expected.json", folder)
    weak = {measure: round(found.f1(measure), 2) for measure in found.rows if found.f1(measure) < 0.6}
    assert not weak, "\n".join(found.misses)


@pytest.mark.parametrize("folders", [CASES, ASIDE], ids=["cases", "aside"])
def test_every_measure_over_all_cases_stands_at_95_percent(folders: list[Path]) -> None:
    assert folders, "no labelled documents were found"
    total = conventions.Comparison()
    for folder in folders:
        total.merge(_compared(folder / "expected.json", folder))
    weak = {measure: round(total.f1(measure), 3) for measure in total.rows if total.f1(measure) < 0.95}
    # What was missed in the papers kept aside stays unsaid, so that no rule is written for them.
    assert not weak, "\n".join(total.misses) if folders is CASES else str(weak)


def test_the_set_beside_the_checkout_stands_at_95_percent() -> None:
    labels = sorted((SHARED / "gold").glob("*.json"))
    if not labels:
        pytest.skip("no ../shared/gold beside the checkout")
    total = conventions.Comparison()
    for path in labels:
        total.merge(_compared(path, SHARED / "samples"))
    weak = {measure: round(total.f1(measure), 3) for measure in total.rows if total.f1(measure) < 0.95}
    assert not weak, "\n".join(total.misses)
