"""Sáu rõ của một nhiệm vụ: each stated by the document, filled in by a person, or missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nhipcau.core.domain.folding import fold

from ..enums import Clarity, Part, Source, Standing
from ..models import Obligation
from . import deadlines, values


@dataclass(frozen=True, slots=True)
class Clear:
    """Một điều rõ: its standing and its value in words ("" when missing)."""

    clarity: Clarity
    standing: Standing
    value: str


def of(obligation: Obligation) -> tuple[Clear, ...]:
    """Sáu rõ, in the official order. Reads the parties; prefetch them for lists.

    What a plan or a tracker brought in is as that source states it.
    """
    machine = obligation.machine or {}
    if obligation.machine is None and obligation.directive.source != Source.RECEIVED:
        return _as_entered(obligation)
    read = values.obligation_of(machine)
    leads = [party.written for party in obligation.parties.all() if party.part == Part.LEAD]
    return (
        _clear(Clarity.WHO, ", ".join(leads), _same_names(leads, machine)),
        _clear(Clarity.WHAT, _what(obligation, machine), obligation.text == read["text"]),
        _clear(Clarity.WHEN, deadlines.in_words(obligation), _same(obligation, read, *deadlines.FIELDS)),
        _clear(Clarity.RESPONSIBILITY, obligation.responsibility, _same(obligation, read, "responsibility")),
        _clear(Clarity.PRODUCT, obligation.deliverable, _same(obligation, read, "deliverable")),
        _clear(Clarity.AUTHORITY, obligation.authority, _same(obligation, read, "authority")),
    )


def _as_entered(obligation: Obligation) -> tuple[Clear, ...]:
    leads = [party.written for party in obligation.parties.all() if party.part == Part.LEAD]
    stated = {
        Clarity.WHO: ", ".join(leads),
        Clarity.WHAT: obligation.text,
        Clarity.WHEN: deadlines.in_words(obligation),
        Clarity.RESPONSIBILITY: obligation.responsibility,
        Clarity.PRODUCT: obligation.deliverable,
        Clarity.AUTHORITY: obligation.authority,
    }
    return tuple(_clear(clarity, value, True) for clarity, value in stated.items())


def _clear(clarity: Clarity, value: str, as_read: bool) -> Clear:
    if not value:
        return Clear(clarity, Standing.MISSING, "")
    return Clear(clarity, Standing.STATED if as_read else Standing.FILLED, value)


def _what(obligation: Obligation, machine: Mapping[str, Any]) -> str:
    """The task itself; where the library finds that a sentence names none, only a person's words mend it."""
    unclear = Clarity.WHAT in (machine.get("missing") or ()) and obligation.text == machine.get("text")
    return "" if unclear else obligation.text


def _same_names(leads: list[str], machine: Mapping[str, Any]) -> bool:
    return {fold(name) for name in leads} == {fold(name) for name in machine.get("lead") or ()}


def _same(obligation: Obligation, read: Mapping[str, Any], *fields: str) -> bool:
    return all(getattr(obligation, field) == read[field] for field in fields)
