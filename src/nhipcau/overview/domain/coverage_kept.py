"""Độ phủ theo từng kế hoạch: a table as the sum of its plans, each counted again once it changed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from nhipcau.core.domain import counted
from nhipcau.plans.domain import parts
from nhipcau.plans.models import Activity, Term
from nhipcau.units.models import User

from ..queries import activities, coverage
from ..queries.activities import Frame

# A plan, the keys of the axes, and activities in the plan, done, late.
Found = tuple[int, tuple[str, ...], int, int, int]
Counting = Callable[[QuerySet[Activity]], Iterator[Found]]


@dataclass(slots=True)
class Count:
    """Một ô: hoạt động có trong kế hoạch, trong đó đã xong, trong đó có việc quá hạn."""

    planned: int = 0
    done: int = 0
    late: int = 0

    def add(self, planned: int, done: int, late: int) -> None:
        """Cộng thêm."""
        self.planned += planned
        self.done += done
        self.late += late


@dataclass(slots=True)
class Summed:
    """Tổng của các kế hoạch; `unsorted` activities stand in no cell."""

    cells: dict[tuple[str, ...], Count] = field(default_factory=dict)
    total: int = 0
    unsorted: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Câu hỏi của một bảng: the lists that it lays across each other, their terms, and how it counts.

    `having` narrows it to activities that carry one term; `also_unsorted` adds to those in no cell.
    """

    kinds: tuple[str, ...]
    terms: Sequence[Term]
    count: Counting
    having: int | None = None
    also_unsorted: Callable[[QuerySet[Activity]], QuerySet[Activity]] | None = None

    def key(self, frame: Frame, today: date) -> str:
        """Tên câu hỏi, with all that the answer for one plan depends on beside the plan."""
        terms = ";".join(f"{term.pk}:{term.code}" for term in self.terms)
        mark = hashlib.sha256(terms.encode()).hexdigest()[:16]
        return f"coverage {'*'.join(self.kinds)} {self.having or ''} {frame.year} {today} {mark}"


def of(person: User, frame: Frame, today: date, asked: Asked) -> Summed:
    """Đếm các hoạt động trong khung: plan by plan what is kept of whole plans, else as it is asked.

    Only whoever sees whole plans, and asks for whole plans, is answered from what is kept.
    """
    if not (activities.sees_whole_plans(person) and activities.asks_whole_plans(frame)):
        return _sum(_anew(activities.activities_in(person, frame), asked))
    plans = activities.plans_in(person, frame).order_by().values_list("pk", flat=True)
    found = counted.of(
        parts.PLAN, asked.key(frame, today), plans, lambda some: _anew(activities.lines_in(some), asked)
    )
    return _sum(found)


def _anew(scope: QuerySet[Activity], asked: Asked) -> dict[int, Any]:
    """Đếm lại: of each plan its activities, those unsorted, and its cells."""
    scope = activities.having(scope, [asked.having] if asked.having else [])
    cells: dict[int, dict[tuple[str, ...], Count]] = defaultdict(lambda: defaultdict(Count))
    for plan, at, *numbers in asked.count(scope):
        cells[plan][at].add(*numbers)
    unsorted = coverage.by_plan(activities.lacking(scope, asked.kinds))
    more = coverage.by_plan(asked.also_unsorted(scope)) if asked.also_unsorted else {}
    return {
        plan: [
            total,
            unsorted.get(plan, 0) + more.get(plan, 0),
            [[*at, each.planned, each.done, each.late] for at, each in cells[plan].items()],
        ]
        for plan, total in coverage.by_plan(scope).items()
    }


def _sum(by_plan: dict[int, Any]) -> Summed:
    found = Summed()
    cells: dict[tuple[str, ...], Count] = defaultdict(Count)
    for total, unsorted, rows in by_plan.values():
        found.total += total
        found.unsorted += unsorted
        for row in rows:
            cells[tuple(row[:-3])].add(*row[-3:])
    found.cells = dict(cells)
    return found
