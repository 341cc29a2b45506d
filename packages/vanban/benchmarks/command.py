"""Dòng lệnh: how long a person waits for ``vanban --help`` and for a text of 20 kB."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .measurement import Row
from .texts import plan

MOST_HELP, MOST_FILE, RUNS = 0.15, 0.35, 10


def measure() -> list[Row]:
    """Thời gian chờ, from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.txt"
        path.write_bytes(plan(20_000).encode()[:20_000].decode("utf-8", "ignore").encode())
        empty = _waited("-c", "pass")
        rows = [
            ("vanban --help", _waited("-m", "vanban.cli", "--help"), MOST_HELP),
            ("vanban parse, tệp chữ 20 kB", _waited("-m", "vanban.cli", "parse", str(path)), MOST_FILE),
        ]
        return [
            Row(name, value, "giây", most, peer="python trống", peer_value=empty)
            for name, value, most in rows
        ]


def _waited(*arguments: str) -> float:
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])
