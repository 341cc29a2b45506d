"""`python -m benchmarks`: every benchmark, one table, benchmarks/results.json (đo tốc độ và độ đúng).

Each runs in a process of its own, alone on the machine. The exit status is 1 when a limit is broken or a
benchmark ended without a number. `python -m benchmarks NAME …` runs only those.
"""

import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from .measurement import Measurement, table

HERE = Path(__file__).parent
NOT_MEASURING = {"__main__", "addresses", "measurement", "office", "public", "scratch", "settings"}


def modules() -> list[str]:
    """Các phép đo: every module of this folder that is no tool of the others."""
    return sorted(
        found.name for found in pkgutil.iter_modules([str(HERE)]) if found.name not in NOT_MEASURING
    )


def measured(name: str) -> list[Measurement] | None:
    """Đo trong một tiến trình riêng; None when it failed, whose reason stands above."""
    command = [sys.executable, "-m", "benchmarks", "--json", name]
    run = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        return None
    fields = ("name", "value", "unit", "peer", "peer_value", "limit", "at_least")
    return [
        Measurement(**{key: row[key] for key in fields}) for row in json.loads(run.stdout.splitlines()[-1])
    ]


def main(wanted: list[str]) -> int:
    """Đo, in bảng, ghi results.json."""
    found: list[Measurement] = []
    failed = []
    for name in wanted or modules():
        print(f"• {name} …", file=sys.stderr, flush=True)
        rows = measured(name)
        if rows is None:
            failed.append(name)
        else:
            found += rows
    print(table(found))
    if not wanted:
        _write(found)
    for name in failed:
        print(f"✗ {name}: không đo được", file=sys.stderr)
    return int(bool(failed) or not all(each.is_kept for each in found))


def _write(found: list[Measurement]) -> None:
    rows: list[dict[str, Any]] = [each.as_json() for each in found]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (HERE / "results.json").write_text(text + "\n", encoding="utf-8")


def tell(name: str) -> None:
    """In kết quả của một phép đo as one line of JSON, last of what it prints."""
    rows = importlib.import_module(f"benchmarks.{name}").measure()
    print(json.dumps([row.as_json() for row in rows]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--json"]:
        tell(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
