"""Công việc: one assignment a line, as far as its day lets it be, with submissions and evidence."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from .frame import Office, keep, moment, pour, shifted

LANGUAGES = ("vi", "en", "zh", "fr", "km", "lo")
EVIDENCE = 3
# Of work whose day is over: accepted, waiting, returned, in progress; the rest was cancelled.
PAST, OLD = (0.86, 0.90, 0.92, 0.97), (0.965, 0.967, 0.968, 0.975)
COMING = (0.12, 0.16, 0.18, 0.55)
STATES = ("accepted", "submitted", "returned", "in-progress")


def make(office: Office) -> None:
    """Giao việc của các kế hoạch đã ban hành; done is what came of it."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.plans.models import Assignment

    def rows() -> Iterator[Any]:
        for year, lines in office.lines.items():
            for line, task, unit in lines:
                made = Assignment(
                    obligation=task, unit=unit, approver=office.home, activity=line, due=line.due,
                    deliverable=line.deliverable, folded=fold(task.text),
                    assigned_at=moment(shifted(date(year, 1, 21), office.chance.randrange(20))),
                )  # fmt: skip
                yield _lived(office, made, year)

    office.work = keep(Assignment, rows())
    supports = Assignment.supporters.through
    chance = office.chance
    pour(
        supports,
        ("assignment_id", "unit_id"),
        (
            (work.pk, unit.pk)
            for work in office.work
            if chance.random() < 0.5
            for unit in chance.sample(office.units, 1)
        ),
    )
    _submissions(office)
    _evidence(office)


def _lived(office: Office, work: Any, year: int) -> Any:
    due = work.due or date(year, 12, 31)
    shares = OLD if year < office.years[-1] else PAST if due < office.today else COMING
    fate = office.chance.random()
    if shares is COMING and fate >= shares[-1]:
        return work if fate < 0.98 else _cancelled(work)
    for state, share in zip(STATES, shares, strict=True):
        if fate < share:
            work.state = state
            break
    else:
        return _cancelled(work)
    if work.state == "accepted":
        day = min(shifted(due, office.chance.randrange(-10, 6)), office.today)
        work.accepted_at, work.progress = max(moment(day), work.assigned_at), 100
    else:
        work.progress = office.chance.randrange(0, 100, 10)
    return work


def _cancelled(work: Any) -> Any:
    work.state, work.cancelled_at = "cancelled", work.assigned_at + timedelta(days=9)
    work.cancel_reason = "Ghép vào việc khác"
    return work


def _submissions(office: Office) -> None:
    from nhipcau.plans.models import Submission

    staff = office.people["unit-staff"]

    def rows() -> Iterator[tuple[Any, ...]]:
        for work in office.work:
            returned = work.state == "returned" or (
                work.state == "accepted" and office.chance.random() < 0.08
            )
            by, number = staff[work.pk % len(staff)], 1
            if returned:
                sent = (work.accepted_at or moment(office.today)) - timedelta(
                    days=office.chance.randrange(4, 15)
                )
                yield work.pk, 1, by.pk, sent, "returned", "Thiếu minh chứng", sent + timedelta(days=1)
                number = 2
            if work.state == "accepted":
                sent = work.accepted_at - timedelta(hours=office.chance.randrange(1, 90))
                yield work.pk, number, by.pk, sent, "accepted", "", work.accepted_at
            elif work.state == "submitted":
                sent = moment(shifted(office.today, -office.chance.randrange(1, 9)))
                yield work.pk, number, by.pk, sent, "", "", None

    told = ("assignment_id", "number", "submitted_by_id", "submitted_at", "decision", "reason", "decided_at")
    pour(Submission, told, rows())


def _evidence(office: Office) -> None:
    """Ba minh chứng một việc on the average: more where it was accepted, none where it has not begun."""
    from nhipcau.plans.models import Evidence

    chance = office.chance
    done = [work for work in office.work if work.state in {"accepted", "submitted"}]
    wanted = EVIDENCE * office.size

    def rows() -> Iterator[tuple[Any, ...]]:
        for at in range(wanted):
            work = done[at % len(done)]
            day = work.accepted_at.date() if work.accepted_at else office.today
            yield (
                work.pk,
                "publication" if at % 4 else "event",
                f"Tin {at} trên báo tỉnh",
                shifted(day, -chance.randrange(1, 12)),
                1 + at % 3,
                LANGUAGES[int(chance.random() * len(LANGUAGES))],
                f"https://example.gov.vn/tin/{at}",
                moment(day) if chance.random() < 0.01 else None,
            )

    told = ("assignment_id", "kind", "title", "done_on", "quantity", "language", "link", "withdrawn_at")
    pour(Evidence, told, rows())
