"""Tài liệu đúng như chạy: the examples of the README, run as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from vanban.cli import main

HERE = Path(__file__).parent
README = (HERE.parent / "README.md").read_text(encoding="utf-8")
PLAN = HERE / "cases" / "ke-hoach" / "song-cau-2026" / "input.txt"
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line[2:]
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ke-hoach.txt").write_bytes(PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", PYTHON)
def test_the_quick_start_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)
    shown = capsys.readouterr().out
    assert "86/KH-UBND · Hoạt động thông tin đối ngoại" in shown
    assert "KL 57-KL/TW 2023-06-15 Bộ Chính trị" in shown
    assert str(names["akoma_ntoso"]).startswith("<?xml")


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_runs(line: str, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    program, *arguments = shlex.split(line)
    assert (program, main(arguments)) == ("vanban", 0)
    kept = list(folder.glob("ket-qua/*"))
    assert bool(capfdbinary.readouterr().out) != bool(kept)


def test_there_are_examples() -> None:
    assert PYTHON
    assert len(COMMANDS) >= 4
