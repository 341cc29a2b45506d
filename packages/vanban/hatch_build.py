"""Bản biên dịch tùy chọn: ``VANBAN_COMPILE=1 pip install .`` compiles the stages of parsing with mypyc.

Without that variable nothing here happens and the wheel is pure Python. The sources are the same either way;
they go into the wheel too, so that a traceback still shows its lines.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_TOOLS: Final = ("mypy==2.4.1", "setuptools>=65")
_PACKAGES: Final = (
    "citations",
    "dates",
    "findings",
    "letterhead",
    "lexicon",
    "names",
    "obligations",
    "signature",
    "text",
)
_MODULES: Final = ("languages.py", "numbers.py", "outline.py", "recipients.py", "themes.py")


class CompileHook(BuildHookInterface[Any]):
    """Bước dựng: adds the compiled modules to a wheel that asks for them; an editable one never does."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Công cụ cần thêm, only where the build is asked to compile."""
        return list(_TOOLS) if _is_asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Biên dịch rồi ghi tên tệp vào gói."""
        if not _is_asked() or version == "editable":
            return
        out = Path(self.directory) / "compiled"
        shutil.rmtree(out, ignore_errors=True)
        compile_into(out, Path(self.root) / "src" / "vanban")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {
            str(path): path.relative_to(out).as_posix()
            for path in sorted(out.rglob("*"))
            if path.suffix in (".so", ".pyd")
        }


def compile_into(out: Path, package: Path) -> None:
    """Biên dịch các bước đọc of ``package`` into the folder ``out``, laid out as an import finds them."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(
            package, Path(folder) / "vanban", ignore=shutil.ignore_patterns("__pycache__", "*.so")
        )
        os.chdir(folder)
        try:
            extensions = mypycify(
                ["--ignore-missing-imports", *_sources(Path("vanban"))], opt_level="3", group_name="vanban"
            )
            build = Distribution({"name": "vanban", "ext_modules": extensions}).get_command_obj("build_ext")
            build.build_lib, build.build_temp = str(out.absolute()), str(Path(folder) / "objects")
            build.ensure_finalized()
            build.run()
        finally:
            os.chdir(before)


def _sources(package: Path) -> list[str]:
    folders = [path for name in _PACKAGES for path in sorted((package / name).glob("*.py"))]
    return [
        str(path)
        for path in (*folders, *(package / name for name in _MODULES))
        if path.name not in ("__init__.py", "__main__.py")
    ]


def _is_asked() -> bool:
    return os.environ.get("VANBAN_COMPILE") == "1"
