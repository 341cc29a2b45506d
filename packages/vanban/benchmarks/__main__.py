"""`python -m benchmarks`: mọi phép đo trong một bảng; every measurement, beside its peers, in one run.

Each module runs in a process of its own. The exit status is 1 when a goal is missed or a measurement failed.
`python -m benchmarks NAME …` runs only those; `--json` prints the rows as JSON instead.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

from .measurement import Row, table

MODULES = ("reading", "citing", "pdf", "ocr", "command")


def measured(name: str) -> list[Row] | None:
    """Đo trong một tiến trình riêng; None when it failed, whose reason stands above."""
    command = [sys.executable, "-m", "benchmarks", "--tell", name]
    run = subprocess.run(
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, text=True, check=False
    )
    if run.returncode:
        return None
    return [
        Row(**{key: value for key, value in row.items() if key not in ("ratio", "is_kept")})
        for row in json.loads(run.stdout.splitlines()[-1])
    ]


def main(arguments: list[str]) -> int:
    """Đo và in bảng."""
    wanted = [name for name in arguments if name != "--json"] or list(MODULES)
    rows: list[Row] = []
    failed = []
    for name in wanted:
        print(f"• {name} …", file=sys.stderr, flush=True)
        found = measured(name)
        failed += [] if found is not None else [name]
        rows += found or []
    if "--json" in arguments:
        print(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
    else:
        print(table(rows))
    for name in failed:
        print(f"✗ {name}: không đo được", file=sys.stderr)
    return int(bool(failed) or not all(row.is_kept for row in rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--tell"]:
        rows = importlib.import_module(f"benchmarks.{sys.argv[2]}").measure()
        print(json.dumps([row.as_json() for row in rows]))
    else:
        sys.exit(main(sys.argv[1:]))
