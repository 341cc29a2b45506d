"""Cổng công khai: 5,000 stories in four languages, beside a bare page and the cached page of the framework.

Requests a second are those of one process of the product's own server, asked by wrk (Debian's package) over
the loopback; the median of so many rounds, in which all are asked in turn. Baked pages come from
`nhipcau-baked`. The folder is NHIPCAU_BENCH_ROOM, else var/bench; it is made at first, which takes long.
"""

import hashlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from .measurement import Measurement, table
from .office.store import room

STORIES = 5000
ROUNDS, SECONDS, AT_ONCE = 3, 5, 8
HERE = Path(__file__).parent / "public"
MADE = "benchmarks.public.settings"


def measure() -> list[Measurement]:
    """Số yêu cầu mỗi giây, thời gian dựng trang tĩnh, thời gian từ đăng đến nguồn tin."""
    if shutil.which("wrk") is None:
        raise SystemExit("Cần wrk: apt-get install wrk")
    told = _ready()
    ours, bare = json.loads(_asked(told, "addresses"))
    baked = room() / f"public-{STORIES}-baked"
    whole = _timed(told, "bake", str(baked))
    found = _rates(told, ours, bare, baked)
    _asked(told, "correct")
    one = _timed(told, "bake", str(baked))
    nothing = _timed(told, "bake", str(baked))
    spoken, queries = json.loads(_asked(told, "publish")), json.loads(_asked(told, "queries"))
    return [
        *found,
        Measurement("dựng trang tĩnh, lần này từ đầu hoặc tiếp", whole, "s"),
        Measurement("dựng lại sau khi đính chính một bài", one, "s", limit=2.0),
        Measurement("dựng lại khi không có gì đổi", nothing, "s"),
        Measurement("đăng đến khi có trong nguồn tin", spoken, "s", limit=2.0),
        *(Measurement(f"truy vấn: {name}", count, "truy vấn", limit=10.0) for name, count in queries.items()),
    ]


def _rates(told: dict[str, str], ours: str, bare: str, baked: Path) -> list[Measurement]:
    """Each in turn, round after round: a busy moment of the machine hits all."""
    cached = told | {"NHIPCAU_BENCH_CACHED": "1"}
    with _gunicorn(told) as plain, _gunicorn(cached) as kept, _baked(baked) as files:
        asked = {
            "ours": plain + ours, "bare": plain + bare, "cached": kept + bare, "baked": files + ours
        }  # fmt: skip
        for address in asked.values():
            urlopen(address).close()
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, address in asked.items():
                rates[name].append(_wrk(address))
        weights = {name: len(urlopen(Request(address)).read()) for name, address in asked.items()}
    rate = {name: statistics.median(values) for name, values in rates.items()}
    return [
        Measurement(
            f"trang bài, không lưu tạm ({weights['ours']} byte)", rate["ours"], "yêu cầu/s",
            f"trang trần của nền tảng ({weights['bare']} byte)", rate["bare"], 0.8 * rate["bare"], True,
        ),
        Measurement(
            "trang bài đã dựng, máy chủ đi kèm", rate["baked"], "yêu cầu/s",
            "trang lưu tạm của nền tảng", rate["cached"], 5 * rate["cached"], True,
        ),
    ]  # fmt: skip


def _wrk(address: str) -> float:
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{SECONDS}", address]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{address}: {said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found is not None
    return float(found[1])


@contextmanager
def _gunicorn(told: dict[str, str]) -> Iterator[str]:
    """Máy chủ của sản phẩm, one process as `nhipcau run` starts it."""
    with _listening() as port:
        command = ["gunicorn", "nhipcau.config.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
        more = ["--log-level", "error", "--no-control-socket"]
        with _running([sys.executable, "-m", *command, *more], told, port) as address:
            yield address


@contextmanager
def _baked(folder: Path) -> Iterator[str]:
    with _listening() as port:
        command = [sys.executable, "-m", "nhipcau.config.baked", str(folder), "--port", str(port)]
        with _running(command, dict(os.environ), port) as address:
            yield address


@contextmanager
def _running(command: list[str], told: dict[str, str], port: int) -> Iterator[str]:
    process = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/vi/").close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def _listening() -> Iterator[int]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    yield port


def _ready() -> dict[str, str]:
    """Cổng ở cỡ này, made anew when the maker changed, else brought up to the present structure."""
    folder = room() / f"public-{STORIES}"
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": MADE,
        "NHIPCAU_VAR": str(folder),
        "NHIPCAU_BASE_URL": "http://127.0.0.1:8000",
    }
    mark, maker = folder / "made.txt", hashlib.sha256((HERE / "make.py").read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == maker:
        subprocess.run([sys.executable, "-m", "nhipcau.cli", "migrate", "-v0"], env=told, check=True)
        return told
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "benchmarks.public.make", str(STORIES)], env=told, check=True)
    mark.write_text(maker)
    return told


def _asked(told: dict[str, str], what: str) -> str:
    command = [sys.executable, "-m", "benchmarks.public.ask", what]
    run = subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.splitlines()[-1]


def _timed(told: dict[str, str], *command: str) -> float:
    """Cả lệnh, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "nhipcau.cli", *command], env=told, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    print(table(measure()))
