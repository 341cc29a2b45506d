"""Tổng hợp tháng: 40 đơn vị × 10.000 phân công, against the same rows fetched plainly.

`python -m benchmarks.report_rollup` prints the median of five runs; a scratch SQLite database, seed 20261114.
"""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .measurement import Measurement, median, table
from .scratch import database

UNITS, TASKS, ASSIGNMENTS, RUNS, SEED = 40, 400, 10_000, 5, 20261114
LIMIT_SECONDS = 2.0
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def measure() -> list[Measurement]:
    """Mọi con số của một tháng with the records behind them."""
    with database():
        from nhipcau.reports.domain import figures, ledgers, snapshots
        from nhipcau.reports.domain.periods import Period

        _office(random.Random(SEED))
        november = Period(date(2026, 10, 15), date(2026, 11, 14))
        if not figures.sheet_of(ledgers.live(november)).figures:
            raise SystemExit("the roll-up counts nothing: the measurement would mean nothing")
        return [
            Measurement(
                f"tổng hợp tháng: {UNITS} đơn vị, {ASSIGNMENTS} phân công",
                median(lambda: figures.sheet_of(ledgers.live(november)), runs=RUNS, warm=1),
                "s",
                "chỉ đọc các dòng ấy",
                median(_plain_rows, runs=RUNS, warm=1),
                LIMIT_SECONDS,
            ),
            Measurement(
                "nội dung chốt: mọi con số, bản ghi, câu trong văn bản",
                median(lambda: snapshots.content_of(_report(november)), runs=RUNS, warm=1),
                "s",
                "chỉ đọc các dòng ấy",
                median(_plain_rows, runs=RUNS, warm=1),
                LIMIT_SECONDS,
            ),
        ]


def _report(period: "Period") -> "Report":  # type: ignore[name-defined]  # noqa: F821
    from nhipcau.reports.models import PeriodRule, Report
    from nhipcau.units.models import Unit

    made, _is_new = Report.objects.get_or_create(
        office=Unit.objects.get(is_standing_office=True),
        year=2026,
        index=11,
        defaults={
            "rule": PeriodRule.objects.get(code="month-state"),
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
        },
    )
    return made


def _plain_rows() -> None:
    from nhipcau.plans.models import Assignment, Evidence

    columns = ("pk", "unit_id", "obligation_id", "due", "assigned_at", "accepted_at", "cancelled_at")
    list(Assignment.objects.values_list(*columns))
    list(Evidence.objects.values_list("pk", "assignment_id", "done_on", "quantity"))


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
    print(table(measure()))
