"""Đầu vào từng làm hỏng một phần đọc: each is read, or refused in words, and in good time."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FOUND = sorted((HERE / "fuzzed").glob("*-*"))


def _targets():
    spec = importlib.util.spec_from_file_location("vanban_fuzz_targets", HERE.parent / "fuzz" / "targets.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


targets = _targets()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_broke_a_reader_breaks_it_no_more(path: Path) -> None:
    begun = time.perf_counter()
    targets.TARGETS[path.name.partition("-")[0]](path.read_bytes())
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize("target", targets.TARGETS)
def test_every_target_takes_its_seeds(target: str) -> None:
    for seed in targets.seeds(target):
        targets.TARGETS[target](seed)
