"""Chạy thử ngẫu nhiên: each target in a process of its own for so many seconds, one line of result each."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
_RUNS = re.compile(r"(?:stat::number_of_executed_units:|Done|#)\s*(\d+)")


def main() -> int:
    """Run the named targets, or all; 1 where any of them broke."""
    sys.path.insert(0, str(HERE))
    from targets import TARGETS

    parser = argparse.ArgumentParser(description="Thử các phần đọc bằng dữ liệu ngẫu nhiên.")
    parser.add_argument("targets", nargs="*", metavar="ĐÍCH", help=f"mặc định: {' '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="số giây cho mỗi đích (mặc định 60)")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.inner:
        return _fuzz(options.targets[0], rest)
    broken = [target for target in options.targets or TARGETS if not _run(target, options.seconds)]
    return 1 if broken else 0


def _run(target: str, seconds: int) -> bool:
    from targets import seeds

    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for at, seed in enumerate(seeds(target)):
            (Path(corpus) / str(at)).write_bytes(seed)
        begun = time.monotonic()
        done = subprocess.run(  # noqa: S603
            [
                sys.executable, __file__, "--inner", target, corpus, f"-max_total_time={seconds}",
                "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
                f"-artifact_prefix={FOUND}/{target}-",
                "-max_len=400000" if target == "pdf" else "-max_len=40000",
            ],
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    runs = max((int(one) for one in _RUNS.findall(done.stderr)), default=0)
    result = "không lỗi" if done.returncode == 0 else f"LỖI (mã {done.returncode}), xem {FOUND}"
    print(f"{target:9} {time.monotonic() - begun:6.0f} giây {runs:9} lần chạy  {result}", flush=True)
    if done.returncode:
        print(done.stderr[-3000:], flush=True)
    return done.returncode == 0


def _fuzz(target: str, arguments: list[str]) -> int:
    import atheris

    with atheris.instrument_imports(include=["vanban"]):
        import vanban
        import vanban.parse
        import vanban.read.containers
        import vanban.read.contents
        import vanban.read.pdf
        import vanban.read.scan.reading
        import vanban.read.word

        vanban.parse("")
    from targets import TARGETS

    corpus = [one for one in sys.argv[sys.argv.index(target) + 1 :] if one not in arguments]
    atheris.Setup([sys.argv[0], *corpus, *arguments], TARGETS[target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
