"""Dòng và ô của lưới: what the grid shows of an activity."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.directives.models import Obligation
from nhipcau.units.domain.resolution import Candidate

from .. import queries
from ..domain import cells, gaps
from ..domain.naming import Reader
from ..enums import Column
from ..models import Activity, ActivityUnit, Plan

_LIKE_A_DAY = re.compile(r"\d\s*[/.-]\s*\d")
LONGEST_TIP = 160
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
    """Một ô: its text, how it was understood, whether something lacks, and what to ask.

    `head` is what every cell of its column opens with.
    """

    head: SafeString
    value: str
    hint: str = ""
    lacks: bool = False
    asks: tuple[Ask, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Chỉ có chữ của ô."""
        return not (self.hint or self.lacks or self.asks)


@dataclass(frozen=True, slots=True)
class Source:
    """Câu mà dòng này đáp ứng: where it stands, as it is cited, its words."""

    url: str
    cited: str
    text: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Nút của một dòng, in words: for who hears them and does not see where they stand."""

    up: str
    down: str
    drop: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """Một dòng; `opens` is the group whose first line it is, `path` leads to it from the page of the grid."""

    activity: Activity
    key: str
    number: str
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]
    opens: str | None
    path: str
    moves: Moves


class Grid:
    """Lưới: rows of all or of some activities; the directory is asked only for unclear names.

    What all rows have alike, words and addresses, is made once: a plan has hundreds of rows.
    """

    def __init__(self, plan: Plan, columns: Iterable[Column]) -> None:
        self.plan = plan
        self.columns = tuple(columns)
        self.names = Reader()
        has_terms = any(column in cells.TERM_COLUMNS for column in self.columns)
        self.activities = queries.in_groups(queries.lines_to_draw(plan, has_terms=has_terms))
        self.heads = {column: _head(column) for column in self.columns}
        self.moves = Moves(_("Chuyển dòng %(n)s lên"), _("Chuyển dòng %(n)s xuống"), _("Bỏ dòng %(n)s"))
        self.reviews: dict[int, str] = {}

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
        parties, n = list(activity.parties.all()), {"n": number}
        lacking = gaps.lacks(activity, parties)
        return GridRow(
            activity,
            str(activity.pk),
            str(number),
            tuple(
                self._cell(activity, column, NEEDS.get(column) in lacking, parties) for column in self.columns
            ),
            tuple(self._source(answer.obligation) for answer in activity.answers.all()),
            opens,
            f"hoat-dong/{activity.pk}/",
            Moves(self.moves.up % n, self.moves.down % n, self.moves.drop % n),
        )

    def _cell(self, activity: Activity, column: Column, lacks: bool, parties: list[ActivityUnit]) -> Cell:
        head = self.heads[column]
        if column in cells.PARTS:
            here = [party for party in parties if party.part == cells.PARTS[column]]
            return Cell(head, cells.names_of(here), "", lacks, self._asks(here))
        value = cells.read(activity, column)
        hint = _time_hint(activity, value, self.plan) if column == Column.TIME else ""
        return Cell(head, value, hint, lacks)

    def _source(self, obligation: Obligation) -> Source:
        directive = obligation.directive
        cited = f"{directive.number or directive.title} {obligation.section}"
        return Source(self._place(obligation), cited, _cut(obligation.text))

    def _place(self, obligation: Obligation) -> str:
        """Chỗ của câu, as `Obligation.source_url`: a directive's address is asked for once."""
        if not obligation.spans:
            return obligation.source_url
        known = self.reviews
        if obligation.directive_id not in known:
            known[obligation.directive_id] = obligation.source_url.partition("?")[0]
        place = obligation.spans[0][0]
        return f"{known[obligation.directive_id]}?cau={place}#cau-{place}"

    def _asks(self, parties: list[ActivityUnit]) -> tuple[Ask, ...]:
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


def _head(column: Column) -> SafeString:
    kind = column.value
    opening = 'data-column="{}" data-label="{}" class="plans-cell plans-cell--{}'
    return format_html(opening, kind, column.label, kind)


def _cut(text: str) -> str:
    """Lời của câu, as long as a tip may be; most are shorter, and need not be counted sign by sign."""
    return (
        unicodedata.normalize("NFC", text) if len(text) <= LONGEST_TIP else Truncator(text).chars(LONGEST_TIP)
    )


def _time_hint(activity: Activity, value: str, plan: Plan) -> str:
    doubts = (f"▲ {doubt}" for doubt in gaps.date_doubts(activity, plan))
    return " · ".join(filter(None, (_understood(activity, value), *doubts)))


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
