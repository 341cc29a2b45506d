"""Độ phủ: what is planned and what is done where two classifications meet; the empty places are the point."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.plans.enums import Language, TermKind
from nhipcau.plans.models import Activity, Term
from nhipcau.units.models import User

from ..queries import activities, coverage
from ..queries.activities import Frame
from . import coverage_kept as kept
from .coverage_kept import Asked, Count, Found, Summed


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu hàng, đầu cột."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Bảng độ phủ đã đếm; `unsorted` activities stand in none of its cells."""

    rows: Sequence[Head]
    columns: Sequence[Head]
    cells: dict[tuple[str, ...], Count]
    total: int
    unsorted: int
    kinds: tuple[str, ...] = field(default=())

    def cell(self, row: str, column: str) -> Count:
        """Một ô; zero where nothing is."""
        return self.cells.get((row, column)) or Count()

    def empty_columns(self) -> list[Head]:
        """Các cột chưa ai làm."""
        return [
            head for head in self.columns if all(not self.cell(r.key, head.key).planned for r in self.rows)
        ]

    def empty_rows(self) -> list[Head]:
        """Các hàng chưa ai làm."""
        return [
            head for head in self.rows if all(not self.cell(head.key, c.key).planned for c in self.columns)
        ]

    @property
    def empty(self) -> int:
        """Số ô trống."""
        return sum(not self.cell(row.key, column.key).planned for row in self.rows for column in self.columns)


def languages(person: User, frame: Frame, kind: TermKind, today: date) -> Grid:
    """Chủ đề × ngôn ngữ. An activity stands where its plan names the language or its evidence is in it.

    Done here is an activity with accepted evidence in that very language.
    """
    terms, spoken_in = activities.terms_of(kind), activities.terms_of(TermKind.LANGUAGE)
    keys = [term.pk for term in terms]
    # Of two terms with one code the first stands for it.
    by_code = {term.code: str(term.pk) for term in reversed(spoken_in) if term.code}

    def count(scope: QuerySet[Activity]) -> Iterator[Found]:
        for plan, (row, column), planned, _done, late in coverage.pairs(
            scope, keys, [term.pk for term in spoken_in], today
        ):
            yield plan, (str(row), str(column)), planned, 0, late
        for plan, row, code, done, unplanned in coverage.spoken(scope, keys):
            yield plan, (str(row), by_code.get(code, code)), unplanned, done, 0

    kinds = (kind, TermKind.LANGUAGE)
    summed = kept.of(person, frame, today, Asked(kinds, [*terms, *spoken_in], count))
    # A language of the evidence that the office's own list does not have stands after it.
    known = {str(term.pk) for term in spoken_in}
    others = sorted({column for _row, column in summed.cells if column not in known})
    heads = [*_heads(spoken_in), *(Head(code, _language(code)) for code in others)]
    return _grid(_heads(terms), heads, summed, kinds)


def audiences(person: User, frame: Frame, theme: int | None, today: date) -> Grid:
    """Đối tượng × kênh, of all themes or of one."""
    kinds = (TermKind.AUDIENCE, TermKind.CHANNEL)
    rows, columns = (activities.terms_of(kind) for kind in kinds)

    def count(scope: QuerySet[Activity]) -> Iterator[Found]:
        for plan, at, planned, done, late in coverage.pairs(
            scope, [t.pk for t in rows], [t.pk for t in columns], today
        ):
            yield plan, tuple(map(str, at)), planned, done, late

    summed = kept.of(person, frame, today, Asked(kinds, [*rows, *columns], count, theme))
    return _grid(_heads(rows), _heads(columns), summed, kinds)


CUBE = (TermKind.THEME, TermKind.AUDIENCE, TermKind.CHANNEL)


def multiples(person: User, frame: Frame, split: TermKind, today: date) -> list[tuple[Head, Grid]]:
    """Chủ đề × đối tượng × kênh as many small grids, one a channel, or one a theme.

    Counted once for all of them; an activity stands in every cell whose three terms it carries.
    """
    found = {kind: activities.terms_of(kind) for kind in CUBE}
    terms = {kind: _heads(found[kind]) for kind in CUBE}
    rows, columns = [kind for kind in CUBE if kind != split]

    def count(scope: QuerySet[Activity]) -> Iterator[Found]:
        axes = [[term.pk for term in found[kind]] for kind in CUBE]
        for plan, at, planned, done, late in coverage.cubes(scope, axes, today):
            yield plan, tuple(map(str, at)), planned, done, late

    every = [term for kind in CUBE for term in found[kind]]
    summed = kept.of(person, frame, today, Asked(CUBE, every, count))
    cells: dict[str, dict[tuple[str, ...], Count]] = defaultdict(dict)
    for key, counted in summed.cells.items():
        at = dict(zip(CUBE, key, strict=True))
        cells[at[split]][at[rows], at[columns]] = counted
    return [
        (head, Grid(terms[rows], terms[columns], cells[head.key], summed.total, summed.unsorted, CUBE))
        for head in terms[split]
    ]


def months(person: User, frame: Frame, today: date) -> Grid:
    """Trụ cột × tháng: an activity stands in every month of the year that it runs in.

    One that carries a pillar but runs in no month of the year is unsorted.
    """
    rows = activities.terms_of(TermKind.PILLAR)
    days = [(str(month), *days_of(frame.year, month)) for month in range(1, 13)]
    year = activities.under_way(date(frame.year, 1, 1), date(frame.year, 12, 31))

    def count(scope: QuerySet[Activity]) -> Iterator[Found]:
        for plan, (row, starts_on, due), planned, done, late in coverage.spans(
            scope.filter(year), [term.pk for term in rows], today
        ):
            begins, ends = starts_on or due, due or starts_on
            for month, first, last in days:
                if begins <= last and ends >= first:
                    yield plan, (str(row), month), planned, done, late

    def undated(scope: QuerySet[Activity]) -> QuerySet[Activity]:
        lacking = activities.lacking(scope, [TermKind.PILLAR])
        within = scope.filter(year)
        return scope.exclude(pk__in=within.values("pk")).exclude(pk__in=lacking.values("pk"))

    kinds = (TermKind.PILLAR,)
    summed = kept.of(person, frame, today, Asked(kinds, rows, count, also_unsorted=undated))
    heads = [Head(month, _("tháng %(n)d") % {"n": int(month)}) for month, _first, _last in days]
    return _grid(_heads(rows), heads, summed, kinds)


def days_of(year: int, month: int) -> tuple[date, date]:
    """Ngày đầu và ngày cuối của một tháng dương lịch."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _grid(rows: Sequence[Head], columns: Sequence[Head], summed: Summed, kinds: tuple[str, ...]) -> Grid:
    return Grid(rows, columns, summed.cells, summed.total, summed.unsorted, kinds)


def _heads(terms: Iterable[Term]) -> list[Head]:
    return [Head(str(term.pk), term.name) for term in terms]


def _language(code: str) -> str:
    return str(Language(code).label) if code in Language.values else code
