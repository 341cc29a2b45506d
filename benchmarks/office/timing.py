"""Đo một cơ quan: `python -m benchmarks.office.timing` in the environment that `store.ready` gives; JSON out.

Each screen is opened by a person of its role on one worker, as it stands after loading. Before each look a
colleague's change of one piece of work is written: what is kept of counted parts is never simply read again.
Beside the time on the clock stands that of the processors, of this process and of the database's, which
neighbours on the machine disturb less.
"""

import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RUNS, WARM = int(os.environ.get("NHIPCAU_BENCH_RUNS", "20")), 2


@dataclass(frozen=True, slots=True)
class Timed:
    """Một màn hình: milliseconds and queries."""

    name: str
    median: float
    p95: float
    cpu: float
    queries: int
    kilobytes: float


class Stopwatch:
    """Đồng hồ: the clock, and the processor time of this process and of its database session."""

    def __init__(self) -> None:
        from django.db import connection

        self.backend: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def now(self) -> tuple[float, float]:
        """Giây trên đồng hồ, giây của bộ xử lý."""
        theirs = int(self.backend.read_text().split()[0]) / 1e9 if self.backend else 0.0
        return time.perf_counter(), time.process_time() + theirs


def disturb() -> None:
    """Một việc trong năm vừa thay đổi: its unit, plan and directive are no longer as they were counted."""
    from datetime import date

    from django.db.models import F

    from nhipcau.plans.models import Assignment

    work = Assignment.objects.filter(due__year=date.today().year, activity__isnull=False).order_by("pk")[:1]
    Assignment.objects.filter(pk__in=list(work.values_list("pk", flat=True))).update(
        state=F("state"), due=F("due")
    )


def timed(client: Any, watch: Stopwatch, name: str, path: str) -> Timed:
    """Mở màn hình nhiều lần."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM):
        page = client.get(path)
        if page.status_code != 200:
            raise SystemExit(f"{name}: {path}: {page.status_code}")
    walls, burnt = [], []
    for _ in range(RUNS):
        disturb()
        before = watch.now()
        client.get(path)
        after = watch.now()
        walls.append((after[0] - before[0]) * 1000)
        burnt.append((after[1] - before[1]) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    p95 = statistics.quantiles(walls, n=20)[-1]
    size = len(page.content) / 1024
    return Timed(name, statistics.median(walls), p95, statistics.median(burnt), len(asked), size)


def measure(wanted: list[str]) -> list[Timed]:
    """Đo các màn hình, all or those whose name holds a wanted word; the peer first."""
    import django

    django.setup()
    from django.test import Client

    from nhipcau.core.domain import memory
    from nhipcau.units.models import User

    from .screens import PEER, SCREENS, numbers, person_of

    root, _is_new = User.objects.get_or_create(username="khung", defaults={"is_superuser": True})
    memory.settle()
    clients: dict[str, Any] = {}
    for role in {role for _name, role, _path in (*SCREENS, PEER)}:
        clients[role] = Client()
        clients[role].force_login(root if role == "peer" else person_of(role))
    known, watch, found = numbers(), Stopwatch(), []
    for name, role, path in (PEER, *SCREENS):
        if not wanted or any(word in name for word in wanted):
            found.append(timed(clients[role], watch, name, path.format(**known)))
            print(_line(found[-1]), file=sys.stderr, flush=True)
    return found


def _line(one: Timed) -> str:
    times = f"{one.median:7.0f} {one.p95:7.0f} {one.cpu:7.0f} ms"
    return f"  {one.name:45} {times} {one.queries:3} q {one.kilobytes:5.0f} KB"


if __name__ == "__main__":
    print(json.dumps([asdict(one) for one in measure(sys.argv[1:])]))
