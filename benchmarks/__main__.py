"""`python -m benchmarks`: every benchmark, one after another, as tables (đo tốc độ và độ chính xác)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ROOT / "packages" / "vanban" / "benchmarks"
COMMANDS = {
    "vanban: độ chính xác trên tài liệu có nhãn": [LIBRARY / "accuracy.py"],
    "vanban: tốc độ": [LIBRARY / "speed.py"],
    "màn hình, cơ quan mẫu": ["-m", "benchmarks.screens"],
    "tổng hợp báo cáo": ["-m", "benchmarks.report_rollup"],
}


def main() -> int:
    """Run them all; the exit status is that of the first that failed."""
    failed = 0
    for name, command in COMMANDS.items():
        print(f"\n== {name}", flush=True)
        failed = (
            failed or subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, check=False).returncode
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
