"""Gói cài đặt: pure Python unless the build is asked to compile."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PACKAGE = Path(__file__).parents[1]


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.delenv("VANBAN_COMPILE", raising=False)
    spec = importlib.util.spec_from_file_location("vanban_hatch_build", PACKAGE / "hatch_build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _hook(build: ModuleType, directory: Path) -> Any:
    return build.CompileHook(str(PACKAGE), {}, None, None, str(directory), "wheel")


def test_a_wheel_that_nobody_asked_to_compile_stays_pure(build: ModuleType, tmp_path: Path) -> None:
    hook = _hook(build, tmp_path)
    data: dict[str, Any] = {"pure_python": True, "force_include": {}}
    hook.initialize("standard", data)
    assert (hook.dependencies(), data) == ([], {"pure_python": True, "force_include": {}})
    assert not list(tmp_path.iterdir())


def test_an_editable_install_is_never_compiled(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANBAN_COMPILE", "1")
    hook = _hook(build, tmp_path)
    data: dict[str, Any] = {"pure_python": True, "force_include": {}}
    hook.initialize("editable", data)
    assert data["pure_python"]
    assert any(tool.startswith("mypy==") for tool in hook.dependencies())


def test_every_stage_that_is_compiled_is_there(build: ModuleType) -> None:
    package = PACKAGE / "src" / "vanban"
    sources = [Path(one) for one in build._sources(package)]
    assert all(one.is_file() for one in sources)
    assert {one.parent.name for one in sources} == {*build._PACKAGES, "vanban"}
