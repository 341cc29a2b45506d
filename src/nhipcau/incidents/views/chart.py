"""Dòng thời gian vẽ bằng SVG: what happened when, tasks from giving to due, drawn by the server.

Places are whole units of the drawing; looks are classes of incidents.css. The list below it says the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from ..models import Incident, IncidentTask, TimelineEntry

WIDTH, LEFT, TOP, ROW = 1000, 20, 46, 22
STEPS = (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672)
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Tick:
    """Vạch giờ."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Một dòng nhật ký: its number is that of the list."""

    x: int
    number: int
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Một việc, from when it was given to its hour, or to when it was done."""

    x: int
    y: int
    width: int
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Hình vẽ."""

    width: int
    height: int
    ticks: list[Tick] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    due_x: int | None = None


def of(
    incident: Incident,
    entries: Iterable[TimelineEntry],
    tasks: Iterable[IncidentTask],
    due_at: datetime | None = None,
) -> Chart:
    """Vẽ; `due_at` is the hour by which the law wants the first statement."""
    entries, tasks, now = list(entries), list(tasks), timezone.now()
    begins = min([incident.began_at, *(each.at for each in entries)])
    ends = max(
        [
            incident.stood_down_at or now,
            *(each.at for each in entries),
            *(each.done_at or each.due_at for each in tasks),
            *([due_at] if due_at else []),
            begins + timedelta(hours=1),
        ]
    )
    span = (ends - begins).total_seconds()

    def place(at: datetime) -> int:
        share = (at - begins).total_seconds() / span
        return LEFT + round(min(max(share, 0), 1) * (WIDTH - 2 * LEFT))

    bars = [
        Bar(
            place(each.created_at),
            TOP + 18 + row * ROW,
            max(place(each.done_at or each.due_at) - place(each.created_at), 6),
            _look(each, now),
            each.text,
        )
        for row, each in enumerate(tasks)
    ]
    return Chart(
        WIDTH,
        TOP + 30 + len(bars) * ROW,
        _ticks(begins, ends, place),
        [Dot(place(each.at), number, each.kind, each.text) for number, each in enumerate(entries, 1)],
        bars,
        place(due_at) if due_at else None,
    )


def _look(task: IncidentTask, now: datetime) -> str:
    if task.done_at is not None:
        return "ok" if task.done_at <= task.due_at else "tardy"
    return "late" if task.due_at < now else "run"


def _ticks(begins: datetime, ends: datetime, place: object) -> list[Tick]:
    hours = (ends - begins).total_seconds() / 3600
    step = next((each for each in STEPS if hours / each <= MOST_TICKS), STEPS[-1])
    first = timezone.localtime(begins).replace(minute=0, second=0, microsecond=0)
    if step >= 24:
        first = first.replace(hour=0)
    found, at = [], first + timedelta(hours=step if step < 24 else 24)
    while at < ends and len(found) < MOST_TICKS + 1:
        found.append(Tick(place(at), at.strftime("%d/%m" if step >= 24 else "%H:%M")))  # type: ignore[operator]
        at += timedelta(hours=step)
    return found
