"""Toàn cảnh ở cỡ một tỉnh: the screens at 10,000 and at 100,000 activities, beside a page of the framework.

200 units, five years of plans, 20,000 obligations, one piece of work for each activity, three of evidence for
each; a scratch SQLite, seed 20261127. `python -m benchmarks.overview` prints the 95th percentile of 20 runs.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from .measurement import Measurement, table
from .scratch import database

UNITS, YEARS, SEED, RUNS = 200, (2022, 2023, 2024, 2025, 2026), 20261127, 20
SIZES = (10_000, 100_000)
LIMIT_MS = 200.0
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PEER = ("trang Tài khoản của khung", "/lam-viec/account/")
BASE = "/lam-viec/toan-canh/"
SCREENS = {
    "các đơn vị": f"{BASE}don-vi/?ky=month&nam=2026&thu=11",
    "nhiệm vụ × đơn vị": f"{BASE}do-phu/nhiem-vu/?nam=2026",
    "chủ đề × ngôn ngữ": f"{BASE}do-phu/ngon-ngu/?nam=2026",
    "đối tượng × kênh": f"{BASE}do-phu/doi-tuong/?nam=2026",
    "trụ cột × tháng": f"{BASE}do-phu/tru-cot/?nam=2026",
    "bảng việc": f"{BASE}bang-viec/",
    "dòng thời gian": f"{BASE}dong-thoi-gian/?nam=2026",
    "hoạt động": f"{BASE}hoat-dong/?nam=2026",
}


def measure() -> list[Measurement]:
    """Thời gian mỗi màn hình at both sizes; the larger is held against the smaller, too."""
    found: list[Measurement] = []
    with database():
        from django.test import Client

        office = Office(random.Random(SEED))
        client, small = Client(), {}
        client.force_login(office.officer)
        for size in SIZES:
            office.grow(size)
            floor = _p95(client, PEER[1])
            for name, path in SCREENS.items():
                took = _p95(client, path)
                peer, against = (
                    (PEER[0], floor) if size == SIZES[0] else (f"{_written(SIZES[0])} hoạt động", small[name])
                )
                small.setdefault(name, took)
                title = f"toàn cảnh, {_written(size)} hoạt động: {name}"
                found.append(Measurement(title, took, "ms", peer, against, LIMIT_MS))
    return found


def _written(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _p95(client: Any, path: str) -> float:
    if client.get(path).status_code != 200:
        raise SystemExit(path)
    times = [_timed(lambda: client.get(path)) for _ in range(RUNS)]
    return statistics.quantiles(times, n=20)[-1] * 1000


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Office:
    """Cơ quan lớn, grown to the size asked for."""

    def __init__(self, chance: random.Random) -> None:
        from nhipcau.plans.models import Term
        from nhipcau.units.models import Membership, Unit, User

        self.chance, self.made = chance, 0
        self.home = Unit.objects.create(name="Cơ quan thường trực", is_standing_office=True)
        self.units = Unit.objects.bulk_create(Unit(name=f"Đơn vị {n:03d}") for n in range(UNITS))
        self.officer = User.objects.create(username="chuyen-vien")
        Membership.objects.create(person=self.officer, unit=self.home, role="officer")
        self.terms: dict[str, list[int]] = {}
        for kind, pk in Term.objects.values_list("kind", "pk"):
            self.terms.setdefault(kind, []).append(pk)
        self.plans: list[Any] = []
        self.tasks: list[Any] = []

    def grow(self, size: int) -> None:
        """Thêm kế hoạch, nhiệm vụ, việc, minh chứng until there are `size` activities."""
        from django.db import connection

        while self.made < size:
            self._year(YEARS[(self.made // 1000) % len(YEARS)], 1000)
            self.made += 1000
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _year(self, year: int, count: int) -> None:
        plan, tasks = self._plan(year), self._tasks(year, count // 5)
        lines = self._lines(plan, year, count)
        work = self._work(lines, tasks, year)
        self._evidence(work)

    def _plan(self, year: int) -> Any:
        from nhipcau.issuing.models import Paper
        from nhipcau.plans.models import Plan

        title = f"Kế hoạch {len(self.plans)} năm {year}"
        paper = Paper.objects.create(kind="plan", office=self.home, title=title, state="issued", number="1")
        self.plans.append(Plan.objects.create(year=year, office=self.home, paper=paper))
        return self.plans[-1]

    def _tasks(self, year: int, count: int) -> list[Any]:
        from nhipcau.directives.models import Directive, Obligation, ObligationUnit

        number = len(self.plans)
        home = Directive.objects.create(
            file_name=f"{number}.txt", number=f"{number}-HD/TG", title="Hướng dẫn", state="confirmed",
            date=date(year, 1, 5),
        )  # fmt: skip
        tasks = Obligation.objects.bulk_create(
            Obligation(
                directive=home, position=n, state="confirmed", text=f"Nhiệm vụ {n} về thông tin đối ngoại",
                deliverable="Báo cáo" if n % 3 else "", machine={"text": "", "missing": []},
            )
            for n in range(count)
        )  # fmt: skip
        ObligationUnit.objects.bulk_create(
            ObligationUnit(obligation=task, part="lead", written=unit.name, unit=unit)
            for task in tasks
            for unit in self.chance.sample(self.units, 3)
        )
        return tasks

    def _lines(self, plan: Any, year: int, count: int) -> list[Any]:
        from nhipcau.plans.models import Activity, ActivityUnit

        def line(n: int) -> Any:
            first = date(year, 1, 1) + timedelta(days=self.chance.randrange(300))
            due = first + timedelta(days=self.chance.randrange(60))
            return Activity(plan=plan, position=n, text=f"Hoạt động {n}", starts_on=first, due=due)

        lines = Activity.objects.bulk_create([line(n) for n in range(count)], 500)
        leads = (
            ActivityUnit(activity=each, part="lead", written=unit.name, unit=unit)
            for each in lines
            for unit in [self.chance.choice(self.units)]
        )
        ActivityUnit.objects.bulk_create(leads, 500)
        link = Activity.terms.through
        carried = (
            link(activity_id=each.pk, term_id=pk)
            for each in lines
            for kind, among in self.terms.items()
            for pk in self.chance.sample(among, 2 if kind == "language" else 1)
        )
        for part in _parts(carried):
            link.objects.bulk_create(part, 500)
        return lines

    def _work(self, lines: list[Any], tasks: list[Any], year: int) -> list[Any]:
        from nhipcau.plans.models import Assignment

        pairs = self.chance.sample([(task, unit) for task in tasks for unit in self.units], len(lines))

        def work(line: Any, task: Any, unit: Any) -> Any:
            made = Assignment(obligation=task, unit=unit, approver=self.home, activity=line, due=line.due)
            made.assigned_at = datetime(year, 1, 10, 8, tzinfo=HANOI) + timedelta(
                days=self.chance.randrange(90)
            )
            fate = self.chance.random()
            if fate < (0.6 if year == YEARS[-1] else 0.97):
                made.state = "accepted"
                made.accepted_at = datetime.combine(line.due, datetime.min.time(), HANOI)
            else:
                made.state = "in-progress" if fate < 0.98 else "cancelled"
            return made

        return Assignment.objects.bulk_create(
            [work(line, *pair) for line, pair in zip(lines, pairs, strict=True)], 500
        )

    def _evidence(self, work: list[Any]) -> None:
        from nhipcau.plans.models import Evidence, Submission

        languages = ("vi", "en", "zh", "fr", "km")
        Evidence.objects.bulk_create(
            [
                Evidence(
                    assignment=each, kind="publication", title=f"Tin {n}", done_on=each.due,
                    language=self.chance.choice(languages), link="https://example.gov.vn/tin",
                )
                for each in work
                for n in range(3)
            ],
            500,
        )  # fmt: skip
        Submission.objects.bulk_create(
            [
                Submission(
                    assignment=each, number=1, decision="accepted",
                    submitted_at=each.accepted_at - timedelta(days=self.chance.randrange(-3, 6)),
                    decided_at=each.accepted_at,
                )
                for each in work
                if each.accepted_at
            ],
            500,
        )  # fmt: skip


def _parts(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while part := list(islice(rows, 5000)):
        yield part


if __name__ == "__main__":
    print(table(measure()))
