"""Dòng và ô của lưới: what the grid shows of an activity."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation
from nhipcau.units.domain.resolution import Candidate

from .. import queries
from ..domain import cells, gaps
from ..domain.naming import Reader
from ..enums import Column
from ..models import Activity, ActivityUnit, Plan

_LIKE_A_DAY = re.compile(r"\d\s*[/.-]\s*\d")
# What a newcomer needs; the other columns are a choice.
FIRST_SHOWN = (
    Column.TEXT,
    Column.LEADS,
    Column.SUPPORTERS,
    Column.TIME,
    Column.DELIVERABLE,
)
NEEDS = {
    Column.TEXT: gaps.WITHOUT_TEXT,
    Column.LEADS: gaps.WITHOUT_LEAD,
    Column.TIME: gaps.WITHOUT_TIME,
    Column.DELIVERABLE: gaps.WITHOUT_PRODUCT,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Gợi ý cho một tên chưa rõ: `value` is the whole cell with this name in its place."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Một tên chưa rõ trong ô, and who may be meant."""

    written: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: its text, how it was understood, whether something lacks, and what to ask."""

    column: Column
    value: str
    hint: str = ""
    lacks: bool = False
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """Một dòng; `opens` is the group whose first line it is."""

    activity: Activity
    number: int
    cells: tuple[Cell, ...]
    sources: tuple[Obligation, ...]
    opens: str | None
    url: str


class Grid:
    """Lưới: rows of all or of some activities; the directory is asked only for unclear names."""

    def __init__(self, plan: Plan, columns: Iterable[Column]) -> None:
        self.plan = plan
        self.columns = tuple(columns)
        self.names = Reader()
        self.activities = queries.in_groups(queries.lines(plan))

    def rows(self, only: set[int] | None = None) -> list[GridRow]:
        """Các dòng; their numbers count all lines, also those left out by `only`."""
        found, group = [], None
        for number, activity in enumerate(self.activities, 1):
            opens = activity.group if activity.group != group else None
            group = activity.group
            if only is None or activity.pk in only:
                found.append(self._row(activity, number, opens))
        return found

    def _row(self, activity: Activity, number: int, opens: str | None) -> GridRow:
        lacking = gaps.lacks(activity)
        return GridRow(
            activity,
            number,
            tuple(self._cell(activity, column, NEEDS.get(column) in lacking) for column in self.columns),
            tuple(answer.obligation for answer in activity.answers.all()),
            opens,
            reverse("plans:activity", args=[self.plan.pk, activity.pk]),
        )

    def _cell(self, activity: Activity, column: Column, lacks: bool) -> Cell:
        value = cells.read(activity, column)
        if column in cells.PARTS:
            return Cell(column, value, "", lacks, self._asks(activity, cells.PARTS[column]))
        return Cell(column, value, _understood(activity, value) if column == Column.TIME else "", lacks)

    def _asks(self, activity: Activity, part: Part) -> tuple[Ask, ...]:
        parties = [party for party in activity.parties.all() if party.part == part]
        return tuple(self._ask(party, parties) for party in parties if not party.is_found)

    def _ask(self, party: ActivityUnit, parties: list[ActivityUnit]) -> Ask:
        def whole(candidate: Candidate) -> str:
            names = (candidate.target.name if each is party else each.name for each in parties)
            return cells.BETWEEN.join(names)

        found = self.names.resolve(party.written)
        return Ask(
            party.written,
            tuple(Suggestion(each.target.name, whole(each)) for each in found.candidates[:4]),
        )


def _understood(activity: Activity, value: str) -> str:
    """Ngày mà chữ trong ô được hiểu; nothing when the cell says it itself."""
    if not value:
        return ""
    if activity.due is None:
        if activity.starts_on:
            return _("từ %(day)s") % {"day": f"{activity.starts_on:%d/%m/%Y}"}
        return _("chưa hiểu thành ngày") if _LIKE_A_DAY.search(value) else ""
    day = f"{activity.due:%d/%m/%Y}"
    return "" if value == day else _("hạn %(day)s") % {"day": day}
