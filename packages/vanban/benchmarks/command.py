"""Dòng lệnh: how long a person waits for ``vanban --help`` and for a text of 20 kB.

As it is once installed: the byte code of the library is kept, whatever the shell of the measurement says. The
time is the processor's, as in the other measurements: what a person waits where nothing else runs, for the
command works in one thread and waits for nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from .measurement import Row
from .texts import plan

MOST_HELP, MOST_FILE, RUNS = 0.15, 0.35, 10


def measure() -> list[Row]:
    """Thời gian của cả lệnh, from the start of its process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.txt"
        path.write_bytes(plan(20_000).encode()[:20_000].decode("utf-8", "ignore").encode())
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        kept["PYTHONPYCACHEPREFIX"] = folder
        empty = _waited(kept, "-c", "pass")
        parsed = _waited(kept, "-m", "vanban.cli", "parse", str(path))
        rows = [
            ("vanban --help", _waited(kept, "-m", "vanban.cli", "--help"), MOST_HELP),
            ("vanban parse, tệp chữ 20 kB", parsed, MOST_FILE),
        ]
        return [
            Row(name, value, "giây", most, peer="python trống", peer_value=empty)
            for name, value, most in rows
        ]


def _waited(environment: dict[str, str], *arguments: str) -> float:
    times = []
    for _ in range(RUNS + 1):
        start = _spent()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True)
        times.append(_spent() - start)
    return statistics.median(times[1:])


def _spent() -> float:
    """Processor time of the commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
