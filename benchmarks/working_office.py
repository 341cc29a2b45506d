"""Văn phòng ở cỡ một tỉnh: every work screen at 10,000 and 100,000 activities, on SQLite and on PostgreSQL.

Beside each stands the framework's own page list over the same activities, measured in the same run.
`python -m benchmarks.working_office` prints the long table too; `benchmarks/README.md` has a measured one.
"""

import json
import subprocess
import sys
from typing import Any

from .measurement import Measurement, table
from .office.screens import PEER
from .office.store import ENGINES, SIZES, ready

MOST_MS, MOST_QUERIES, MOST_GROWTH = 200.0, 25.0, 1.3
LIMITS = {"xlsx": 150.0, "digest": 30.0}
Times = dict[str, dict[str, Any]]


def measure() -> list[Measurement]:
    """Mỗi màn hình ở hai cỡ trên hai máy chủ dữ liệu: the 95th percentile, and how it grows."""
    found: list[Measurement] = []
    for engine in ENGINES:
        small: Times = {}
        for size in SIZES:
            with ready(engine, size) as told:
                times: Times = {row["name"]: row for row in _asked(told, "timing")}
                if size == SIZES[-1]:
                    found += _long(engine, told)
            found += _screens(f"{engine}, {size:,}".replace(",", "."), times, small)
            small = times
    return found


def _screens(where: str, times: Times, small: Times) -> list[Measurement]:
    peer, found = times[PEER[0]], []
    for name, row in times.items():
        if name == PEER[0]:
            continue
        found.append(Measurement(f"{where}: {name}", row["p95"], "ms", PEER[0], peer["p95"], MOST_MS))
        if row["queries"] > MOST_QUERIES:
            found.append(Measurement(f"{where}: {name}", row["queries"], "truy vấn", limit=MOST_QUERIES))
        if small:
            before = small[name]["cpu"]
            growth = row["cpu"] / before
            found.append(
                Measurement(f"{where}: {name}, tăng (CPU)", growth, "lần", "cỡ nhỏ", 1.0, MOST_GROWTH)
            )
    return found


def _long(engine: str, told: dict[str, str]) -> list[Measurement]:
    sheet, digest = _asked(told, "sheets", "xlsx"), _asked(told, "sheets", "digest")
    return [
        Measurement(f"{engine}: {sheet['name']} ({sheet['count']}), thời gian", sheet["seconds"], "s"),
        Measurement(f"{engine}: {sheet['name']}, byte đầu tiên", sheet["first"], "s"),
        Measurement(f"{engine}: {sheet['name']}, bộ nhớ", sheet["megabytes"], "MB", limit=LIMITS["xlsx"]),
        Measurement(
            f"{engine}: {digest['name']} ({digest['count']})", digest["seconds"], "s", limit=LIMITS["digest"]
        ),
    ]


def _asked(told: dict[str, str], what: str, *more: str) -> Any:
    """Một phép đo trong tiến trình của nó."""
    command = [sys.executable, "-m", f"benchmarks.office.{what}", *more]
    run = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


if __name__ == "__main__":
    print(table(measure()))
