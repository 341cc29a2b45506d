"""Tổng hợp tháng: 40 đơn vị × 10.000 phân công, against the same rows fetched plainly.

`python -m benchmarks.report_rollup` prints the median of five runs; a scratch SQLite database, seed 20261114.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

UNITS, TASKS, ASSIGNMENTS, RUNS, SEED = 40, 400, 10_000, 5, 20261114
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def main() -> None:
    """Make the office, measure, print."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as room:
        os.environ["NHIPCAU_VAR"] = room
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings.dev")
        import django

        django.setup()
        from django.core.management import call_command

        Path(room).mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        _office(random.Random(SEED))
        _measure()


def _measure() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from nhipcau.reports.domain import figures, ledgers
    from nhipcau.reports.domain.periods import Period

    november = Period(date(2026, 10, 15), date(2026, 11, 14))
    with CaptureQueriesContext(connection) as seen:
        sheet = figures.sheet_of(ledgers.live(november))
    total = sheet.total.cells if sheet.total else {}
    print(
        f"{UNITS} đơn vị, {TASKS} nhiệm vụ, {ASSIGNMENTS} phân công; {len(sheet.figures)} con số khác không"
    )
    print("  " + ", ".join(f"{key.value} {cell.figure.value}" for key, cell in total.items()))
    whole = _median(lambda: figures.sheet_of(ledgers.live(november)))
    floor = _median(_plain_rows)
    print(f"{'':34}{'giữa của ' + str(RUNS):>14}{'truy vấn':>12}")
    print(f"{'báo cáo: mọi con số và bản ghi':34}{whole * 1000:>11.0f} ms{len(seen):>12}")
    print(f"{'sàn: đọc phân công, minh chứng':34}{floor * 1000:>11.0f} ms{2:>12}")
    print(f"{'gấp':34}{whole / floor:>11.1f} lần")


def _plain_rows() -> None:
    from nhipcau.plans.models import Assignment, Evidence

    columns = ("pk", "unit_id", "obligation_id", "due", "assigned_at", "accepted_at", "cancelled_at")
    list(Assignment.objects.values_list(*columns))
    list(Evidence.objects.values_list("pk", "assignment_id", "done_on", "quantity"))


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _office(chance: random.Random) -> None:
    from nhipcau.directives.models import Directive, Obligation
    from nhipcau.plans.models import Assignment, Evidence, Submission
    from nhipcau.units.models import Unit

    office = Unit.objects.create(name="Cơ quan thường trực", is_standing_office=True)
    units = Unit.objects.bulk_create(Unit(name=f"Đơn vị {n:02d}") for n in range(UNITS))
    directives = Directive.objects.bulk_create(
        Directive(file_name=f"{n}.txt", number=f"{n}-HD/TG", title=f"Hướng dẫn số {n}") for n in range(20)
    )
    tasks = Obligation.objects.bulk_create(
        Obligation(
            directive=directives[n % 20],
            text=f"Nhiệm vụ thứ {n} về thông tin đối ngoại",
            section=f"III.{n // 20 + 1}",
            spans=[[n * 40, n * 40 + 39]],
        )
        for n in range(TASKS)
    )
    pairs = chance.sample([(task, unit) for task in tasks for unit in units], ASSIGNMENTS)
    works = Assignment.objects.bulk_create(
        [_work(chance, Assignment(obligation=task, unit=unit, approver=office)) for task, unit in pairs], 500
    )
    Submission.objects.bulk_create(
        [
            Submission(
                assignment=work,
                number=1,
                submitted_at=work.accepted_at - timedelta(days=chance.randrange(5)),
                decision="accepted",
                decided_at=work.accepted_at,
            )
            for work in works
            if work.accepted_at
        ],
        500,
    )
    Evidence.objects.bulk_create(
        [
            Evidence(
                assignment=work,
                kind="publication",
                title=f"Tin {n}",
                done_on=date(2026, 9, 1) + timedelta(days=chance.randrange(80)),
                quantity=chance.randrange(1, 8),
                link="https://example.gov.vn/tin",
            )
            for work in works
            for n in range(chance.randrange(3))
        ],
        500,
    )


def _work(chance: random.Random, work: "Assignment") -> "Assignment":  # type: ignore[name-defined]  # noqa: F821
    work.assigned_at = datetime(2026, 8, 15, 8, tzinfo=HANOI) + timedelta(hours=chance.randrange(90 * 24))
    ended = work.assigned_at + timedelta(hours=chance.randrange(24, 80 * 24))
    fate = chance.random()
    if fate < 0.6:
        work.accepted_at, work.state = ended, "accepted"
    elif fate < 0.65:
        work.cancelled_at, work.state = ended, "cancelled"
    work.due = (work.assigned_at + timedelta(days=chance.randrange(10, 70))).date()
    return work


if __name__ == "__main__":
    main()
