"""Bảng xuất và thông báo của cơ quan lớn: `python -m benchmarks.office.sheets` in its environment; JSON out.

The export of all work runs through the view itself; memory is that of this process at its highest. The digest
is made for one day and taken back, so that it can be measured again.
"""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Long:
    """Một việc dài: seconds, `first` of them until the first byte, megabytes of memory, how many came out."""

    name: str
    seconds: float
    first: float
    megabytes: float
    count: int


def export(kind: str) -> Long:
    """Xuất mọi phân công."""
    from django.test import Client

    from nhipcau.plans.models import Assignment
    from nhipcau.units.models import Membership

    client = Client()
    client.force_login(Membership.objects.filter(role="officer").select_related("person")[0].person)
    start = time.perf_counter()
    answer = client.get(f"/lam-viec/cong-viec/?state=all&export={kind}")
    first, size = 0.0, 0
    for part in answer.streaming_content if answer.streaming else [answer.content]:
        first = first or time.perf_counter() - start
        size += len(part)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {kind}: {size / 1e6:.1f} MB", file=sys.stderr)
    return Long(f"xuất {kind}, mọi phân công", took, first, peak, Assignment.objects.count())


def digest() -> Long:
    """Thông báo của một ngày cho mọi người."""
    from datetime import date, timedelta

    from django.db import transaction

    from nhipcau.steering.domain import digests

    day, start = date.today(), time.perf_counter()
    while day.weekday() > 4:
        day += timedelta(days=1)
    with transaction.atomic():
        run = digests.make(day)
        took = time.perf_counter() - start
        people = run.people if run else 0
        transaction.set_rollback(True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Long("thông báo nhắc việc của một ngày, số người", took, took, peak, people)


if __name__ == "__main__":
    import django

    django.setup()
    wanted = sys.argv[1]
    print(json.dumps(asdict(digest() if wanted == "digest" else export(wanted))))
