"""Kế hoạch: two hundred lines each, led by units, sorted by terms, answering the tasks of their year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from . import words
from .frame import Office, keep, pour, shifted

LINES = 200


def make(office: Office) -> None:
    """Lập và ban hành kế hoạch của năm năm, and one draft for the year to come."""
    terms = _terms()
    for year in office.years:
        left = office.size // len(office.years)
        office.lines[year] = []
        tasks = _in_turn(office.tasks[year])
        while left > 0:
            asked = [next(tasks) for _ in range(min(LINES, left))]
            office.lines[year] += _plan(office, year, asked, terms, "issued")
            left -= LINES
    tasks = _in_turn(office.tasks[office.years[-1]])
    _plan(office, office.years[-1] + 1, [next(tasks) for _ in range(LINES)], terms, "draft")


def _terms() -> dict[str, list[int]]:
    from nhipcau.plans.models import Term

    found: dict[str, list[int]] = {}
    for kind, pk in Term.objects.values_list("kind", "pk"):
        found.setdefault(kind, []).append(pk)
    return found


def _in_turn(tasks: list[Any]) -> Iterator[Any]:
    while True:
        yield from tasks


def _plan(
    office: Office, year: int, asked: list[Any], terms: dict[str, list[int]], state: str
) -> Iterator[tuple[Any, Any, Any]]:
    from nhipcau.issuing.models import Paper
    from nhipcau.plans.models import Activity, ActivityObligation, ActivityUnit, Plan

    chance = office.chance
    title = f"Kế hoạch {words.pick(chance, words.MATTERS)} năm {year}"
    number = str(Plan.objects.count() + 1) if state == "issued" else ""
    paper = Paper.objects.create(
        kind="plan", office=office.home, title=title, state=state, number=number, symbol="KH/BTT",
        issued_on=date(year, 1, 20) if state == "issued" else None,
    )  # fmt: skip
    plan = Plan.objects.create(year=year, office=office.home, paper=paper)
    made = keep(Activity, (_line(office, plan, year, at) for at in range(len(asked))))
    # One task is answered by several lines; each by another unit, so that work is handed out once.
    leads = _leads(office, asked)
    pour(ActivityUnit, ("activity_id", "part", "written", "unit_id"), _parties(office, made, leads))
    pairs = zip(made, asked, strict=True)
    pour(ActivityObligation, ("activity_id", "obligation_id"), ((line.pk, task.pk) for line, task in pairs))
    link = Activity.terms.through
    pour(
        link,
        ("activity_id", "term_id"),
        (
            (line.pk, pk)
            for line in made
            for kind, among in terms.items()
            if chance.random() < 0.9
            for pk in chance.sample(among, min(len(among), 2 if kind == "language" else 1))
        ),
    )
    plan.directives.set({task.directive_id for task in asked})
    if state == "issued":
        paper.units.set({lead.pk for lead in leads})
    return zip(made, asked, leads, strict=True)


def _leads(office: Office, asked: list[Any]) -> list[Any]:
    found = []
    for task in asked:
        taken = office.given.setdefault(task.pk, set())
        unit = office.chance.choice(office.units)
        while unit.pk in taken:
            unit = office.chance.choice(office.units)
        taken.add(unit.pk)
        found.append(unit)
    return found


def _parties(office: Office, made: list[Any], leads: list[Any]) -> Iterator[tuple[Any, ...]]:
    for line, lead in zip(made, leads, strict=True):
        yield line.pk, "lead", lead.name, lead.pk
        if office.chance.random() < 0.5:
            helper = office.chance.choice(office.units)
            yield line.pk, "support", helper.name, helper.pk


def _line(office: Office, plan: Any, year: int, at: int) -> Any:
    from nhipcau.plans.models import Activity

    chance = office.chance
    first = shifted(date(year, 1, 1), chance.randrange(330))
    due = min(shifted(first, chance.randrange(75)), date(year, 12, 31))
    dated = chance.random() < 0.97
    return Activity(
        plan=plan, position=at, group=words.GROUPS[at * len(words.GROUPS) // LINES],
        text=words.activity(chance), deadline_text=f"tháng {due.month}/{year}",
        starts_on=first if dated else None, due=due if dated else None,
        deliverable=words.pick(chance, words.PRODUCTS), approver=office.home,
        budget=chance.randrange(10, 300) * 1_000_000 if chance.random() < 0.4 else None,
    )  # fmt: skip
