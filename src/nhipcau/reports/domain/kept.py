"""Số liệu giữ theo đơn vị: what a page of a running report needs, counted again where the work changed.

One question for a period, so that a page reads what is kept once: the figures, the tasks they come from and
the sums of the office's own indicators.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.core.domain import counted
from nhipcau.plans import queries as plans
from nhipcau.plans.domain import parts

from ..models import IndicatorDefinition
from . import sums, tallies, touched
from .counting import Figure
from .periods import Period
from .tallies import Part
from .touched import Tasks

# What of a definition decides what it counts; themes are set on plans, whose changes do not mark the units.
NARROWING = ("counts", "evidence_kinds", "languages", "legal_kinds", "directive_id", "group_by", "split_by")


@dataclass(frozen=True, slots=True)
class Kept:
    """Số liệu đã cộng của một kỳ; `parts` are the sums of the definitions asked for, by their key."""

    figures: Mapping[str, Figure]
    tasks: Tasks
    parts: Mapping[int, Sequence[Part]]


def of(period: Period, units: set[int] | None, definitions: Sequence[IndicatorDefinition]) -> Kept:
    """Số liệu của một kỳ for `units` alone, or for all where None."""
    own = [each for each in definitions if not each.term_id]
    question = f"report {_days(period)} {_digest(own)}"
    found = _answers(question, units, lambda some: _count(period, some, own))
    tasks: dict[int, set[int]] = defaultdict(set)
    summed: dict[int, list[Part]] = {each.pk: [] for each in own}
    for unit, (_figures, directives, rows) in found.items():
        for directive, held in directives:
            tasks[directive].update(held)
        for definition, (amount, row, column) in ((own[at], rest) for at, *rest in rows):
            summed[definition.pk].append(Part(0, unit, 0, amount, row, column))
    themed = {each.pk: tallies.sums_of(each, period, units) for each in definitions if each.term_id}
    figures = sums.together({unit: each[0] for unit, each in found.items()})
    return Kept(figures, Tasks(tasks), summed | themed)


def figures_of(period: Period, units: set[int] | None) -> dict[str, Figure]:
    """Con số alone, of a period to compare with."""
    question = f"report figures {_days(period)}"
    return sums.together(_answers(question, units, lambda some: sums.by_unit(period, some)))


def _answers(
    question: str, units: set[int] | None, count: Callable[[set[int] | None], Mapping[int, Any]]
) -> Mapping[int, Any]:
    """Of all units what is kept; `count` is given those to count, None when it is all of them."""
    if units is not None:
        return count(units)
    leading = plans.leading_units()
    # Most of them at once are read without asking for each.
    return counted.of(
        parts.UNIT, question, leading, lambda some: count(set(some) if len(some) < len(leading) else None)
    )


def _count(
    period: Period, units: set[int] | None, definitions: Iterable[IndicatorDefinition]
) -> dict[int, Any]:
    """Câu trả lời của từng đơn vị, as kept: figures, tasks, [[which definition, amount, row, column]]."""
    if units is None:
        figures, held = sums.by_unit(period, None), sums.held(period)
    else:
        figures, held = sums.by_unit_and_task(period, units)
    found: dict[int, Any] = defaultdict(lambda: [[], [], []])
    for unit, each in figures.items():
        found[unit][0] = each
    for unit, directives in touched.in_directives(held).items():
        found[unit][1] = directives
    for at, definition in enumerate(definitions):
        for part in tallies.sums_of(definition, period, units):
            found[part.unit][2].append([at, part.amount, part.row, part.column])
    return found


def _days(period: Period) -> str:
    return f"{period.starts_on} {period.ends_on}"


def _digest(definitions: Iterable[IndicatorDefinition]) -> str:
    told = repr([[getattr(each, name) for name in NARROWING] for each in definitions])
    return hashlib.sha256(told.encode()).hexdigest()[:32]
