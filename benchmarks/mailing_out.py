"""Bản tin tới 20.000 địa chỉ, 20 lần SIGKILL: a test SMTP server counts what each recipient got.

`python -m benchmarks.mailing_out` prints one run: worker, sender process or both are killed at moments
spread over the mailing. What decision 22 says cannot be known is told apart from what is lost.
"""

import json
import tempfile
import time
from pathlib import Path

from .measurement import Measurement, table

READERS, KILLS, SEED = 20_000, 20, 20_261_128


def measure() -> list[Measurement]:
    """Thừa, thiếu, không rõ, and how long it took."""
    from tests.resilience import storm

    box, controller = storm.server()
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room:
        environment = storm.environment(Path(room), controller.port)
        storm.run(environment, "prepare", str(READERS))
        start = time.perf_counter()
        hits = storm.storm(environment, box, readers=READERS, kills=KILLS, seed=SEED)
        taken = time.perf_counter() - start
        found = json.loads(storm.run(environment, "judge"))
    controller.stop()
    told = {*found["unknown"], *found["presumed"]}
    missing = {f"n{number}@example.org" for number in range(READERS)} - set(box.taken)
    twice = sum(count - 1 for count in box.taken.values())
    return [
        Measurement(f"gửi {READERS} thư, {hits.total()} lần SIGKILL", taken, "s"),
        Measurement("  giết tiến trình nền", hits["worker"], "lần"),
        Measurement("  giết tiến trình gửi", hits["sender"], "lần"),
        Measurement("  giết cả hai", hits["both"], "lần"),
        Measurement("  người nhận hai lần trở lên", twice, "thư", limit=0),
        Measurement("  mất không dấu vết", len(missing - told), "thư", limit=0),
        # Only where a sender itself was killed in the moment that SMTP leaves open.
        Measurement("  không tới, đã báo là không rõ", len(missing & told), "thư", limit=KILLS),
        Measurement("  không rõ (D)", len(found["unknown"]), "thư"),
        Measurement("  coi là đã gửi (S)", len(found["presumed"]), "thư"),
    ]


if __name__ == "__main__":
    print(table(measure()))
